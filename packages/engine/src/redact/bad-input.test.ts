import { describe, expect, it } from 'vitest'
import { keepAny, makePlan, type Field } from '../../../../test/reference/make-plan.ts'
import { bytesOf, cut, join, streamChunks } from '../../../../test/reference/run-redactor.ts'
import { StetError, type ErrorCode } from '../errors.ts'
import type { LimitOptions } from '../limits.ts'
import type { InputFormat } from '../policy/model.ts'
import { createRedactor, type Redactor } from '../redact.ts'

/** Stands in every input: neither it nor anything else of the input may show in a message. */
const secret = 'Zx9SpecimenSecret'

const fields: readonly Field[] = [
  { address: '$.id', treatment: keepAny },
  { address: '$.open.*', treatment: keepAny },
]

const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  join(parts.map((part) => (typeof part === 'string' ? bytesOf(part) : Uint8Array.from(part))))

async function refusal(redactor: Redactor, input: Uint8Array): Promise<StetError> {
  const outcome = await redactor.redact(input).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(outcome instanceof StetError)) throw new Error('it was not refused')
  return outcome
}

/** No part of the input that could tell anything is in what a reader of logs sees. */
function expectSilent(error: StetError, input: Uint8Array): void {
  const shown = [error.message, error.stack ?? '', JSON.stringify(error), JSON.stringify(error.place)].join(
    '\n',
  )
  expect(error.cause).toBeUndefined()
  expect(shown).not.toContain(secret)
  const text = new TextDecoder().decode(input)
  for (const word of text.match(/[\p{L}\p{N}@.-]{4,}/gu) ?? []) {
    if (!ourWords.has(word.toLowerCase())) expect(error.message).not.toContain(word.slice(0, 40))
  }
}

/** Words of inputs below that the messages themselves use. */
const ourWords = new Set(['text', 'true', 'null', 'json'])

type Row = [what: string, code: ErrorCode, input: Uint8Array, limits?: LimitOptions]

const deep = (depth: number, inside: string): string => '['.repeat(depth) + inside + ']'.repeat(depth)

const json: readonly Row[] = [
  ['nothing', 'STET_INPUT_EMPTY', bytes('')],
  ['blanks only', 'STET_INPUT_EMPTY', bytes(' \r\n\t')],
  ['a byte-order mark only', 'STET_INPUT_EMPTY', bytes([0xef, 0xbb, 0xbf])],
  ['half a byte-order mark', 'STET_INPUT_UTF8', bytes([0xef, 0xbb])],
  [
    'two byte-order marks',
    'STET_INPUT_JSON',
    bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], `{"id":"${secret}"}`),
  ],
  ['UTF-16, little-endian', 'STET_INPUT_UTF8', bytes([0xff, 0xfe, 0x7b, 0, 0x7d, 0])],
  ['UTF-16, big-endian', 'STET_INPUT_UTF8', bytes([0xfe, 0xff, 0, 0x7b, 0, 0x7d])],
  ['UTF-16 without a mark', 'STET_INPUT_JSON', bytes([0x7b, 0, 0x22, 0, 0x7d, 0])],
  ['a NUL byte', 'STET_INPUT_JSON', bytes(`{"id":"${secret}\0"}`)],
  ['a NUL byte in what is struck', 'STET_INPUT_JSON', bytes(`{"x":"${secret}\0"}`)],
  ['a line feed in a string', 'STET_INPUT_JSON', bytes(`{"id":"${secret}\n"}`)],
  ['a control character in a key', 'STET_INPUT_JSON', bytes(`{"${secret}\u0007":1}`)],
  ['a stray continuation byte', 'STET_INPUT_UTF8', bytes(`{"id":"${secret}`, [0x80], '"}')],
  ['an overlong slash', 'STET_INPUT_UTF8', bytes('{"id":"', [0xc0, 0xaf], `${secret}"}`)],
  ['an overlong NUL', 'STET_INPUT_UTF8', bytes('{"id":"', [0xe0, 0x80, 0x80], `${secret}"}`)],
  ['a surrogate in UTF-8', 'STET_INPUT_UTF8', bytes('{"id":"', [0xed, 0xa0, 0x80], `${secret}"}`)],
  ['past the last code point', 'STET_INPUT_UTF8', bytes('{"x":"', [0xf4, 0x90, 0x80, 0x80], `${secret}"}`)],
  ['a byte that begins nothing', 'STET_INPUT_UTF8', bytes('{"x":"', [0xff], `${secret}"}`)],
  ['a character that the end cuts', 'STET_INPUT_UTF8', bytes(`{"id":"${secret}`, [0xf0, 0x9f, 0x98])],
  ['a high surrogate alone', 'STET_INPUT_SURROGATE', bytes(`{"id":"\\ud83d ${secret}"}`)],
  ['a low surrogate alone', 'STET_INPUT_SURROGATE', bytes(`{"id":"\\ude00 ${secret}"}`)],
  ['a pair the wrong way round', 'STET_INPUT_SURROGATE', bytes(`{"id":"\\ude00\\ud83d ${secret}"}`)],
  ['two high surrogates', 'STET_INPUT_SURROGATE', bytes(`{"id":"\\ud83d\\ud83d ${secret}"}`)],
  ['a high surrogate before another escape', 'STET_INPUT_SURROGATE', bytes(`{"id":"\\ud83d\\n${secret}"}`)],
  ['half a pair in a struck string', 'STET_INPUT_SURROGATE', bytes(`{"x":"\\ud83d ${secret}"}`)],
  ['half a pair in a key', 'STET_INPUT_SURROGATE', bytes(`{"\\ud83d${secret}":1}`)],
  ['half a pair deep in what is struck', 'STET_INPUT_SURROGATE', bytes(`{"x":[{"y":"\\udc00${secret}"}]}`)],
  ['an unknown escape', 'STET_INPUT_JSON', bytes(`{"id":"\\x ${secret}"}`)],
  ['a \\u escape that is too short', 'STET_INPUT_JSON', bytes(`{"id":"\\u12g4 ${secret}"}`)],
  ['trailing text', 'STET_INPUT_JSON_TRAILING', bytes(`{"id":1} "${secret}"`)],
  ['a second document', 'STET_INPUT_JSON_TRAILING', bytes(`{"id":1}\n{"id":"${secret}"}`)],
  ['a closing bracket too many', 'STET_INPUT_JSON_TRAILING', bytes(`{"id":"${secret}"}}`)],
  ['the wrong bracket', 'STET_INPUT_JSON', bytes(`{"id":"${secret}"]`)],
  ['a trailing comma', 'STET_INPUT_JSON', bytes(`{"id":"${secret}",}`)],
  ['a trailing comma in an array', 'STET_INPUT_JSON', bytes(`["${secret}",]`)],
  ['two commas', 'STET_INPUT_JSON', bytes(`["${secret}",,1]`)],
  ['a missing colon', 'STET_INPUT_JSON', bytes(`{"id" "${secret}"}`)],
  ['a key without quotes', 'STET_INPUT_JSON', bytes(`{${secret}:1}`)],
  ['single quotes', 'STET_INPUT_JSON', bytes(`{'id':'${secret}'}`)],
  ['a comment', 'STET_INPUT_JSON', bytes(`{"id":1/*${secret}*/}`)],
  ['NaN', 'STET_INPUT_JSON', bytes(`{"x":"${secret}","id":NaN}`)],
  ['Infinity', 'STET_INPUT_JSON', bytes(`{"x":"${secret}","id":Infinity}`)],
  ['-Infinity', 'STET_INPUT_JSON', bytes(`{"x":"${secret}","id":-Infinity}`)],
  ['a leading zero', 'STET_INPUT_JSON', bytes(`{"x":"${secret}","id":007}`)],
  ['a leading plus', 'STET_INPUT_JSON', bytes(`{"x":"${secret}","id":+7}`)],
  ['a number that ends in a dot', 'STET_INPUT_JSON', bytes(`{"x":"${secret}","y":7.}`)],
  ['a word in capitals', 'STET_INPUT_JSON', bytes(`{"x":"${secret}","y":True}`)],
  ['a number of a million digits', 'STET_LIMIT_NUMBER', bytes(`{"id":${'7'.repeat(1_000_000)}}`)],
  ['a struck number of a million digits', 'STET_LIMIT_NUMBER', bytes(`{"x":${'7'.repeat(1_000_000)}}`)],
  [
    'a number of a million digits in a struck object',
    'STET_LIMIT_NUMBER',
    bytes(`{"x":[${'7'.repeat(1_000_000)}]}`),
  ],
  ['deeper than depthMax', 'STET_LIMIT_DEPTH', bytes(deep(129, `"${secret}"`))],
  ['deeper than depthMax in what is struck', 'STET_LIMIT_DEPTH', bytes(`{"x":${deep(128, `"${secret}"`)}}`)],
  ['a million brackets', 'STET_LIMIT_DEPTH', bytes('['.repeat(1_000_000))],
  [
    'a record beyond recordBytesMax',
    'STET_LIMIT_RECORD',
    bytes(`{"x":"${secret.repeat(9)}"}`),
    { recordBytesMax: 99 },
  ],
  [
    'a second record beyond it',
    'STET_LIMIT_RECORD',
    bytes(`[{},{"x":"${secret.repeat(9)}"}]`),
    { recordBytesMax: 99 },
  ],
  [
    'a leaf beyond leafBytesMax',
    'STET_LIMIT_LEAF',
    bytes(`{"id":"${secret.repeat(9)}"}`),
    { leafBytesMax: 99 },
  ],
]

const lines: readonly Row[] = [
  ['nothing', 'STET_INPUT_EMPTY', bytes('')],
  ['blank lines only', 'STET_INPUT_EMPTY', bytes('\r\n \n\n')],
  ['a document over two lines', 'STET_INPUT_NDJSON_LINE', bytes(`{"id":\n"${secret}"}`)],
  ['a struck array over two lines', 'STET_INPUT_NDJSON_LINE', bytes(`{"x":["${secret}",\n1]}`)],
  ['two documents on a line', 'STET_INPUT_JSON_TRAILING', bytes(`{"id":1} {"id":"${secret}"}\n`)],
  ['a cut last line', 'STET_INPUT_JSON_TRUNCATED', bytes(`{"id":1}\n{"id":"${secret}`)],
  ['a bad line after a good one', 'STET_INPUT_JSON', bytes(`{"id":1}\n{"id":"${secret}",}\n`)],
  [
    'a line beyond recordBytesMax',
    'STET_LIMIT_RECORD',
    bytes(`{}\n{"x":"${secret.repeat(9)}"}`),
    { recordBytesMax: 99 },
  ],
  [
    'a byte-order mark inside',
    'STET_INPUT_JSON',
    bytes(`{"id":1}\n`, [0xef, 0xbb, 0xbf], `{"id":"${secret}"}`),
  ],
]

const csv: readonly Row[] = [
  ['nothing', 'STET_INPUT_EMPTY', bytes('')],
  ['a byte-order mark only', 'STET_INPUT_EMPTY', bytes([0xef, 0xbb, 0xbf])],
  ['a row that is too short', 'STET_INPUT_CSV_WIDTH', bytes(`id,note,x\n1,${secret}\n`)],
  ['a row that is too long', 'STET_INPUT_CSV_WIDTH', bytes(`id,note\n1,2,${secret}\n`)],
  ['a blank row', 'STET_INPUT_CSV_WIDTH', bytes(`id,note\n\n1,${secret}\n`)],
  ['a quote that never closes', 'STET_INPUT_CSV_QUOTE', bytes(`id,note\n1,"${secret}\n`)],
  ['a stray quote', 'STET_INPUT_CSV', bytes(`id,note\n1,${secret}"x\n2,3"\n`)],
  ['text after a closing quote', 'STET_INPUT_CSV', bytes(`id,note\n1,"a"${secret}\n`)],
  ['a NUL byte', 'STET_INPUT_NUL', bytes(`id,note\n1,${secret}\0\n`)],
  ['UTF-16', 'STET_INPUT_UTF8', bytes([0xff, 0xfe, 0x69, 0, 0x64, 0])],
  ['bytes that are no UTF-8', 'STET_INPUT_UTF8', bytes(`id\n${secret}`, [0xe9], '\n')],
  [
    'a row beyond recordBytesMax',
    'STET_LIMIT_RECORD',
    bytes(`id\n${secret.repeat(9)}\n`),
    { recordBytesMax: 99 },
  ],
  [
    'a header beyond recordBytesMax',
    'STET_LIMIT_RECORD',
    bytes(`id,${secret.repeat(9)}\n`),
    { recordBytesMax: 99 },
  ],
]

const text: readonly Row[] = [
  ['nothing', 'STET_INPUT_EMPTY', bytes('')],
  ['a byte-order mark only', 'STET_INPUT_EMPTY', bytes([0xef, 0xbb, 0xbf])],
  ['a NUL byte', 'STET_INPUT_NUL', bytes(`${secret}\0`)],
  ['UTF-16', 'STET_INPUT_UTF8', bytes([0xfe, 0xff, 0, 0x69])],
  ['a character that the end cuts', 'STET_INPUT_UTF8', bytes(secret, [0xe2, 0x82])],
  ['a paragraph beyond recordBytesMax', 'STET_LIMIT_RECORD', bytes(secret.repeat(9)), { recordBytesMax: 99 }],
]

const formats: readonly [InputFormat, readonly Row[], readonly Field[]][] = [
  ['json', json, fields],
  ['ndjson', lines, fields],
  ['csv', csv, fields.slice(0, 1)],
  ['text', text, [{ address: '$', treatment: keepAny }]],
]

describe.each(formats)('%s that is refused', (format, rows, listed) => {
  it.each(rows)('%s: %s', async (_what, code, input, limits) => {
    const redactor = await createRedactor(makePlan(listed), { format, limits })
    const error = await refusal(redactor, input)
    expect(error.code).toBe(code)
    expectSilent(error, input)
  })

  it.each(rows)('%s, in chunks of one and of seven bytes', async (_what, code, input, limits) => {
    const redactor = await createRedactor(makePlan(listed), { format, limits })
    for (const size of [1, 7]) {
      const { error } = await streamChunks(redactor, cut(input.subarray(0, 20_000), [size]))
      expect(error).toBeInstanceOf(StetError)
      if (input.length <= 20_000) expect((error as StetError).code).toBe(code)
      expectSilent(error as StetError, input)
    }
  })
})

describe('JSON that is cut', () => {
  const whole =
    '{"id":"Zx9SpecimenSecret","open":{"a":[1.5e3,true],"\\u0062":-0},"x":[{"é":"\\ud83d\\ude00"},null]}'

  it.each(['json', 'ndjson'] as const)('is refused at every byte (%s)', async (format) => {
    const redactor = await createRedactor(makePlan(fields), { format })
    const input = bytesOf(whole)
    for (let end = 1; end < input.length; end += 1) {
      const error = await refusal(redactor, input.subarray(0, end))
      expect(['STET_INPUT_JSON_TRUNCATED', 'STET_INPUT_UTF8'], `cut at ${end}`).toContain(error.code)
      expectSilent(error, input)
    }
    await expect(redactor.redact(input)).resolves.toBeDefined()
  })

  it('lets nothing more out once it was refused', async () => {
    const { transform } = (await createRedactor(makePlan(fields))).stream()
    const writer = transform.writable.getWriter()
    const reader = transform.readable.getReader()
    const read = reader.read().then(
      () => 'read',
      (error: unknown) => error,
    )
    await writer.write(bytesOf(`{"x":"${secret}",}`)).catch(() => undefined)
    await expect(writer.write(bytesOf('{"id":1}'))).rejects.toThrow()
    expect(await read).toBeInstanceOf(StetError)
  })
})

describe('a policy and an input that do not fit', () => {
  it.each<[InputFormat, readonly Field[]]>([
    ['text', fields],
    ['csv', [{ address: '$', treatment: keepAny }]],
    ['csv', [{ address: '$.a.b', treatment: keepAny }]],
  ])('a policy for another format than %s is refused before any byte is read', async (format, listed) => {
    await expect(createRedactor(makePlan(listed), { format })).rejects.toMatchObject({
      code: 'STET_POLICY_FORMAT',
    })
  })

  it('a route that names its format takes no other', async () => {
    const plan = makePlan(fields, { format: 'csv' })
    await expect(createRedactor(plan, { format: 'json' })).rejects.toMatchObject({
      code: 'STET_POLICY_FORMAT',
    })
    const jsonPlan = makePlan(fields, { format: 'json' })
    await expect(createRedactor(jsonPlan, { format: 'ndjson' })).resolves.toBeDefined()
  })
})

describe('a fault of our own', () => {
  it.each(['json', 'text'] as const)(
    'is told without the words of the error that it was (%s)',
    async (format) => {
      const options = {
        get keepFirst(): number {
          throw new Error(`cannot mask ${secret}`)
        },
        keepLast: 0,
      }
      const address = format === 'text' ? '$' : '$.id'
      const redactor = await createRedactor(
        makePlan([{ address, treatment: { operator: 'mask', options } }]),
        { format },
      )
      const input = bytesOf(`{"id":"${secret}"}`)
      const error = await refusal(redactor, input)
      expect(error.code).toBe('STET_BUG')
      expectSilent(error, input)
      const streamed = await streamChunks(redactor, [input])
      expect(streamed.error).toMatchObject({ code: 'STET_BUG' })
      expect(streamed.bytes).toHaveLength(0)
    },
  )
})
