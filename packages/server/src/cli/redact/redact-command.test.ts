import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { folderWith, removeFolders } from '../policy/command.testing.ts'
import { ended, startStet, stetIn } from './command.testing.ts'

afterAll(removeFolders)

const policy = `policy: p
source: helpdesk
destination: vendor
routes:
  all:
    receive: file
    fields:
      $.id: { keep: integer }
      $.name: { replace: person }
`
const textPolicy = `policy: t
source: helpdesk
destination: vendor
routes:
  all: { receive: file, format: text, fields: { $: { scan: s } } }
scans:
  s: { locales: [en-US] }
`
/** Stands for a customer's data: must turn up in no output and no message. */
const secret = 'zq-unlisted-value'
const record = (id: number): string => JSON.stringify({ id, name: 'Ada Specimen', note: secret })
const clean = (id: number): string => `{"id":${id},"name":"[PERSON_1]"}`

function lines(count: number, from = 1): string {
  return Array.from({ length: count }, (_, index) => `${record(from + index)}\n`).join('')
}

function cleanLines(count: number, from = 1): string {
  return Array.from({ length: count }, (_, index) => `${clean(from + index)}\n`).join('')
}

const rows = (count: number): string =>
  `id,note,name\r\n${Array.from({ length: count }, (_, index) => `${index},"${secret},\r\n","Ada ""A"" ${index}"\r\n`).join('')}`
const cleanRows = (count: number): string =>
  `id,name\r\n${Array.from({ length: count }, (_, index) => `${index},"[PERSON_1]"\r\n`).join('')}`

const redact = ['redact', '--policy', 'p.yaml']

describe('the same bytes whichever way they come and go', () => {
  test('a file, standard input, an output file', () => {
    const folder = folderWith({ 'p.yaml': policy, 'in.json': record(7) })
    const fromFile = stetIn(folder, [...redact, 'in.json'])
    expect(fromFile).toMatchObject({ status: 0, out: clean(7) })
    expect(fromFile.error).toContain('1 record; leaves: 1 kept, 1 changed, 1 struck')
    expect(stetIn(folder, redact, record(7))).toMatchObject({ status: 0, out: clean(7) })
    expect(stetIn(folder, [...redact, '-q', '-'], record(7))).toEqual({ status: 0, out: clean(7), error: '' })
    expect(stetIn(folder, [...redact, 'in.json', '-o', 'out.json']).status).toBe(0)
    expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe(clean(7))
    expect(statSync(join(folder, 'out.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).sort()).toEqual(['in.json', 'out.json', 'p.yaml'])
  })

  test('a pipe that is slow', async () => {
    const folder = folderWith({ 'p.yaml': policy })
    const child = startStet(folder, [...redact, '--format', 'ndjson'])
    const end = ended(child)
    for (const piece of [record(1).slice(0, 9), `${record(1).slice(9)}\n`, lines(2, 2)]) {
      child.stdin?.write(piece)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    child.stdin?.end()
    expect(await end).toMatchObject({ status: 0, out: cleanLines(3) })
  })

  test('NDJSON and CSV of many chunks, and --stream', () => {
    const count = 6000
    const folder = folderWith({
      'p.yaml': policy,
      'in.ndjson': lines(count),
      'in.csv': `\ufeff${rows(count)}`,
    })
    expect(stetIn(folder, [...redact, 'in.ndjson']).out).toBe(cleanLines(count))
    expect(stetIn(folder, [...redact, '--stream', 'in.ndjson']).out).toBe(cleanLines(count))
    expect(stetIn(folder, [...redact, 'in.csv']).out).toBe(cleanRows(count))
    expect(stetIn(folder, [...redact, 'in.csv', '-o', 'out.csv']).status).toBe(0)
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe(cleanRows(count))
  })

  test('output larger than what is held in memory', () => {
    const count = 300_000
    const folder = folderWith({
      'p.yaml': policy,
      'in.ndjson': cleanLines(count).replaceAll('[PERSON_1]', 'Ada'),
    })
    const before = readdirSync(join(folder)).length
    expect(stetIn(folder, [...redact, 'in.ndjson']).out).toBe(cleanLines(count))
    expect(readdirSync(folder)).toHaveLength(before)
  })

  test('plain text', () => {
    const folder = folderWith({ 'p.yaml': textPolicy })
    const text = 'Write to ada@example.com.\n\n\nOr call.\n'
    expect(stetIn(folder, redact, text).out).toBe('Write to [EMAIL_ADDRESS_1].\n\n\nOr call.\n')
    expect(stetIn(folder, [...redact, '--stream'], text).out).toBe(
      'Write to [EMAIL_ADDRESS_1].\n\n\nOr call.\n',
    )
  })
})

describe('formats', () => {
  test('by name, by the first line, as told', () => {
    const folder = folderWith({
      'p.yaml': policy,
      'in.JSONL': lines(2),
      'in.data': `[${record(1)},\n${record(2)}]`,
    })
    expect(stetIn(folder, [...redact, 'in.JSONL']).out).toBe(cleanLines(2))
    expect(stetIn(folder, [...redact, 'in.data']).out).toBe(`[${clean(1)},${clean(2)}]`)
    expect(stetIn(folder, redact, lines(3)).out).toBe(cleanLines(3))
    expect(stetIn(folder, [...redact, '--format', 'csv'], rows(1)).out).toBe(cleanRows(1))
    expect(stetIn(folder, [...redact, '--format', 'json'], lines(2))).toMatchObject({ status: 1, out: '' })
  })

  test('a route for another format', () => {
    const folder = folderWith({ 'p.yaml': textPolicy, 'in.json': record(1) })
    const { status, out, error } = stetIn(folder, [...redact, 'in.json'])
    expect({ status, out }).toEqual({ status: 3, out: '' })
    expect(error).toContain('STET_POLICY_FORMAT')
  })
})

describe('several inputs', () => {
  const files = {
    'p.yaml': policy,
    'a/1.json': record(1),
    'a/2.json': record(2),
    'b/1.json': record(3),
    'x.csv': rows(1),
  }

  test('to standard output, one after the other', () => {
    const folder = folderWith(files)
    expect(stetIn(folder, [...redact, 'a/*.json']).out).toBe(`${clean(1)}\n${clean(2)}\n`)
    const csv = stetIn(folder, [...redact, 'x.csv', 'a/1.json'])
    expect(csv).toMatchObject({ status: 2, out: '' })
    expect(csv.error).toContain('several CSV files make no single one')
  })

  test('into a folder', () => {
    const folder = folderWith({ ...files, 'out/keep.txt': '' })
    expect(stetIn(folder, [...redact, 'a/*.json', '-o', 'out', '--report', 'r.json']).status).toBe(0)
    expect(readFileSync(join(folder, 'out/2.json'), 'utf8')).toBe(clean(2))
    expect(JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8'))).toMatchObject({
      inputs: 2,
      records: 2,
      unlisted: 2,
    })
    expect(stetIn(folder, [...redact, '*/1.json', '-o', 'out']).error).toContain(
      'two inputs have the same name',
    )
    expect(stetIn(folder, [...redact, 'a/*.json', '-o', 'none']).error).toContain(
      'must name a folder that exists',
    )
    expect(stetIn(folder, [...redact, 'a/1.json', '-o', 'a']).error).toContain(
      'replaced by its own redaction',
    )
  })

  test('one that is refused does not stop the others', () => {
    const folder = folderWith({ ...files, 'a/0.json': `${record(9)} ${secret}`, 'out/keep.txt': '' })
    const { status, error } = stetIn(folder, [...redact, 'a/*.json', '-o', 'out'])
    expect(status).toBe(1)
    expect(error).toContain('0.json: STET_INPUT_JSON')
    expect(error).not.toContain(secret)
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['1.json', '2.json', 'keep.txt'])
  })

  test('standard output stays empty where one of them is refused', () => {
    const folder = folderWith({ ...files, 'a/3.json': '{' })
    expect(stetIn(folder, [...redact, 'a/*.json'])).toMatchObject({ status: 1, out: '' })
  })
})

describe('what is refused', () => {
  test('leaves nothing behind, and what was there before', () => {
    const folder = folderWith({
      'p.yaml': policy,
      'in.ndjson': `${lines(3000)}{"id":${secret}}\n`,
      'out.ndjson': 'before',
    })
    const { status, out, error } = stetIn(folder, [...redact, 'in.ndjson', '-o', 'out.ndjson'])
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(readFileSync(join(folder, 'out.ndjson'), 'utf8')).toBe('before')
    expect(readdirSync(folder).sort()).toEqual(['in.ndjson', 'out.ndjson', 'p.yaml'])
    const offset = Buffer.byteLength(lines(3000)) + '{"id":'.length
    expect(error).toContain(`STET_INPUT_JSON`)
    expect(error).toContain(`record 3001, byte ${offset}`)
    expect(error).not.toContain(secret)
    expect(stetIn(folder, [...redact, 'in.ndjson']).out).toBe('')
  })

  test('a CSV row in a later batch is named by its line', () => {
    const folder = folderWith({ 'p.yaml': policy, 'in.csv': `${rows(4000)}1,2\r\n` })
    const { status, error } = stetIn(folder, [...redact, 'in.csv'])
    expect(status).toBe(1)
    expect(error).toContain('STET_INPUT_CSV_WIDTH')
    expect(error).toContain('record 4001')
    const quote = folderWith({ 'p.yaml': policy, 'in.csv': `${rows(4000)}1,"${secret}` })
    const unclosed = stetIn(quote, [...redact, 'in.csv']).error
    expect(unclosed).toContain('STET_INPUT_CSV_QUOTE')
    expect(unclosed).toContain('line 8002')
    expect(unclosed).not.toContain(secret)
  })

  test.each([
    ['no policy', ['redact', 'in.json'], 2, 'required option'],
    ['an unknown option', [...redact, '--fast', 'in.json'], 2, 'unknown option'],
    ['no such input', [...redact, 'none.json'], 2, 'there is no file none.json'],
    ['a glob without files', [...redact, 'none/*.json'], 2, 'no file matches'],
    ['a folder', [...redact, '.'], 2, 'is a folder'],
    [
      'no such route',
      [...redact, '--route', 'x', 'in.json'],
      2,
      'no route x; write --route with one of: all',
    ],
    ['a bad policy', ['redact', '-p', 'bad.yaml', 'in.json'], 3, 'bad.yaml:8:13 "$.id" is "keep"'],
    ['no policy file', ['redact', '-p', 'none.yaml', 'in.json'], 1, 'none.yaml'],
    ['--resume without -o', [...redact, '--resume', 'in.json'], 2, 'name it with -o'],
    ['--stream with -o', [...redact, '--stream', '-o', 'x', 'in.json'], 2, 'leave out -o or --stream'],
    ['--dry-run with -o', [...redact, '--dry-run', '-o', 'x', 'in.json'], 2, '--dry-run writes nothing'],
    ['an empty input', [...redact, 'empty.ndjson'], 1, 'STET_INPUT_EMPTY'],
    ['blank lines only', [...redact, 'blank.ndjson'], 1, 'STET_INPUT_EMPTY'],
    ['depth', [...redact, '--depth-max', '1', 'deep.json'], 1, 'depthMax = 1'],
    ['a limit of 0', [...redact, '--depth-max', '0', 'deep.json'], 2, 'Write a whole number of 1 or more'],
    ['a record', [...redact, '--record-bytes-max', '20', 'in.json'], 1, 'recordBytesMax = 20'],
  ])('%s', (_name, parameters, status, message) => {
    const folder = folderWith({
      'p.yaml': policy,
      'bad.yaml': policy.replace('{ keep: integer }', 'keep'),
      'in.json': record(1),
      'deep.json': '{"a":{"b":[]}}',
      'empty.ndjson': '',
      'blank.ndjson': '\n \n',
    })
    const run = stetIn(folder, parameters)
    expect(run).toMatchObject({ status, out: '' })
    expect(run.error).toContain(message)
    expect(run.error).not.toMatch(/\n\s+at /)
    expect(run.error).not.toContain(secret)
  })
})

describe('--report', () => {
  test('adds up rules, entities and what is unlisted, over batches', () => {
    const folder = folderWith({ 'p.yaml': policy, 'in.ndjson': `${lines(5000)}{"id":"x","name":1}\n` })
    expect(stetIn(folder, [...redact, 'in.ndjson', '-o', 'out', '--report', 'r.json']).status).toBe(0)
    const text = readFileSync(join(folder, 'r.json'), 'utf8')
    const report = JSON.parse(text) as Record<string, unknown>
    expect(report).toMatchObject({
      policy: 'p',
      route: 'all',
      formats: ['ndjson'],
      inputs: 1,
      records: 5001,
      unlisted: 5000,
    })
    expect(report['rules']).toMatchObject([
      { address: '$.id', operator: 'keep', kept: 5000, changed: 0, struck: 1, mismatched: 1 },
      { address: '$.name', operator: 'replace', entity: 'PERSON', kept: 0, changed: 5001, struck: 0 },
    ])
    expect(report['bytesIn']).toBe(statSync(join(folder, 'in.ndjson')).size)
    expect(report['bytesOut']).toBe(statSync(join(folder, 'out')).size)
    expect(text).not.toContain(secret)
    expect(text).not.toContain('Ada')
  })
})

describe('--dry-run', () => {
  test('shows the first records and counts, and writes nothing', () => {
    const folder = folderWith({ 'p.yaml': policy, 'in.ndjson': lines(50_000) })
    const { status, out } = stetIn(folder, [...redact, '--dry-run', 'in.ndjson'])
    expect(status).toBe(0)
    expect(out.startsWith(cleanLines(10))).toBe(true)
    expect(out).not.toContain(clean(1000))
    expect(out).toContain('the first records of in.ndjson')
    expect(out).toMatch(/\$\.name +replace +0 +\d+ +0 +0/)
    expect(out).not.toContain(secret)
    expect(readdirSync(folder).sort()).toEqual(['in.ndjson', 'p.yaml'])
  })

  test('ends on an input without end', async () => {
    const folder = folderWith({ 'p.yaml': policy })
    const child = startStet(folder, [...redact, '--dry-run', '--format', 'ndjson'])
    const end = ended(child)
    child.stdin?.on('error', () => undefined)
    const feed = setInterval(() => child.stdin?.write(lines(100)), 5)
    const { status, out } = await end
    clearInterval(feed)
    expect(status).toBe(0)
    expect(out).toContain('the first records of standard input')
  })
})

describe('keys', () => {
  const keyed = policy.replace('{ replace: person }', '{ pseudonymize: id }')

  test('one is made at the first use, and pseudonyms stay the same', () => {
    const folder = folderWith({ 'p.yaml': keyed, 'in.json': record(1) })
    const first = stetIn(folder, [...redact, 'in.json'])
    expect(first.error).toContain('made a new key')
    expect(statSync(join(folder, '.stet/keys.json')).mode & 0o777).toBe(0o600)
    const again = stetIn(folder, [...redact, 'in.json'])
    expect(again.error).not.toContain('made a new key')
    expect(again.out).toBe(first.out)
    expect(again.out).toMatch(/^\{"id":1,"name":"ps1_[a-z2-7]{26}"\}$/)
    expect(stetIn(folder, ['keys', 'new', 'other.json']).status).toBe(0)
    const other = stetIn(folder, [...redact, '--keys', 'other.json', 'in.json'])
    expect(other.status).toBe(0)
    expect(other.out).not.toBe(first.out)
    expect(stetIn(folder, ['keys', 'new', 'other.json'])).toMatchObject({ status: 2 })
  })

  test('a file that others can read, or that is none, is refused', () => {
    const folder = folderWith({ 'p.yaml': keyed, 'in.json': record(1), 'open.json': '{}' })
    expect(stetIn(folder, [...redact, '--keys', 'open.json', 'in.json']).error).toContain(
      'chmod 600 open.json',
    )
    writeFileSync(join(folder, 'bad.json'), '{"version":1,"secret":"AAAA"}', { mode: 0o600 })
    const bad = stetIn(folder, [...redact, '--keys', 'bad.json', 'in.json'])
    expect(bad).toMatchObject({ status: 2, out: '' })
    expect(bad.error).toContain('bad.json is not a key file')
    expect(stetIn(folder, [...redact, '--keys', 'none.json', 'in.json']).error).toContain(
      'stet keys new none.json',
    )
    expect(existsSync(join(folder, '.stet'))).toBe(false)
  })
})

test('unlisted: null keeps names that the catalogue knows', () => {
  const nulls = policy.replace('    fields:', '    unlisted: null\n    fields:')
  const folder = folderWith({
    'p.yaml': nulls,
    'c.yaml': 'source: helpdesk\nversion: 1\nfields: ["$.note", "$.other"]\n',
    'in.json': '{"id":1,"note":"a","odd":"b"}',
  })
  expect(stetIn(folder, [...redact, '--catalogue', 'c.yaml', 'in.json']).out).toBe('{"id":1,"note":null}')
  expect(stetIn(folder, [...redact, 'in.json']).out).toBe('{"id":1}')
})

test('help and version', () => {
  const folder = folderWith({})
  const help = stetIn(folder, ['redact', '--help'])
  expect(help.status).toBe(0)
  for (const word of ['--resume', '--dry-run', 'Examples:', 'stet redact --policy policy.yaml ticket.json']) {
    expect(help.out).toContain(word)
  }
  expect(stetIn(folder, ['--version'])).toMatchObject({ status: 0, out: '0.1.0\n' })
  expect(stetIn(folder, ['--help']).out).toContain('3  the policy is not valid')
  expect(stetIn(folder, []).status).toBe(2)
})
