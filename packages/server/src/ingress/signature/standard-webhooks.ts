import { createPublicKey, verify as verifySignature, type KeyObject } from 'node:crypto'
import type { Secret } from '../../contract/secret.ts'
import { refused, type SignatureScheme } from './contract.ts'
import { fromBase64 } from '../../contract/encodings.ts'
import { oneHeader } from './headers.ts'
import { isAnyHmac, usable } from './hmac.ts'
import { readSeconds, signedTime } from './replay-window.ts'

/** Signatures in one header; each Ed25519 one costs a tenth of a millisecond a key. */
const signaturesMax = 16

/** What stands before the 32 bytes of an Ed25519 public key in DER (RFC 8410, section 4). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/**
 * Standard Webhooks: `v1` (HMAC-SHA-256, secret `whsec_…`) and `v1a` (Ed25519, public key `whpk_…`) over
 * `<id>.<seconds>.<body>`. A secret is only ever tried on signatures of its own version.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const standardWebhooks: SignatureScheme = {
  name: 'standard-webhooks',
  covers: 'id, time, body',
  hasReplayWindow: true,
  verify: (request, secrets, options) => {
    const { symmetric, publicKeys } = keysOf(secrets)
    if (symmetric.length + publicKeys.length === 0) return refused('no-secret')
    const { value, refusal } = oneHeader(request.headers, 'webhook-signature', 'signature')
    if (refusal !== undefined) return refused(refusal)
    const id = oneHeader(request.headers, 'webhook-id', 'id')
    if (id.refusal !== undefined) return refused(id.refusal)
    // With a full stop in it, the same signed bytes could be read as another id, time and body.
    if (!/^[!-\-/-~]{1,256}$/.test(id.value)) return refused('id-malformed')
    const signed = signedTime(request, 'webhook-timestamp', readSeconds, options)
    if (signed.refusal !== undefined) return refused(signed.refusal)
    const written = value.split(' ')
    if (written.length > signaturesMax) return refused('signature-malformed')
    const v1 = signaturesOf(written, 'v1', 32)
    const v1a = signaturesOf(written, 'v1a', 64)
    if (v1.length + v1a.length === 0) return refused('signature-malformed')
    const start = `${id.value}.${signed.text}.`
    const isSigned =
      isAnyHmac('sha256', symmetric, [start, request.rawBody], v1) ||
      isAnyEd25519(publicKeys, Buffer.concat([Buffer.from(start), request.rawBody]), v1a)
    if (!isSigned) return refused('signature-mismatch')
    return { ok: true, id: id.value, isIdSigned: true, timestampMs: signed.timestampMs }
  },
}

/** Keys by version. One that is written wrong is no key: the configuration says so when it is read. */
function keysOf(secrets: readonly Secret[]): { symmetric: Uint8Array[]; publicKeys: KeyObject[] } {
  const symmetric: Uint8Array[] = []
  const publicKeys: KeyObject[] = []
  for (const text of usable(secrets)) {
    if (text.startsWith('whpk_')) {
      const key = readPublicKey(text)
      if (key !== undefined) publicKeys.push(key)
    } else {
      const key = fromBase64(text.startsWith('whsec_') ? text.slice('whsec_'.length) : text)
      if (key !== undefined && key.length > 0) symmetric.push(key)
    }
  }
  return { symmetric, publicKeys }
}

/** Reads `whpk_` and 32 bytes in base64; undefined where it is not that. */
export function readPublicKey(text: string): KeyObject | undefined {
  const bytes = fromBase64(text.slice('whpk_'.length))
  if (!text.startsWith('whpk_') || bytes?.length !== 32) return undefined
  return createPublicKey({ key: Buffer.concat([spkiPrefix, bytes]), format: 'der', type: 'spki' })
}

function signaturesOf(written: readonly string[], version: string, bytesCount: number): Uint8Array[] {
  return written.flatMap((one) => {
    const bytes = one.startsWith(`${version},`) ? fromBase64(one.slice(version.length + 1)) : undefined
    return bytes?.length === bytesCount ? [bytes] : []
  })
}

function isAnyEd25519(
  keys: readonly KeyObject[],
  content: Uint8Array,
  signatures: readonly Uint8Array[],
): boolean {
  return keys.some((key) => signatures.some((signature) => verifySignature(null, content, key, signature)))
}
