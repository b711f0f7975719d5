import { parseAddress } from '@stet/engine'
import { Document, isMap } from 'yaml'
import { addressText } from './address-text.ts'
import type { FieldList, Omission } from './list-fields.ts'
import { suggest } from './suggest.ts'
import type { TreatmentText } from './suggestion.ts'

/** What a new policy is about. */
export interface PolicyDraft {
  readonly name: string
  readonly source: string
  readonly route: string
  readonly receive: 'api' | 'webhook' | 'file'
  /** e.g. `GET /tickets/{id}`. */
  readonly match: string | undefined
  readonly format: 'csv' | 'ndjson' | undefined
  /** What it was made from, for the first line. */
  readonly origin: string
  readonly list: FieldList
  readonly isCut: boolean
}

/** Longest address that is written, in UTF-16 units: YAML spells longer keys otherwise. */
const addressLengthMax = 900

/**
 * Writes a policy that keeps nothing: each address stands in a comment, with a treatment and its reason.
 * With the `# ` before each `$` removed it is a good policy, too.
 */
export function policyText(draft: PolicyDraft): string {
  const lines = draft.list.fields.flatMap((field) => {
    const address = addressText(field.steps)
    if (address.length > addressLengthMax || !parseAddress(address).ok) return []
    const { treatment, reason } = suggest(field)
    return [{ line: entry(address, treatment), reason, doesScan: isScan(treatment) }]
  })
  const skipped = draft.list.fields.length - lines.length
  const notes = [
    ...draft.list.omissions.map(omissionNote),
    ...(skipped > 0
      ? [`${skipped} more with names too long to write are not listed, and so do not leave.`]
      : []),
    ...(draft.list.cutCount > 0
      ? [`${draft.list.cutCount} more, which lie deepest, are not listed, and so do not leave.`]
      : []),
    ...(draft.isCut
      ? ['What lies deeper, or comes again inside itself, is not listed, and so does not leave.']
      : []),
  ]
  return [
    `# Written by \`stet policy init\` from ${onOneLine(draft.origin)}.`,
    '#',
    '# It keeps nothing yet: what is not listed is struck. Each line below "fields" is a suggestion; remove the',
    '# "# " of those that may leave, and read the reason first: it was guessed from names and forms.',
    ...section('policy', draft.name),
    ...section('source', draft.source),
    'destination: https://receiver.example/ # who gets it: write the real one',
    'routes:',
    `  ${scalar(draft.route)}:`,
    ...section('receive', draft.receive, 4),
    ...(draft.match === undefined ? [] : section('match', draft.match, 4)),
    ...(draft.format === undefined ? [] : section('format', draft.format, 4)),
    '    fields:',
    ...lines.map(({ line, reason }) => `      # ${line}   # ${reason}`),
    ...notes.map((note) => `      ## ${note}`),
    ...(lines.some(({ doesScan }) => doesScan) ? scans : []),
    '',
  ].join('\n')
}

const scans = [
  'scans:',
  '  conversation:',
  '    locales: [en-US] # the languages that people write in',
  '    entities:',
  "      '*': replace",
]

/** `address: { keep: integer }` on one line, each quoted where YAML needs it. */
function entry(address: string, treatment: TreatmentText): string {
  const document = new Document({ [address]: treatment })
  const value: unknown = document.get(address, true)
  if (isMap(value)) value.flow = true
  return document.toString({ lineWidth: 0, singleQuote: true }).trimEnd()
}

function scalar(text: string): string {
  return new Document(text).toString({ lineWidth: 0 }).trimEnd()
}

function section(key: string, value: string, indent = 0): string[] {
  return [`${' '.repeat(indent)}${key}: ${scalar(value)}`]
}

function isScan(treatment: TreatmentText): boolean {
  return typeof treatment === 'object' && 'scan' in treatment
}

function omissionNote({ steps, what }: Omission): string {
  const place = onOneLine(addressText(steps))
  switch (what) {
    case 'elements':
      return `${place} can also be an array. Its elements are not listed: they would meet the named members.`
    case 'named members':
      return `${place} can also have named members. They are not listed: they would meet the elements.`
    case 'other members':
      return `${place} also has members with other names. They are not listed, and so do not leave.`
  }
}

function onOneLine(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
}
