import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StetError } from '../../errors.ts'
import { resolveLimits } from '../../limits.ts'
import { isNumber } from './number-scan.ts'
import { scalarEnd } from './scalar-scan.ts'
import { StringScan } from './string-scan.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const limits = resolveLimits({ numberCharsMax: 30 }, false)

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What is read of a scalar that begins a text: one past it, -1 where it may go on, or the refusal. */
function endOf(text: string, isLast: boolean): number | string {
  try {
    return scalarEnd(encode(text), 0, text.length, isLast, limits)
  } catch (error) {
    if (error instanceof StetError) return error.code
    throw error
  }
}

describe('scalarEnd', () => {
  it.each<[string, number | string, number | string]>([
    ['12', -1, 2],
    ['12,', 2, 2],
    ['-', -1, 'STET_INPUT_JSON_TRUNCATED'],
    ['-,', 'STET_INPUT_JSON', 'STET_INPUT_JSON'],
    ['1.', -1, 'STET_INPUT_JSON_TRUNCATED'],
    ['1.]', 'STET_INPUT_JSON', 'STET_INPUT_JSON'],
    ['1e+5 ', 4, 4],
    ['01 ', 'STET_INPUT_JSON', 'STET_INPUT_JSON'],
    ['true', 4, 4],
    ['tru', -1, 'STET_INPUT_JSON_TRUNCATED'],
    ['trux', 'STET_INPUT_JSON', 'STET_INPUT_JSON'],
    ['falsey', 5, 5],
    ['n', -1, 'STET_INPUT_JSON_TRUNCATED'],
    ['NaN', 'STET_INPUT_JSON', 'STET_INPUT_JSON'],
    ['9'.repeat(30) + ' ', 30, 30],
    ['9'.repeat(31), 'STET_LIMIT_NUMBER', 'STET_LIMIT_NUMBER'],
  ])('%s', (text, more, last) => {
    expect(endOf(text, false)).toBe(more)
    expect(endOf(text, true)).toBe(last)
  })
})

describe('isNumber', () => {
  it('takes what JSON.parse takes', () => {
    const text = fc.string({
      unit: fc.constantFrom('0', '1', '9', '.', '-', '+', 'e', 'E'),
      minLength: 1,
      maxLength: 9,
    })
    fc.assert(
      fc.property(text, (given) => isNumber(encode(given), 0, given.length) === parses(given)),
      { numRuns: 20_000 },
    )
  })
})

describe('StringScan', () => {
  const unit = fc.constantFrom(
    ...[
      'a',
      'é',
      '😀',
      '\\',
      '"',
      '\\"',
      '\\u00e9',
      '\\ud83d\\ude00',
      '\\ud83d',
      '\\ude00',
      '\\u',
      '\\u12',
      '\\x',
      '\n',
      '\u0000',
      '\u007f',
    ],
  )
  const inside = fc.array(unit, { maxLength: 7 }).map((units) => units.join(''))

  /** Index of the closing quote, or that it is refused. */
  function closeOf(bytes: Uint8Array, cuts: readonly number[]): number | 'refused' {
    const scan = new StringScan()
    let from = 0
    try {
      for (const end of [...cuts, bytes.length]) {
        const close = scan.run(bytes, from, end)
        if (close >= 0) return close
        from = ~close
      }
      return -1
    } catch (error) {
      expect(error).toBeInstanceOf(StetError)
      return 'refused'
    }
  }

  it('ends where JSON.parse ends a string, and refuses what no text can hold, however it is cut', () => {
    fc.assert(
      fc.property(inside, fc.array(fc.nat(60), { maxLength: 4 }), (text, cuts) => {
        const bytes = encode(`${text}"`)
        const first = /^(?:[^"\\]|\\[^])*?"/.exec(`${text}"`)?.[0]
        const isGood =
          first !== undefined && parses(`"${first}`) && (JSON.parse(`"${first}`) as string).isWellFormed()
        const places = cuts.filter((cut) => cut <= bytes.length).sort((a, b) => a - b)
        const close = closeOf(bytes, places)
        if (isGood) expect(close).toBe(encode(first).length - 1)
        else expect(close === 'refused' || close === -1).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })

  it('says whether there was an escape', () => {
    const scan = new StringScan()
    scan.run(encode('plain"'), 0, 6)
    expect(scan.hasEscapes).toBe(false)
    scan.run(encode('\\n"'), 0, 3)
    expect(scan.hasEscapes).toBe(true)
  })
})
