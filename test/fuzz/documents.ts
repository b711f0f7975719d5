import type { Random } from './random.ts'

const names = [
  'a',
  'b',
  'id',
  'name',
  'a',
  '\\u0061',
  'é',
  '😀',
  '',
  'x y',
  '__proto__',
  '\\ud83d\\ude00',
  'long_name_of_a_member',
]
const numbers = [
  '0',
  '-0',
  '12',
  '-7',
  '1.5',
  '1e5',
  '1E+05',
  '-0.10e-2',
  '9007199254740993',
  '12345678901234567890123456789',
]
const texts = [
  '',
  'text',
  'é',
  '😀',
  '\\n',
  '\\"',
  '\\\\',
  '\\/',
  '\\u00e9',
  '\\ud83d\\ude00',
  ' ',
  '{',
  ']',
  '\\u0000',
  'specimen@mail.example',
]
const blanks = ['', '', '', '', '', '', ' ', '\n', '\t', '\r\n', '  ']

/** Valid JSON, with blanks, escapes, equal names and spellings of numbers that JSON.stringify never writes. */
export function writeDocument(random: Random, depth = 0): string {
  const choice = random.below(depth > 5 ? 4 : 9)
  const blank = (): string => random.pick(blanks)
  if (choice === 0) return random.pick(numbers)
  if (choice === 1) return random.pick(['true', 'false', 'null'])
  if (choice <= 3) return writeString(random, texts)
  const inner: string[] = []
  const count = random.below(depth === 0 ? 7 : 4)
  for (let index = 0; index < count; index += 1) {
    const value = blank() + writeDocument(random, depth + 1) + blank()
    inner.push(choice <= 6 ? `${blank()}${writeString(random, names)}${blank()}:${value}` : value)
  }
  const body = count === 0 ? blank() : inner.join(',')
  return choice <= 6 ? `{${body}}` : `[${body}]`
}

function writeString(random: Random, parts: readonly string[]): string {
  const first = random.pick(parts)
  return random.once(3) ? `"${first}${random.pick(parts)}"` : `"${first}"`
}

/** Pieces that a damaged document is likely to hold. */
const pieces = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    '\\',
    'u',
    '-',
    '+',
    '.',
    'e',
    '0',
    '1',
    't',
    'true',
    'nul',
    '\n',
    '\r',
    '\t',
    ' ',
  ],
  ...[
    '""',
    '{}',
    '[]',
    ',"a":1',
    '"a":',
    '\\u',
    '\\ud800',
    '\\udc00',
    '\\uD83D\\uDE00',
    '\\u12',
    '\\x',
    '//',
    '/**/',
  ],
  ...[
    'NaN',
    'Infinity',
    "'",
    '`',
    '00',
    '1.',
    '.5',
    '1e',
    '[[[[[[[[[[',
    '{"a":{"a":{"a":{"a":',
    '0123456789'.repeat(3),
  ],
  ...[
    '\u0000',
    '\u0001',
    '\u001f',
    '\u007f',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\ufffe',
    '\ufffd',
    'é',
    '😀',
    '日',
  ],
].map((text) => new TextEncoder().encode(text))

/** Bytes that are no UTF-8, or only in the right company. */
const wildBytes = [
  [0x80],
  [0xc0, 0xaf],
  [0xe0, 0x80, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x80, 0x80, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf8],
  [0xff],
  [0xc3],
  [0xf0, 0x9f, 0x98],
  [0xef, 0xbb, 0xbf],
  [0xef, 0xbb],
].map((bytes) => Uint8Array.from(bytes))

/** A copy with one thing changed. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1)
  const length = Math.min(bytes.length - at, random.once(4) ? random.below(20) : 1)
  switch (random.below(8)) {
    case 0:
      return replaced(bytes, at, length, nothing)
    case 1:
      return replaced(bytes, at, Math.min(1, bytes.length - at), Uint8Array.of(random.below(256)))
    case 2:
      return replaced(bytes, at, 0, random.pick(wildBytes))
    case 3:
      return replaced(bytes, at, length, random.pick(pieces))
    case 4: {
      const from = random.below(bytes.length + 1)
      return replaced(bytes, at, 0, bytes.subarray(from, from + random.below(30)))
    }
    case 5:
      return random.once(2) ? bytes.slice(0, at) : bytes.slice(at)
    default:
      return replaced(bytes, at, 0, random.pick(pieces))
  }
}

const nothing = new Uint8Array(0)

function replaced(bytes: Uint8Array, at: number, length: number, by: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length - length + by.length)
  result.set(bytes.subarray(0, at))
  result.set(by, at)
  result.set(bytes.subarray(at + length), at + by.length)
  return result
}
