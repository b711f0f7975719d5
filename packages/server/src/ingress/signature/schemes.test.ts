import { describe, expect, it } from 'vitest'
import { Secret } from '../../contract/secret.ts'
import { signatureNames } from '../../contract/signature-names.ts'
import type { HeaderLine, SchemeOptions, SignedRequest, Verdict } from './contract.ts'
import { signatureSchemes } from './schemes.ts'
import { specimens, type Specimen } from './specimens.testing.ts'

const nowMs = Date.UTC(2026, 10, 23, 12, 0, 0)
const body = Buffer.from('{"ticket":{"id":1,"subject":"Grüße 🙂"}}\n')

function request(headers: readonly HeaderLine[], over: Partial<SignedRequest> = {}): SignedRequest {
  return { method: 'POST', path: '/hooks/acme', headers, rawBody: body, nowMs, ...over }
}

function secrets(...values: readonly string[]): Secret[] {
  return values.map((value) => new Secret(value, 'env TEST'))
}

function check(
  { name, secrets: [first] }: Specimen,
  one: SignedRequest,
  known: readonly string[] = [first],
  options: SchemeOptions = {},
): Verdict {
  return signatureSchemes[name].verify(one, secrets(...known), options)
}

/** The header lines with another value for one of them. */
function changed(
  lines: readonly HeaderLine[],
  name: string,
  change: (value: string) => string,
): HeaderLine[] {
  return lines.map(([key, value]) => [key, key === name ? change(value) : value])
}

it('has every scheme under its own name', () => {
  expect(Object.keys(signatureSchemes)).toEqual([...signatureNames])
  for (const name of signatureNames) expect(signatureSchemes[name].name).toBe(name)
})

const labelled = specimens.map(
  (specimen) => [`${specimen.name} ${specimen.secrets[0].slice(0, 5)}`, specimen] as const,
)

describe.each(labelled)('%s, signed by openssl', (_label, specimen) => {
  const lines = specimen.sign(body, nowMs, 0)
  const { signatureHeader } = specimen

  it('is accepted, with its time', () => {
    const verdict = check(specimen, request(lines))
    expect(verdict).toMatchObject({ ok: true })
    expect(verdict.ok && verdict.timestampMs).toBe(
      signatureSchemes[specimen.name].hasReplayWindow ? nowMs : undefined,
    )
  })

  it('is accepted with an empty body', () => {
    const empty = new Uint8Array()
    expect(check(specimen, request(specimen.sign(empty, nowMs, 0), { rawBody: empty })).ok).toBe(true)
  })

  it('is accepted with any of several secrets, in any order', () => {
    const [first, second] = specimen.secrets
    const other = specimen.sign(body, nowMs, 1)
    for (const known of [
      [first, second],
      [second, first],
    ]) {
      expect(check(specimen, request(lines), known).ok).toBe(true)
      expect(check(specimen, request(other), known).ok).toBe(true)
    }
    expect(check(specimen, request(other), [first])).toEqual({ ok: false, reason: 'signature-mismatch' })
  })

  it('is refused after any change of one bit in the body', () => {
    for (let bit = 0; bit < body.length * 8; bit++) {
      const rawBody = Buffer.from(body)
      rawBody[bit >> 3]! ^= 1 << (bit & 7)
      expect(check(specimen, request(lines, { rawBody }))).toEqual({
        ok: false,
        reason: 'signature-mismatch',
      })
    }
    for (const rawBody of [body.subarray(1), body.subarray(0, -1), Buffer.concat([body, Buffer.of(0)])]) {
      expect(check(specimen, request(lines, { rawBody })).ok).toBe(false)
    }
  })

  it('is refused after any change of one character in a signed header', () => {
    const signed = lines.filter(
      ([key]) =>
        key.includes('signature') ||
        key.includes('timestamp') ||
        key.includes('hmac') ||
        key === 'webhook-id',
    )
    let tries = 0
    for (const [name, value] of signed) {
      // Of Stripe's header the elements for other keys may be anything.
      const from = name === 'stripe-signature' ? value.lastIndexOf('v1=') : 0
      const to = name === 'stripe-signature' ? value.lastIndexOf(',v0=') : value.length
      for (let at = from; at < to; at++) {
        const bent = value.slice(0, at) + (value[at] === '0' ? '1' : '0') + value.slice(at + 1)
        const one = request(changed(lines, name, () => bent))
        expect(check(specimen, one).ok, `${name} ${bent}`).toBe(false)
        tries++
      }
    }
    expect(tries).toBeGreaterThan(40)
  })

  it('is refused with the signature missing, empty, or there twice', () => {
    const without = lines.filter(([name]) => name !== signatureHeader)
    const [, value] = lines.find(([name]) => name === signatureHeader)!
    const missing = { ok: false, reason: 'signature-missing' }
    expect(check(specimen, request(without))).toEqual(missing)
    expect(check(specimen, request(changed(lines, signatureHeader, () => '')))).toEqual(missing)
    for (const second of [value, 'anything']) {
      for (const twice of [
        [...lines, [signatureHeader, second] as const],
        [[signatureHeader, second] as const, ...lines],
      ]) {
        expect(check(specimen, request(twice))).toEqual({ ok: false, reason: 'signature-duplicate' })
      }
    }
    // As a proxy would join two lines.
    expect(check(specimen, request(changed(lines, signatureHeader, (one) => `${one}, ${one}x`))).ok).toBe(
      false,
    )
  })

  it('is refused in another encoding', () => {
    const encodings: ((value: string) => string)[] = [
      (value) =>
        value.replace(/[A-Za-z0-9+/=]{27,}/g, (text) =>
          Buffer.from(text, /^[0-9a-f]+$/.test(text) ? 'hex' : 'base64').toString(
            /^[0-9a-f]+$/.test(text) ? 'base64' : 'hex',
          ),
        ),
      (value) => value.replace(/[A-Za-z0-9+/=]{27,}/g, (text) => `${text}\n`),
      (value) => value.replace(/[A-Za-z0-9+/=]{27,}/g, (text) => ` ${text}`),
      (value) => value.replace(/[A-Za-z0-9+/=]{27,}/g, (text) => text.slice(0, -1)),
      (value) => value.replace(/[A-Za-z0-9+/=]{27,}/g, (text) => `${text}==`),
      (value) => value.replace(/[A-Za-z0-9+/=]{27,}/g, ''),
    ]
    for (const encode of encodings) {
      const one = changed(lines, signatureHeader, encode)
      expect(one).not.toEqual(lines)
      expect(check(specimen, request(one)).ok).toBe(false)
    }
  })

  it('is refused where no secret is known, or an empty one', () => {
    expect(check(specimen, request(lines), [])).toEqual({ ok: false, reason: 'no-secret' })
    expect(check(specimen, request(lines), [''])).toEqual({ ok: false, reason: 'no-secret' })
  })
})

const timed = labelled.filter(([, { name }]) => signatureSchemes[name].hasReplayWindow)

describe.each(timed)('the window of %s', (_label, specimen) => {
  const lines = specimen.sign(body, nowMs, 0)

  it('holds up to its edges and not beyond, both ways', () => {
    for (const toleranceMs of [undefined, 1_000, 60_000]) {
      const edge = toleranceMs ?? 300_000
      const at = (offsetMs: number): Verdict =>
        check(specimen, request(lines, { nowMs: nowMs + offsetMs }), undefined, { toleranceMs })
      expect(at(edge).ok).toBe(true)
      expect(at(-edge).ok).toBe(true)
      expect(at(edge + 1)).toEqual({ ok: false, reason: 'timestamp-too-old' })
      expect(at(-edge - 1)).toEqual({ ok: false, reason: 'timestamp-too-new' })
    }
  })
})

describe.each(timed.filter(([, { name }]) => name !== 'stripe'))('the time of %s', (_label, specimen) => {
  const lines = specimen.sign(body, nowMs, 0)
  const [header, value] = lines.find(([name]) => name.includes('timestamp'))!

  it('has to be there once', () => {
    const without = lines.filter(([name]) => name !== header)
    expect(check(specimen, request(without))).toEqual({ ok: false, reason: 'timestamp-missing' })
    expect(check(specimen, request([...lines, [header, value]]))).toEqual({
      ok: false,
      reason: 'timestamp-duplicate',
    })
  })

  it('has to be a time', () => {
    for (const odd of ['now', '1e9', '-1', '+1', ' ', `${value} `, `0x${value}`, '9999999999999999', 'NaN']) {
      const verdict = check(specimen, request(changed(lines, header, () => odd)))
      expect(verdict).toEqual({ ok: false, reason: 'timestamp-malformed' })
    }
  })
})
