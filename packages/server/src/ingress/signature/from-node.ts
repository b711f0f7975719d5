import type { TLSSocket } from 'node:tls'
import type { HeaderLine, PeerCertificate } from './contract.ts'

/**
 * Header lines of a request of `node:http`, names in lower case, those that came twice kept.
 *
 * @param rawHeaders - `request.rawHeaders`: names and values by turns
 */
export function headerLines(rawHeaders: readonly string[]): HeaderLine[] {
  const lines: HeaderLine[] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    lines.push([(rawHeaders[at] ?? '').toLowerCase(), rawHeaders[at + 1] ?? ''])
  }
  return lines
}

/**
 * The certificate that a client showed, or undefined where it showed none or the connection is not TLS. The
 * server has to ask for it (`requestCert: true, rejectUnauthorized: false`); that the client holds the
 * private key is proved by the handshake, and which certificates are good is for the list to say.
 */
export function peerCertificateOf(socket: object): PeerCertificate | undefined {
  if (!('getPeerX509Certificate' in socket)) return undefined
  const certificate = (socket as TLSSocket).getPeerX509Certificate()
  if (certificate === undefined) return undefined
  return {
    sha256: certificate.fingerprint256,
    validFromMs: Date.parse(certificate.validFrom),
    validToMs: Date.parse(certificate.validTo),
  }
}
