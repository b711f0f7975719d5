import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** One record, before and after, and its line in the file, from 1. */
export interface Sample {
  readonly line: number
  readonly before: string
  readonly after: string
}

/** Bytes of the largest record that fits on a screen or two. */
const bytesMax = 7_000

/**
 * Finds a ticket that is worth showing: an English one with two comments or three, whose customer gives
 * a card or a phone number away. Both files have one record a line, in the same order.
 */
export async function findSample(beforeFile: string, afterFile: string): Promise<Sample> {
  const after = lines(afterFile)[Symbol.asyncIterator]()
  let line = 0
  let first: Sample | undefined
  for await (const before of lines(beforeFile)) {
    const { value } = (await after.next()) as { value: string }
    line += 1
    const sample = { line, before, after: value }
    first ??= sample
    if (isWorthShowing(before)) return sample
  }
  if (first === undefined) throw new RangeError('the export is empty')
  return first
}

/** What is shown of a ticket; the rest would fill screens. */
const shownOfTicket = [
  'id',
  'status',
  'subject',
  'raw_subject',
  'organization_id',
  'requester',
  'comments',
] as const
const shownOfRequester = ['id', 'name', 'email', 'phone', 'locale', 'created_at', 'notes'] as const
const shownOfComment = ['author_id', 'body', 'html_body', 'public'] as const

/** The part of a record that is shown, of the record before and after alike. */
export function excerpt(record: string): string {
  const { ticket } = JSON.parse(record) as { readonly ticket: Members }
  const shown = pick(ticket, shownOfTicket)
  const { requester, comments } = ticket
  return JSON.stringify({
    ...shown,
    requester: pick(requester as Members, shownOfRequester),
    comments: (comments as readonly Members[]).slice(0, 2).map((comment) => pick(comment, shownOfComment)),
  })
}

type Members = Readonly<Record<string, unknown>>

function pick(members: Members, names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => names.includes(name)))
}

function lines(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file), crlfDelay: Infinity })
}

interface Shown {
  readonly ticket: {
    readonly requester: { readonly locale: string; readonly name: string }
    readonly comments: readonly { readonly body: string }[]
  }
}

function isWorthShowing(line: string): boolean {
  if (line.length > bytesMax || !line.includes('"locale":"en-')) return false
  const { requester, comments } = (JSON.parse(line) as Shown).ticket
  const text = comments.map(({ body }) => body).join('\n')
  const hasCard = /\d{4}[ -]\d{4}[ -]\d{4}/.test(text)
  return (
    comments.length >= 2 &&
    comments.length <= 3 &&
    hasCard &&
    text.includes(requester.name) &&
    text.includes('@')
  )
}
