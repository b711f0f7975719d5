import { access, readFile } from 'node:fs/promises'
import { loadConfig } from '../../config/load-config.ts'
import type { Config } from '../../config/model.ts'
import { openStoreAndKeys } from '../../pipeline/gateway.ts'
import { restoreBackup } from '../../store/backup.ts'
import { embeddedFolder, inWords } from '../backup/in-words.ts'
import { exitCode } from '../exit-code.ts'

export interface RestoreOptions {
  readonly config: string
  readonly force?: boolean
}

/** Carries `stet restore` out. */
export async function runRestore(file: string, { config: path, force }: RestoreOptions): Promise<void> {
  const config = loadConfig(await readFile(path, 'utf8'), process.env, path)
  const folder = embeddedFolder(config, 'pg_restore')
  await access(file)
  await inWords(restoreBackup(file, folder, force === true), { file, folder })
  say(`${folder} is now as it was when ${file} was made; what was accepted since then is gone`)
  say('whoever was erased since then is back: run stet erase again for them')
  if (await opensByItsKey(config)) return
  say(
    'the key of the configuration does not open it; put the key back that was in use, then run: stet doctor',
  )
  process.exitCode = exitCode.refused
}

/** Never makes a key: a new one opens nothing. */
async function opensByItsKey(config: Config): Promise<boolean> {
  try {
    if (config.keys.file !== undefined) await access(config.keys.file.path)
    const { store } = await openStoreAndKeys(config)
    await store.close()
    return true
  } catch {
    return false
  }
}

function say(text: string): void {
  process.stderr.write(`stet: ${text}\n`)
}
