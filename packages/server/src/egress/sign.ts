import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign as signBytes,
  type KeyObject,
} from 'node:crypto'
import { fromBase64 } from '../contract/encodings.ts'
import { GatewayError } from '../contract/errors.ts'
import type { Secret } from '../contract/secret.ts'

/** A key that messages are signed with. */
export type SigningKey =
  { readonly version: 'v1'; readonly key: Uint8Array } | { readonly version: 'v1a'; readonly key: KeyObject }

/** Headers of a signed message. */
export interface SignedHeaders {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

/** What stands before the 32 bytes of an Ed25519 seed in DER (RFC 8410, section 7). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const symmetricBytesMin = 24
const symmetricBytesMax = 64

/**
 * Reads a signing secret of Standard Webhooks: `whsec_` and 24 to 64 bytes in base64 (v1), or `whsk_` and
 * an Ed25519 seed, alone or followed by its public key (v1a).
 *
 * @throws {@link GatewayError} STET_CONFIG_SIGNING_KEY
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme
 */
export function readSigningKey(secret: Secret): SigningKey {
  const [, prefix, encoded = ''] = /^(whsec|whsk)_(.*)$/s.exec(secret.reveal()) ?? []
  const bytes = fromBase64(encoded)
  if (prefix === 'whsec' && bytes !== undefined) {
    if (bytes.length >= symmetricBytesMin && bytes.length <= symmetricBytesMax) {
      return { version: 'v1', key: bytes }
    }
  }
  if (prefix === 'whsk' && (bytes?.length === 32 || bytes?.length === 64)) {
    const der = Buffer.concat([pkcs8Prefix, bytes.subarray(0, 32)])
    return { version: 'v1a', key: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) }
  }
  throw new GatewayError('STET_CONFIG_SIGNING_KEY', [secret.source])
}

/** The public half of a v1a key, as a destination configures it: `whpk_…`. Undefined for a v1 key. */
export function publicKeyText(key: SigningKey): string | undefined {
  if (key.version === 'v1') return undefined
  const der = createPublicKey(key.key).export({ format: 'der', type: 'spki' })
  return `whpk_${der.subarray(-32).toString('base64')}`
}

/** A new signing secret in the form that {@link readSigningKey} reads. */
export function newSigningSecret(version: SigningKey['version']): string {
  return `${version === 'v1' ? 'whsec' : 'whsk'}_${randomBytes(32).toString('base64')}`
}

/** A new message id. It is made once for an event and stays the same in every attempt. */
export function newMessageId(): string {
  return `msg_${randomBytes(18).toString('base64url')}`
}

/**
 * Signs one attempt to deliver a message with every key that is in force, so that keys can be rotated.
 *
 * @param id - of the message; it must not hold a full stop
 * @param attemptMs - time of this attempt, in milliseconds since 1970
 */
export function signMessage(
  message: { readonly id: string; readonly attemptMs: number; readonly body: Uint8Array },
  keys: readonly SigningKey[],
): SignedHeaders {
  const { id, attemptMs, body } = message
  if (keys.length === 0 || !/^[!-\-/-~]+$/.test(id)) throw new GatewayError('STET_CONFIG_SIGNING_KEY')
  const seconds = String(Math.floor(attemptMs / 1000))
  const start = Buffer.from(`${id}.${seconds}.`)
  const signatures = keys.map((key) => `${key.version},${signatureOf(key, start, body).toString('base64')}`)
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') }
}

function signatureOf(key: SigningKey, start: Uint8Array, body: Uint8Array): Buffer {
  if (key.version === 'v1') return createHmac('sha256', key.key).update(start).update(body).digest()
  return signBytes(null, Buffer.concat([start, body]), key.key)
}
