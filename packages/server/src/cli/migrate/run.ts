import { readFile } from 'node:fs/promises'
import { loadConfig } from '../../config/load-config.ts'
import { GatewayError } from '../../contract/errors.ts'
import { locationOf } from '../../pipeline/gateway.ts'
import { UnsafeFolderError } from '../../store/open.ts'
import { migrateStore } from '../../store/state.ts'
import { UsageError } from '../exit-code.ts'

/** Carries `stet migrate` out. */
export async function runMigrate({ config: path }: { config: string }): Promise<void> {
  const config = loadConfig(await readFile(path, 'utf8'), process.env, path)
  const made = await migrateStore(locationOf(config)).catch((error: unknown) => {
    if (error instanceof UnsafeFolderError) throw new UsageError(error.message)
    throw new GatewayError('STET_STORE_FAILED')
  })
  for (const name of made) process.stdout.write(`made ${name}\n`)
  if (made.length === 0) process.stdout.write('the tables are up to date\n')
}
