import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../contract/secret.ts'
import type { HeaderLine, SchemeOptions, SignedRequest, Verdict } from './contract.ts'
import { mutualTls } from './mutual-tls.ts'
import { inFolder, openssl } from './openssl.testing.ts'
import { sharedSecret } from './shared-secret.ts'

const nowMs = Date.now()
const known = ['corr', 'ect é 🙂'].join('')

function request(headers: readonly HeaderLine[], over: Partial<SignedRequest> = {}): SignedRequest {
  return { method: 'POST', path: '/', headers, rawBody: new Uint8Array(), nowMs, ...over }
}

const secrets = (...values: readonly string[]): Secret[] => values.map((value) => new Secret(value, 'test'))

describe('a shared secret', () => {
  /** As Node gives a header whose bytes are UTF-8. */
  const onTheWire = (text: string): string => Buffer.from(text).toString('latin1')
  const check = (headers: readonly HeaderLine[], options?: SchemeOptions): Verdict =>
    sharedSecret.verify(request(headers), secrets('older', known), options)

  it('is accepted in the header that is configured, behind its prefix', () => {
    expect(check([['authorization', onTheWire(known)]])).toEqual({ ok: true })
    expect(check([['authorization', 'older']])).toEqual({ ok: true })
    const options = { header: 'X-Webhook-Token', prefix: 'Bearer ' }
    expect(check([['x-webhook-token', onTheWire(`Bearer ${known}`)]], options)).toEqual({ ok: true })
    expect(check([['x-webhook-token', onTheWire(known)]], options)).toEqual({
      ok: false,
      reason: 'signature-malformed',
    })
  })

  it('is refused where it is another, a part, missing, or there twice', () => {
    for (const value of ['olde', 'older ', 'OLDER', 'oldes', 'x'.repeat(10_000)]) {
      expect(check([['authorization', value]])).toEqual({ ok: false, reason: 'signature-mismatch' })
    }
    expect(check([])).toEqual({ ok: false, reason: 'signature-missing' })
    const twice: HeaderLine[] = [
      ['authorization', 'older'],
      ['authorization', 'older'],
    ]
    expect(check(twice)).toEqual({ ok: false, reason: 'signature-duplicate' })
    expect(sharedSecret.verify(request([['authorization', '']]), secrets(''))).toEqual({
      ok: false,
      reason: 'no-secret',
    })
  })
})

describe('mutual TLS', () => {
  const pem = inFolder((folder) => {
    const file = join(folder, 'cert.pem')
    openssl([
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-subj', '/CN=source', '-keyout', join(folder, 'key.pem'), '-out', file],
    ])
    return readFileSync(file)
  })
  const certificate = new X509Certificate(pem)
  const printed = openssl(['x509', '-noout', '-fingerprint', '-sha256'], pem).toString().split('=')[1]!.trim()
  const peerCertificate = {
    sha256: certificate.fingerprint256,
    validFromMs: certificate.validFromDate.getTime(),
    validToMs: certificate.validToDate.getTime(),
  }
  const check = (over: Partial<SignedRequest>, ...fingerprints: readonly string[]): Verdict =>
    mutualTls.verify(request([], over), secrets(...fingerprints))

  it('accepts a certificate whose fingerprint is listed, in any spelling', () => {
    const other = 'AB:'.repeat(31) + 'AB'
    for (const spelled of [printed, printed.toLowerCase(), printed.replaceAll(':', '')]) {
      expect(check({ peerCertificate }, other, spelled)).toEqual({ ok: true })
    }
    expect(check({ peerCertificate }, other)).toEqual({ ok: false, reason: 'certificate-unknown' })
  })

  it('refuses a connection without one, a list without one, and one outside its validity', () => {
    expect(check({}, printed)).toEqual({ ok: false, reason: 'certificate-missing' })
    expect(check({ peerCertificate }, 'not a fingerprint')).toEqual({ ok: false, reason: 'no-secret' })
    for (const at of [peerCertificate.validFromMs - 1, peerCertificate.validToMs + 1]) {
      expect(check({ peerCertificate, nowMs: at }, printed)).toEqual({
        ok: false,
        reason: 'certificate-expired',
      })
    }
  })
})
