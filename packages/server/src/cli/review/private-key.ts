import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { rawPublicKey } from '../../review/public-key.ts'
import { UsageError } from '../exit-code.ts'

const passphraseVariable = 'STET_KEY_PASSPHRASE'

/**
 * Reads a person's private key: PEM, or OpenSSH's own form; with a passphrase, it comes from the environment.
 *
 * @throws {@link UsageError} where it is missing, readable by others, or no Ed25519 key
 */
export async function readPrivateKey(path: string): Promise<KeyObject> {
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new UsageError(`others can read the key ${path}; run: chmod 600 ${path}`)
  const text = await readFile(path, 'utf8')
  const passphrase = process.env[passphraseVariable]
  let key: KeyObject
  try {
    key = text.includes('BEGIN OPENSSH PRIVATE KEY')
      ? await readOpenSsh(text, passphrase)
      : createPrivateKey({ key: text, ...(passphrase === undefined ? {} : { passphrase }) })
    rawPublicKey(key)
  } catch {
    throw new UsageError(
      `${path} cannot be used: an Ed25519 key is needed, in PEM or OpenSSH form; if it has a passphrase, set ${passphraseVariable}`,
    )
  }
  return key
}

async function readOpenSsh(text: string, passphrase: string | undefined): Promise<KeyObject> {
  const { parsePrivateKey } = await import('sshpk')
  const options = passphrase === undefined ? {} : { passphrase }
  const pem = parsePrivateKey(text, 'ssh', options).toBuffer('pkcs8', {}).toString('utf8')
  return createPrivateKey(pem)
}
