import { readFile } from 'node:fs/promises'
import { loadConfig } from '../../config/load-config.ts'
import { backUp } from '../../store/backup.ts'
import { embeddedFolder, inWords } from './in-words.ts'

export interface BackupOptions {
  readonly config: string
}

/** Carries `stet backup` out. */
export async function runBackup(file: string, { config: path }: BackupOptions): Promise<void> {
  const config = loadConfig(await readFile(path, 'utf8'), process.env, path)
  const folder = embeddedFolder(config, 'pg_dump')
  const bytes = await inWords(backUp(folder, file), { file, folder })
  process.stderr.write(
    `stet: wrote ${file}, ${(bytes / 1e6).toFixed(1)} MB; the key is not in it: keep a copy of that elsewhere\n`,
  )
}
