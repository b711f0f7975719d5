import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'

/** Signs checkpoints, as a log of C2SP does. */
export interface NoteSigner {
  /** `name+hash+base64`: what others pin. */
  readonly verifierKey: string
  readonly name: string
  sign(text: string): string
}

const ed25519Algorithm = 1

/**
 * Makes the signer of a ledger.
 *
 * @param seed - 32 secret bytes
 * @see https://c2sp.org/signed-note
 */
export function noteSigner(name: string, seed: Uint8Array): NoteSigner {
  const key = ed25519Key(seed)
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  const encoded = Buffer.concat([Uint8Array.of(ed25519Algorithm), Buffer.from(x, 'base64url')])
  const hash = createHash('sha256').update(`${name}\n`).update(encoded).digest().subarray(0, 4)
  return {
    name,
    verifierKey: `${name}+${hash.toString('hex')}+${encoded.toString('base64')}`,
    sign: (text) => {
      const signature = Buffer.concat([hash, sign(null, Buffer.from(text), key)])
      return `${text}\n\u2014 ${name} ${signature.toString('base64')}\n`
    },
  }
}

/** A checkpoint's text: origin, size, root. @see https://c2sp.org/tlog-checkpoint */
export function checkpointText(origin: string, size: number, root: Uint8Array): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`
}

function ed25519Key(seed: Uint8Array): KeyObject {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  return createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' })
}
