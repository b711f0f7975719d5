import { afterAll, expect, test } from 'vitest'
import { folderWith, removeFolders } from '../policy/command.testing.ts'
import { ended, startStet, stetIn } from '../redact/command.testing.ts'

afterAll(removeFolders)

interface Answer {
  readonly id?: string | number
  readonly findings: readonly { readonly entity: string; readonly start: number; readonly end: number }[]
}

const answers = (out: string): Answer[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)

test('a line in, a line out, in order, with offsets in UTF-16 units', () => {
  const texts = ['Write to ada@example.com', '😀 card 4111 1111 1111 1111', 'nothing here', '']
  const lines = texts.map((text, id) => JSON.stringify({ id, text })).join('\n')
  const { status, out } = stetIn(folderWith({}), ['detect', '--format', 'jsonl'], lines)
  expect(status).toBe(0)
  const found = answers(out)
  expect(found.map(({ id }) => id)).toEqual([0, 1, 2, 3])
  expect(
    found.map(({ id, findings }) =>
      findings.map(({ entity, start, end }) => [entity, texts[Number(id)]?.slice(start, end)]),
    ),
  ).toEqual([[['EMAIL_ADDRESS', 'ada@example.com']], [['CREDIT_CARD', '4111 1111 1111 1111']], [], []])
})

test('values that are known to belong to a text are found in it', () => {
  const line = JSON.stringify({ text: 'hi ada, thanks', known: { PERSON: ['Ada Specimen'] } })
  const [answer] = answers(stetIn(folderWith({}), ['detect', '--format', 'jsonl'], line).out)
  expect(answer).toEqual({ findings: [{ entity: 'PERSON', start: 3, end: 6, score: 1, detector: 'known' }] })
})

test('entities, a threshold and locales choose what counts', () => {
  const folder = folderWith({ 'in.jsonl': JSON.stringify({ text: 'ada@example.com, 020 7946 0018' }) })
  const entities = (...more: string[]): (string | undefined)[] =>
    answers(stetIn(folder, ['detect', '--format', 'jsonl', 'in.jsonl', ...more]).out)[0]?.findings.map(
      ({ entity }) => entity,
    ) ?? []
  expect(entities('--locale', 'en-GB')).toEqual(['EMAIL_ADDRESS', 'PHONE_NUMBER'])
  expect(entities('--locale', 'en-GB', '--entities', 'EMAIL_ADDRESS')).toEqual(['EMAIL_ADDRESS'])
  expect(entities('--locale', 'en-GB', '--threshold', '0.9')).toEqual(['EMAIL_ADDRESS'])
})

test('answers come while the input is still open', async () => {
  const child = startStet(folderWith({}), ['detect', '--format', 'jsonl'])
  const first = new Promise<string>((resolve) =>
    child.stdout?.once('data', (chunk: Buffer) => {
      resolve(chunk.toString())
    }),
  )
  const end = ended(child)
  child.stdin?.write(`${JSON.stringify({ id: 'a', text: 'ada@example.com' })}\n`)
  expect(answers(await first)[0]?.id).toBe('a')
  child.stdin?.end(`${JSON.stringify({ id: 'b', text: '' })}\n`)
  const { status, out } = await end
  expect(status).toBe(0)
  expect(answers(out).map(({ id }) => id)).toEqual(['a', 'b'])
})

test('for people, values are marked and named', () => {
  const { out } = stetIn(folderWith({}), ['detect'], 'mail ada@example.com now\n\nend')
  expect(out).toBe('mail ‹ada@example.com› EMAIL_ADDRESS 0.95 now\n\nend\n')
})

test.each([
  ['a line that is no JSON', ['detect', '-f', 'jsonl'], '{"text":"a"}\nzq-value', 'line 2 is not'],
  ['a line without a text', ['detect', '-f', 'jsonl'], '{"body":"zq-value"}', 'line 1 is not'],
  ['bytes that are not UTF-8', ['detect'], Uint8Array.of(0x61, 0xff), 'line 1 is not UTF-8'],
  ['an unknown entity', ['detect', '--entities', 'EMAIL_ADRESS'], '', 'did you mean EMAIL_ADDRESS?'],
  ['a threshold that is none', ['detect', '--threshold', '2'], '', 'Write a number from 0 to 1'],
  ['no such file', ['detect', 'none.txt'], '', 'there is no file none.txt'],
])('%s', (_name, parameters, input, message) => {
  const { status, error } = stetIn(folderWith({}), parameters, input)
  expect(status).toBe(2)
  expect(error).toContain(message)
  expect(error).not.toContain('zq-value')
})

test('stet entities lists every detector with its source', () => {
  const folder = folderWith({})
  const { out } = stetIn(folder, ['entities'])
  expect(out).toMatch(/^CREDIT_CARD +INTL +check +https:/m)
  const listed = JSON.parse(stetIn(folder, ['entities', '--json']).out) as readonly {
    readonly id: string
    readonly source: string
  }[]
  expect(out).toContain(`${listed.length} detectors`)
  expect(listed.every(({ source }) => URL.canParse(source))).toBe(true)
})
