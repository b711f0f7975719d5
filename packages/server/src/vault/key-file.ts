import { randomBytes } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { GatewayError } from '../contract/errors.ts'

const keyBytes = 32
const pattern = /^stet-key-1:([A-Za-z0-9+/]{43}=)\n?$/

/**
 * Reads the key-encryption key of a file, or makes the file where there is none: mode 0600, in a folder of
 * mode 0700.
 *
 * @throws {@link GatewayError} STET_CONFIG_KEY_FILE where others can read it, or it holds no key
 */
export async function readOrMakeKeyFile(
  path: string,
): Promise<{ readonly secret: Uint8Array; readonly isNew: boolean }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  let isNew = true
  try {
    await writeFile(path, newKeyText(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    isNew = false
  }
  return { secret: await readKeyFile(path), isNew }
}

/** @throws {@link GatewayError} STET_CONFIG_KEY_FILE */
export async function readKeyFile(path: string): Promise<Uint8Array> {
  const { mode } = await stat(path)
  const [, encoded = ''] = pattern.exec(await readFile(path, 'utf8')) ?? []
  const secret = Buffer.from(encoded, 'base64')
  if ((mode & 0o077) !== 0 || secret.length !== keyBytes)
    throw new GatewayError('STET_CONFIG_KEY_FILE', [path])
  return secret
}

/** Text of a new key file. */
export function newKeyText(): string {
  return `stet-key-1:${randomBytes(keyBytes).toString('base64')}\n`
}
