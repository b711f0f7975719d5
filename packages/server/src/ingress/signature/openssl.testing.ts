import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What the openssl program writes for some parameters and an input. */
export function openssl(parameters: readonly string[], input: string | Uint8Array = ''): Buffer {
  return execFileSync('openssl', parameters, { input, stdio: ['pipe', 'pipe', 'pipe'] })
}

/** HMAC made by openssl, so that our vectors do not come from the code under test. */
export function opensslHmac(
  algorithm: 'sha1' | 'sha256',
  key: string | Uint8Array,
  content: string | Uint8Array,
): Buffer {
  const hexKey = Buffer.from(key).toString('hex')
  return openssl(['dgst', `-${algorithm}`, '-mac', 'HMAC', '-macopt', `hexkey:${hexKey}`, '-binary'], content)
}

/** An Ed25519 key pair made by openssl, and a way to sign with it. */
export interface OpensslKeyPair {
  /** The 32 bytes of the public key. */
  readonly publicKey: Buffer
  /** The 32 bytes of the seed. */
  readonly seed: Buffer
  readonly sign: (content: string | Uint8Array) => Buffer
}

export function opensslEd25519(): OpensslKeyPair {
  const pem = openssl(['genpkey', '-algorithm', 'ed25519'])
  const der = openssl(['pkey', '-outform', 'DER'], pem)
  const publicDer = openssl(['pkey', '-pubout', '-outform', 'DER'], pem)
  return {
    publicKey: publicDer.subarray(-32),
    seed: der.subarray(-32),
    sign: (content) =>
      inFolder((folder) => {
        writeFileSync(join(folder, 'key.pem'), pem)
        writeFileSync(join(folder, 'content'), content)
        const [key, input] = [join(folder, 'key.pem'), join(folder, 'content')]
        return openssl(['pkeyutl', '-sign', '-rawin', '-inkey', key, '-in', input])
      }),
  }
}

/** Runs with a folder that is removed afterwards. */
export function inFolder<T>(run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'stet-openssl-'))
  try {
    return run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
