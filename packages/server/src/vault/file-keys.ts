import { stat } from 'node:fs/promises'
import { localKey, type KeyEncryptionKey } from './key-encryption.ts'
import { readKeyFile, renewKeyFile, retireKeyFile, type KeyFile } from './key-file.ts'

/**
 * Keys of a file, followed while they are used: what is wrapped is wrapped by the key that is in force in the
 * file then, so that a rotation needs no gateway to be started again.
 */
export function fileKeys(path: string, keys: KeyFile): KeyEncryptionKey {
  let [ring, state] = [ringOf(keys), '']
  const follow = async (): Promise<KeyEncryptionKey> => {
    const now = await stateOf(path)
    // An unknown state is read anew: that the file cannot be read is then told.
    if (now !== state || now === '') [ring, state] = [ringOf(await readKeyFile(path)), now]
    return ring
  }
  const reading = async <T>(read: (ring: KeyEncryptionKey) => Promise<T>): Promise<T> => {
    try {
      return await read(ring)
    } catch {
      return read(await follow())
    }
  }
  return {
    wrap: async (key, context) => (await follow()).wrap(key, context),
    unwrap: (wrapped, context) => reading((known) => known.unwrap(wrapped, context)),
    rewrap: async (wrapped, context) => (await follow()).rewrap(wrapped, context),
    versionOf: (wrapped, context) => reading((known) => known.versionOf(wrapped, context)),
    renew: () => renewKeyFile(path),
    retire: () => retireKeyFile(path),
  }
}

function ringOf({ inForce, older, next }: KeyFile): KeyEncryptionKey {
  return localKey(inForce, ...older, ...(next === undefined ? [] : [next]))
}

/** Changes with every change of the file. */
async function stateOf(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path)
    return `${ino} ${size} ${mtimeMs}`
  } catch {
    return ''
  }
}
