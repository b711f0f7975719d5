import { StetError } from '@stet/engine'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { heldBytesMax } from './batches.ts'

/** How e-mail comes in: one message, or a mailbox of them (RFC 4155). */
export type MailFormat = 'eml' | 'mbox'

/** A message as a record, which a policy's addresses name the parts of: `$.subject`, `$.from.address`. */
interface MailRecord {
  readonly from: Mailbox | undefined
  readonly sender: Mailbox | undefined
  readonly replyTo: readonly Mailbox[]
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  readonly bcc: readonly Mailbox[]
  readonly subject: string | undefined
  /** ISO 8601, or as it was written. */
  readonly date: string | undefined
  readonly messageId: string | undefined
  readonly inReplyTo: string | undefined
  readonly references: string | undefined
  /** All headers, by name in lower case; a list each, because a header may be there twice. */
  readonly headers: Readonly<Record<string, readonly string[]>>
  /** Decoded from quoted-printable, base64 and its character set. */
  readonly text: string | undefined
  readonly html: string | undefined
  /** What is attached; never its content. */
  readonly attachments: readonly { filename: string | null; mimeType: string; bytes: number }[]
}

interface Mailbox {
  readonly name: string
  readonly address: string
}

/** Headers of a message and parts inside parts; more is refused. */
const limits = { maxNestingDepth: 64, maxHeadersSize: 1024 * 1024 }

/**
 * Reads e-mail as NDJSON, a line for each message, for the engine to redact.
 *
 * @param bytesMax - of one message, which is held whole
 * @throws {@link StetError} STET_INPUT_MAIL, STET_LIMIT_RECORD
 */
export async function* readMail(
  chunks: AsyncIterable<Uint8Array>,
  format: MailFormat,
  bytesMax = heldBytesMax,
): AsyncGenerator<Uint8Array> {
  const messages = format === 'mbox' ? cutMailbox(chunks, bytesMax) : wholeOf(chunks, bytesMax)
  let record = 0
  for await (const message of messages) {
    yield Buffer.from(`${JSON.stringify(await recordOf(message, record))}\n`)
    record += 1
  }
}

async function recordOf(message: Uint8Array, record: number): Promise<MailRecord> {
  const mail = await PostalMime.parse(message, limits).catch(() => undefined)
  if (mail === undefined || mail.headers.length === 0) throw new StetError('STET_INPUT_MAIL', { record })
  return {
    from: mailboxes(mail.from)[0],
    sender: mailboxes(mail.sender)[0],
    replyTo: mailboxes(mail.replyTo),
    to: mailboxes(mail.to),
    cc: mailboxes(mail.cc),
    bcc: mailboxes(mail.bcc),
    subject: mail.subject,
    date: mail.date,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    headers: headersOf(mail),
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      filename,
      mimeType,
      bytes: typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength,
    })),
  }
}

function mailboxes(addresses: Address | readonly Address[] | undefined): Mailbox[] {
  return [addresses ?? []].flat().flatMap(({ name, address, group }: Address) => {
    return group === undefined ? { name, address } : mailboxes(group)
  })
}

function headersOf({ headers }: Email): Record<string, string[]> {
  const byName = new Map<string, string[]>()
  for (const { key, value } of headers) byName.set(key, [...(byName.get(key) ?? []), value])
  return Object.fromEntries(byName)
}

async function* wholeOf(chunks: AsyncIterable<Uint8Array>, bytesMax: number): AsyncGenerator<Uint8Array> {
  const held = new Held(bytesMax)
  for await (const chunk of chunks) held.add(chunk)
  yield held.take()
}

/** The line that begins a message, at the start or behind an empty line: sender and time. */
const separator = /^From \S+ .*\d:\d\d/
const separatorBytesMax = 1000

/** Cuts a mailbox at the lines that begin its messages; these lines, which name the sender, go. */
async function* cutMailbox(chunks: AsyncIterable<Uint8Array>, bytesMax: number): AsyncGenerator<Uint8Array> {
  const held = new Held(bytesMax)
  let isBlank = true
  let isAny = false
  for await (const line of linesOf(chunks, bytesMax)) {
    if (isBlank && isSeparator(line)) {
      if (isAny) yield held.take()
      isAny = true
    } else if (isAny) held.add(line)
    else if (!isEmpty(line)) throw new StetError('STET_INPUT_MAIL', { record: 0 })
    isBlank = isEmpty(line)
  }
  if (!isAny) throw new StetError('STET_INPUT_EMPTY')
  yield held.take()
}

function isSeparator(line: Uint8Array): boolean {
  return separator.test(Buffer.from(line.subarray(0, separatorBytesMax)).toString('latin1'))
}

function isEmpty(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x0a || byte === 0x0d)
}

/** Lines with their ends. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>, bytesMax: number): AsyncGenerator<Uint8Array> {
  const held = new Held(bytesMax)
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
      held.add(chunk.subarray(from, end + 1))
      yield held.take()
      from = end + 1
    }
    held.add(chunk.subarray(from))
  }
  if (held.bytes > 0) yield held.take()
}

/** Bytes that are collected, up to a limit. */
class Held {
  bytes = 0
  readonly #bytesMax: number
  #parts: Uint8Array[] = []

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  /** Copies the bytes: a chunk's memory is used again. */
  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.bytes += bytes.length
    if (this.bytes > this.#bytesMax)
      throw new StetError('STET_LIMIT_RECORD', { limit: 'recordBytesMax', limitValue: this.#bytesMax })
    this.#parts.push(bytes.slice())
  }

  take(): Uint8Array {
    const whole = Buffer.concat(this.#parts)
    this.#parts = []
    this.bytes = 0
    return whole
  }
}
