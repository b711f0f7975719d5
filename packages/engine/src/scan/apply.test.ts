import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Finding } from '../span/finding.ts'
import { resolveOverlaps } from '../span/resolve.ts'
import { applyFindings } from './apply.ts'

const make = (start: number, end: number): Finding => ({ start, end, entity: 'A', score: 1, detector: 'd' })

test('findings are replaced, and those left alone stay', () => {
  const text = 'one two three'
  const written = applyFindings(text, [make(0, 3), make(4, 7)], (_, value) =>
    value === 'two' ? undefined : '#',
  )
  expect(written).toBe('# two three')
})

test('everything outside the findings survives, in its order', () => {
  const spans = fc.array(fc.tuple(fc.nat(50), fc.nat(8)), { maxLength: 8 })
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), spans, (text, given) => {
      const clamped = given.map(([start, length]) =>
        make(Math.min(start, text.length), Math.min(start + length, text.length)),
      )
      const findings = resolveOverlaps(clamped)
      const outside = [...Array.from({ length: text.length }).keys()]
        .filter((at) => !findings.some(({ start, end }) => start <= at && at < end))
        .map((at) => text.charAt(at))
        .join('')
      expect(applyFindings(text, findings, () => '')).toBe(outside)
      expect(applyFindings(text, findings, (_, value) => value)).toBe(text)
      expect(applyFindings(text, findings, () => undefined)).toBe(text)
    }),
  )
})
