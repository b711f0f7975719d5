import { open, rename, rm, stat } from 'node:fs/promises'
import { UsageError } from '../../exit-code.ts'

/**
 * Writes a file beside its place and renames it when it is whole.
 *
 * @param isForced - whether a file that is there may be written over
 * @throws {@link UsageError} where a file is there and must stay
 */
export async function writeNewFile(path: string, text: string, isForced: boolean): Promise<void> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  )
  if (isThere && !isForced) {
    throw new UsageError(`${path} is there already; name another file, or write --force to replace it`)
  }
  const part = `${path}.stet-part`
  const file = await open(part, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
    await file.close()
    await rename(part, path)
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}
