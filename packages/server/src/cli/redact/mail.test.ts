import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { stetIn } from './command.testing.ts'
import { readMail, type MailFormat } from './mail.ts'

const example = fileURLToPath(new URL('../../../../../examples/mail/', import.meta.url))
const message = readFileSync(join(example, 'message.eml'))

/** In chunks of some bytes, in memory that is used again. */
async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(size)
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size)
    memory.set(chunk)
    yield await Promise.resolve(memory.subarray(0, chunk.length))
  }
}

async function recordsOf(text: string | Uint8Array, format: MailFormat, size = 7): Promise<unknown[]> {
  const records: unknown[] = []
  for await (const line of readMail(chunksOf(Buffer.from(text), size), format, 4096))
    records.push(JSON.parse(Buffer.from(line).toString()))
  return records
}

describe('a message', () => {
  it('is a record with its parts decoded, and without what is attached', async () => {
    const [record] = (await recordsOf(message, 'eml')) as [Record<string, unknown>]
    expect(record).toMatchObject({
      from: { name: 'Zoë Specimen', address: 'zoe@mail.example' },
      to: [{ name: 'Support', address: 'help@shop.example' }],
      subject: 'Refund for Zoë Specimen',
      headers: { 'x-originating-ip': ['192.0.2.44'] },
      attachments: [{ filename: 'zoe-specimen.pdf', mimeType: 'application/pdf', bytes: 21 }],
    })
    expect(record['text']).toContain('4111 1111 1111 1111, call +44 20 7946 0958.\nZoë')
    expect(record['html']).toContain('<b>4111 1111</b> 1111 1111')
    expect(JSON.stringify(record)).not.toContain('in a pdf')
  })

  it('may have groups of addresses and headers twice', async () => {
    const text =
      'From: a@x.example\nTo: Team: Ann <ann@x.example>, bob@x.example;\nReceived: one\nReceived: two\n\nhi'
    expect(await recordsOf(text, 'eml')).toMatchObject([
      {
        to: [
          { name: 'Ann', address: 'ann@x.example' },
          { name: '', address: 'bob@x.example' },
        ],
        headers: { received: ['one', 'two'] },
      },
    ])
  })

  it.each<readonly [what: string, text: string, code: string]>([
    ['without headers', '\n\nhello', 'STET_INPUT_MAIL'],
    ['with parts nested without end', nested(70), 'STET_INPUT_MAIL'],
    ['larger than is held', `Subject: x\n\n${'y'.repeat(5000)}`, 'STET_LIMIT_RECORD'],
  ])('%s is refused', async (_what, text, code) => {
    await expect(recordsOf(text, 'eml', 64)).rejects.toMatchObject({ code })
  })
})

function nested(depth: number): string {
  const parts = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
  )
  return parts.join('')
}

describe('a mailbox', () => {
  const mailbox = [
    'From ann@x.example Mon Jan  5 10:00:00 2026',
    'Subject: one',
    '',
    'From here on it is text.',
    '',
    'From bob@x.example Mon Jan  5 11:00:00 2026',
    'Subject: two',
    '',
    'bye',
    '',
  ].join('\n')

  it.each([1, 3, 64, 4096])('is cut into its messages, in chunks of %s bytes', async (size) => {
    expect(await recordsOf(mailbox, 'mbox', size)).toMatchObject([
      { subject: 'one', text: 'From here on it is text.\n\n' },
      { subject: 'two', text: 'bye\n' },
    ])
    expect(await recordsOf(mailbox.replaceAll('\n', '\r\n'), 'mbox', size)).toMatchObject([
      { subject: 'one' },
      { subject: 'two' },
    ])
  })

  it('that is empty or none at all is refused', async () => {
    await expect(recordsOf('', 'mbox')).rejects.toMatchObject({ code: 'STET_INPUT_EMPTY' })
    await expect(recordsOf('Subject: x\n\nhello', 'mbox')).rejects.toMatchObject({ code: 'STET_INPUT_MAIL' })
  })
})

test('stet redact reads .eml and .mbox, and nothing of the customer is in what comes out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stet-mail-'))
  const policy = join(example, 'policy.yaml')
  writeFileSync(join(folder, 'a.eml'), message)
  writeFileSync(
    join(folder, 'b.mbox'),
    Buffer.concat([
      Buffer.from('From x Mon Jan  5 10:00:00 2026\n'),
      message,
      Buffer.from('\nFrom y Mon Jan  5 10:00:00 2026\n'),
      message,
    ]),
  )
  const { status, out, error } = stetIn(folder, ['redact', '-q', '--policy', policy, 'a.eml', 'b.mbox'])
  expect([status, error]).toEqual([0, ''])
  expect(out.trim().split('\n')).toHaveLength(3)
  for (const value of ['Zoë', 'Specimen', 'zoe', '4111', '7946', '20794', '192.0.2', 'in a pdf'])
    expect(out).not.toContain(value)
  expect(out).toContain('Hello, my card is <b>************1111</b>')
  stetIn(folder, ['redact', '-q', '--policy', policy, 'a.eml', 'b.mbox', '-o', folder])
  expect(readFileSync(join(folder, 'b.ndjson'), 'utf8').trim().split('\n')).toHaveLength(2)
})

test('an e-mail cannot be gone on with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stet-mail-'))
  writeFileSync(join(folder, 'a.eml'), message)
  const { status, error } = stetIn(folder, [
    'redact',
    '--policy',
    join(example, 'policy.yaml'),
    'a.eml',
    '-o',
    'x',
    '--resume',
  ])
  expect(status).toBe(2)
  expect(error).toContain('an e-mail is read from its start')
})
