import { refused, type SignatureScheme } from './contract.ts'
import { fromHex } from '../../contract/encodings.ts'
import { usable } from './hmac.ts'

/**
 * Mutual TLS: the client's certificate is one of a list. The handshake has proved that the client holds its
 * private key; here its SHA-256 fingerprint is looked up and its validity checked. The "secrets" are the
 * fingerprints, and two of them stand side by side while a certificate is renewed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8705#section-2.2 certificates known by themselves
 */
export const mutualTls: SignatureScheme = {
  name: 'mutual-tls',
  covers: 'the connection',
  hasReplayWindow: false,
  verify: ({ peerCertificate, nowMs }, secrets) => {
    const known = usable(secrets).flatMap((text) => fingerprint(text) ?? [])
    if (known.length === 0) return refused('no-secret')
    if (peerCertificate === undefined) return refused('certificate-missing')
    const given = fingerprint(peerCertificate.sha256)
    if (given === undefined || !known.includes(given)) return refused('certificate-unknown')
    const { validFromMs, validToMs } = peerCertificate
    const isValid = nowMs >= validFromMs && nowMs <= validToMs
    return isValid ? { ok: true } : refused('certificate-expired')
  },
}

/** A SHA-256 fingerprint in one spelling: lower case, no colons; undefined where it is none. */
export function fingerprint(text: string): string | undefined {
  const bytes = fromHex(text.replaceAll(':', ''), 32)
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('hex')
}
