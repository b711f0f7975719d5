import { appendFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
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
    subject: $.id
    fields:
      $.id: { keep: integer }
      $.name: { surrogate: person, known: person }
      $.mail: { pseudonymize: email }
      $.body: { scan: s }
scans:
  s: { locales: [en-US] }
`

const count = 12_000
const body = (id: number): string => `Ada ${id} wrote from ada${id}@example.com, "twice"`
const inputs = {
  ndjson: Array.from(
    { length: count },
    (_, id) =>
      `${JSON.stringify({ id, name: `Ada ${id}`, mail: `ada${id}@example.com`, body: body(id), note: 'x'.repeat(200) })}\n`,
  ).join(''),
  csv: `id,name,note,mail,body\n${Array.from(
    { length: count },
    (_, id) =>
      `${id},Ada ${id},"${'x'.repeat(100)}\n",ada${id}@example.com,"${body(id).replaceAll('"', '""')}"\n`,
  ).join('')}`,
}

function run(format: 'ndjson' | 'csv', ...more: readonly string[]): string[] {
  const name = `in.${format}`
  return [
    'redact',
    '-p',
    'p.yaml',
    '--keys',
    'k.json',
    name,
    '-o',
    'out',
    '--checkpoint-bytes',
    '200000',
    ...more,
  ]
}

/** A folder in which a run was killed after its first checkpoint. */
async function interrupted(format: 'ndjson' | 'csv', signal: NodeJS.Signals): Promise<string> {
  const folder = folderWith({ 'p.yaml': policy, [`in.${format}`]: inputs[format] })
  expect(stetIn(folder, ['keys', 'new', 'k.json']).status).toBe(0)
  const child = startStet(folder, run(format))
  const end = ended(child)
  while (!existsSync(join(folder, 'out.stet-resume'))) {
    await new Promise((resolve) => setTimeout(resolve, 2))
    expect(child.exitCode).toBeNull()
  }
  child.kill(signal)
  expect((await end).signal).toBe(signal)
  expect(existsSync(join(folder, 'out'))).toBe(false)
  expect(existsSync(join(folder, 'out.stet-part'))).toBe(true)
  return folder
}

describe.each(['ndjson', 'csv'] as const)('%s', (format) => {
  test.each(['SIGKILL', 'SIGINT'] as const)(
    'an interrupted run (%s) goes on to the same bytes and counts',
    async (signal) => {
      const folder = await interrupted(format, signal)
      const done = JSON.parse(readFileSync(join(folder, 'out.stet-resume'), 'utf8')) as {
        readonly progress: { readonly inputBytes: number }
      }
      expect(done.progress.inputBytes).toBeGreaterThan(0)
      expect(done.progress.inputBytes).toBeLessThan(Buffer.byteLength(inputs[format]))
      const resumed = stetIn(folder, run(format, '--resume', '--report', 'resumed.json'))
      expect(resumed.status).toBe(0)
      expect(resumed.error).toMatch(/going on after record \d+/)
      const whole = run(format, '--report', 'whole.json').map((one) => (one === 'out' ? 'whole' : one))
      expect(stetIn(folder, whole).status).toBe(0)
      expect(readFileSync(join(folder, 'out')).equals(readFileSync(join(folder, 'whole')))).toBe(true)
      expect(readFileSync(join(folder, 'resumed.json'), 'utf8')).toBe(
        readFileSync(join(folder, 'whole.json'), 'utf8'),
      )
      expect(readdirSync(folder).filter((name) => name.includes('stet-'))).toEqual([])
    },
  )
})

test('the checkpoint holds counts and offsets, and nothing of the input', async () => {
  const folder = await interrupted('ndjson', 'SIGKILL')
  const text = readFileSync(join(folder, 'out.stet-resume'), 'utf8')
  expect(text).not.toContain('Ada')
  expect(text).not.toContain('example.com')
})

test('a run does not go on under another policy, key, input or limit, and says what to do', async () => {
  const folder = await interrupted('ndjson', 'SIGKILL')
  const resume = (...more: string[]): string => {
    const { status, error } = stetIn(folder, run('ndjson', '--resume', ...more))
    expect(status).toBe(2)
    expect(error).toContain('run without --resume to begin anew')
    return error
  }
  writeFileSync(join(folder, 'p.yaml'), `${policy}# changed\n`)
  expect(resume()).toContain('the policy changed')
  writeFileSync(join(folder, 'p.yaml'), policy)
  stetIn(folder, ['keys', 'new', 'other.json'])
  expect(resume('--keys', 'other.json')).toContain('the key, the catalogue or a limit changed')
  expect(resume('--depth-max', '5')).toContain('the key, the catalogue or a limit changed')
  writeFileSync(join(folder, 'out.stet-part'), '')
  expect(resume()).toContain('is shorter than it was')
  writeFileSync(join(folder, 'out.stet-resume'), '{}')
  expect(resume()).toContain('cannot be read as a checkpoint')
  appendFileSync(join(folder, 'in.ndjson'), '{"id":1}\n')
})

test('an input that changed is not gone on with', async () => {
  const folder = await interrupted('ndjson', 'SIGKILL')
  appendFileSync(join(folder, 'in.ndjson'), '{"id":1}\n')
  const { status, error } = stetIn(folder, run('ndjson', '--resume'))
  expect(status).toBe(2)
  expect(error).toContain('the input changed')
})

test('with nothing to go on from it begins anew', () => {
  const folder = folderWith({ 'p.yaml': policy, 'in.ndjson': '{"id":1}\n' })
  stetIn(folder, ['keys', 'new', 'k.json'])
  const { status, error } = stetIn(folder, run('ndjson', '--resume'))
  expect(status).toBe(0)
  expect(error).toContain('there is nothing to go on from; beginning anew')
  expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('{"id":1}\n')
})

test('a JSON run that is interrupted leaves no part', async () => {
  const folder = folderWith({
    'p.yaml': policy.replace(/ {6}\$\.(?:name|mail|body).*\n/g, '').replace(/scans:[^]*/, ''),
  })
  const child = startStet(folder, ['redact', '-p', 'p.yaml', '--format', 'json', '-o', 'out'])
  const end = ended(child)
  child.stdin?.write('[{"id":1},')
  while (!existsSync(join(folder, 'out.stet-part'))) await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill('SIGTERM')
  expect((await end).signal).toBe('SIGTERM')
  expect(readdirSync(folder)).toEqual(['p.yaml'])
})
