import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteOutput } from './byte-output.ts'

type Step =
  | { readonly do: 'range'; readonly start: number; readonly size: number }
  | { readonly do: 'next'; readonly size: number }
  | { readonly do: 'byte'; readonly value: number }
  | { readonly do: 'append'; readonly bytes: readonly number[] }
  | { readonly do: 'source' | 'settle' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('range' as const), start: fc.nat(90), size: fc.nat(60) }),
  fc.record({ do: fc.constant('next' as const), size: fc.nat(10) }),
  fc.record({ do: fc.constant('byte' as const), value: fc.nat(7) }),
  fc.record({ do: fc.constant('append' as const), bytes: fc.array(fc.nat(255), { maxLength: 9 }) }),
  fc.record({ do: fc.constantFrom('source' as const, 'settle' as const) }),
)

/** Bytes of few values, so that a byte often equals the one that follows a range. */
const source = (seed: number): Uint8Array => Uint8Array.from({ length: 100 }, (_, at) => (at * at + seed) % 7)

describe('ByteOutput', () => {
  it('gives what was appended, in order, however ranges run into each other', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const out = new ByteOutput()
        const wanted: number[] = []
        let bytes = source(0)
        let last = 0
        out.setSource(bytes)
        const take = (start: number, end: number): void => {
          out.range(start, end)
          wanted.push(...bytes.subarray(start, end))
          last = end
        }
        steps.forEach((one, turn) => {
          if (one.do === 'range') take(one.start, Math.min(100, one.start + one.size))
          else if (one.do === 'next') take(last, Math.min(100, last + one.size))
          else if (one.do === 'byte') {
            out.byte(one.value)
            wanted.push(one.value)
            last = Math.min(100, last + 1)
          } else if (one.do === 'append') {
            out.append(Uint8Array.from(one.bytes))
            wanted.push(...one.bytes)
          } else if (one.do === 'settle') {
            out.settle()
            bytes.fill(turn % 7)
          } else {
            bytes = source(turn)
            out.setSource(bytes)
            last = 0
          }
        })
        expect(Array.from(out.take())).toEqual(wanted)
        expect(out.take()).toHaveLength(0)
      }),
      { numRuns: 1000 },
    )
  })

  it('grows, and takes a copy', () => {
    const out = new ByteOutput()
    const large = new Uint8Array(300_000).fill(1)
    out.setSource(large)
    out.range(0, large.length)
    out.byte(2)
    out.append(large)
    const taken = out.take()
    large.fill(9)
    expect(taken).toHaveLength(600_001)
    expect(taken[299_999]).toBe(1)
    expect(taken[300_000]).toBe(2)
    expect(taken.at(-1)).toBe(1)
    for (let count = 0; count < 70_000; count += 1) out.byte(3)
    expect(out.take().every((byte) => byte === 3)).toBe(true)
  })

  it('forgets what is dropped', () => {
    const out = new ByteOutput()
    out.setSource(Uint8Array.of(1, 2, 3))
    out.byte(9)
    out.range(0, 2)
    out.drop()
    out.range(2, 3)
    expect(Array.from(out.take())).toEqual([3])
  })
})
