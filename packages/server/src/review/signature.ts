import { sign, verify, type KeyObject } from 'node:crypto'
import { canonicalBytes, digestOf } from './canonical.ts'
import { ed25519PublicKey, fingerprint, rawPublicKey, type TrustedKey } from './public-key.ts'
import type { Signature } from './statement.ts'

/** Signs a statement by an Ed25519 key. @throws for a key of another kind */
export function signStatement(statement: unknown, key: KeyObject): Signature {
  const print = fingerprint({ ed25519: rawPublicKey(key) })
  const bytes = sign(null, canonicalBytes(statement), key)
  return { key: print, value: { ed25519: bytes.toString('base64') } }
}

/** What a passkey signs for a statement: the challenge of the ceremony, base64url. */
export function challengeOf(statement: unknown): string {
  return Buffer.from(digestOf(statement), 'hex').toString('base64url')
}

/** Whether a signature over a statement was made by a key. Never throws: what cannot be read is no signature. */
export async function isSignedBy(
  statement: unknown,
  { key, value }: Signature,
  by: TrustedKey,
): Promise<boolean> {
  try {
    if (fingerprint(by) !== key) return false
    if ('ed25519' in by) return 'ed25519' in value && isSignedByEd25519(statement, value.ed25519, by.ed25519)
    return 'passkey' in value && (await isSignedByPasskey(statement, value.passkey, by.passkey))
  } catch {
    return false
  }
}

function isSignedByEd25519(statement: unknown, written: string, key: string): boolean {
  const bytes = Buffer.from(written, 'base64')
  // Other spellings of the same bytes are other signatures.
  if (bytes.length !== 64 || bytes.toString('base64') !== written) return false
  return verify(null, canonicalBytes(statement), ed25519PublicKey(key), bytes)
}

async function isSignedByPasskey(
  statement: unknown,
  {
    authenticatorData,
    clientDataJSON,
    signature,
  }: Extract<Signature['value'], { passkey: unknown }>['passkey'],
  key: Extract<TrustedKey, { passkey: unknown }>['passkey'],
): Promise<boolean> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { credential, publicKey, site, origin } = key
  const { verified } = await verifyAuthenticationResponse({
    response: {
      id: credential,
      rawId: credential,
      type: 'public-key',
      clientExtensionResults: {},
      response: { authenticatorData, clientDataJSON, signature },
    },
    expectedChallenge: challengeOf(statement),
    expectedOrigin: origin,
    expectedRPID: site,
    requireUserVerification: true,
    credential: {
      id: credential,
      publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
      // Counters are no use to one who checks a signature long after it was made.
      counter: 0,
    },
  })
  return verified
}
