import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newConnectorFiles } from '../../connector/new-connector.ts'
import { UsageError } from '../exit-code.ts'
import type { NewOptions } from './options.ts'

/**
 * Carries `stet connectors new` out.
 *
 * @throws {@link UsageError} where the name is none, or the folder is there already
 */
export async function runNew(name: string, options: NewOptions): Promise<void> {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) || name.length > 60)
    throw new UsageError(`"${name}" is no name; write small letters, digits and "-", a letter first`)
  const folder = join(options.folder, name)
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  )
  if (isThere) throw new UsageError(`${folder} is there already; choose another name, or remove it`)
  for (const [path, text] of Object.entries(newConnectorFiles(name))) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  process.stderr.write(`stet: wrote ${folder}; change it, and run: stet connectors check ${folder}\n`)
}
