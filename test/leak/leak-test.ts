import { parse } from 'csv-parse/sync'
import { StetError } from '../../packages/engine/src/errors.ts'
import { createRedactor } from '../../packages/engine/src/redact.ts'
import type { Random } from '../fuzz/random.ts'
import { keepAny, makePlan, type Field } from '../reference/make-plan.ts'
import { Reference, type Step } from '../reference/redact-reference.ts'
import { cut, streamChunks } from '../reference/run-redactor.ts'
import { readRecords, type Document, type Leaf, type Records } from './documents.ts'
import { encodingIn } from './encodings.ts'

/** A value that no rule lists and that came out all the same. Never the value itself. */
export interface Leak {
  readonly file: string
  readonly address: string
  readonly encoding: string
}

/** Counts of one or several documents. */
export interface LeakResult {
  documents: number
  /** Documents that are none of their format: nothing may come out of them. */
  refused: number
  /** Values that were looked for, once for each policy. */
  leaves: number
  /** Values that would prove nothing: short, or found in what may leave as well. */
  leftOut: number
  readonly leaks: Leak[]
}

/** Sends a document through a policy that is made of fields. */
export type Redact = (document: Document, fields: readonly Field[], random: Random) => Promise<string>

export const emptyResult = (): LeakResult => ({ documents: 0, refused: 0, leaves: 0, leftOut: 0, leaks: [] })

const valueCharsMin = 4
const policiesPerDocument = 2
const parseCsv = (text: string): string[][] => parse(text, { record_delimiter: ['\r\n', '\n'], bom: true })

/** The engine itself: in one call, or in a stream of chunks of any size. */
export const redactByEngine: Redact = async ({ format, bytes }, fields, random) => {
  const redactor = await createRedactor(makePlan(fields), { format })
  if (random.once(2)) return (await redactor.redact(bytes)).output.text()
  const streamed = await streamChunks(redactor, cut(bytes, [1 + random.below(4000), 1 + random.below(200)]))
  if (streamed.error !== undefined) throw streamed.error as Error
  return new TextDecoder().decode(streamed.bytes)
}

/** Sends one document through a policy that lists nothing and through random ones; looks for what is not listed. */
export async function testDocument(
  document: Document,
  random: Random,
  result: LeakResult,
  redact: Redact = redactByEngine,
): Promise<void> {
  result.documents += 1
  const records = readRecords(document, parseCsv)
  const policies: Field[][] = [[]]
  if (records !== undefined) {
    for (let count = 0; count < policiesPerDocument; count += 1) policies.push(randomFields(records, random))
  }
  for (const [index, fields] of policies.entries()) {
    const output = await outputOf(document, fields, random, redact)
    if (records === undefined || output === undefined) {
      if (index === 0) result.refused += 1
      if (output !== undefined && output !== '')
        result.leaks.push({ file: document.file, address: '$', encoding: 'raw' })
    } else lookFor(document, records, fields, output, result)
  }
}

/** What comes out, or undefined where the document is refused. */
async function outputOf(
  document: Document,
  fields: readonly Field[],
  random: Random,
  redact: Redact,
): Promise<string | undefined> {
  try {
    return await redact(document, fields, random)
  } catch (error) {
    if (error instanceof StetError) return undefined
    throw error
  }
}

/** A rule for about a fifth of the paths; now and then a wildcard takes the place of the last name. */
function randomFields({ leaves }: Records, random: Random): Field[] {
  const paths = [...new Set(leaves.map(({ path }) => addressOfPath(path)))]
  const addresses = paths.filter(() => random.once(5))
  if (random.once(4) && addresses.length > 0) {
    addresses.unshift(random.pick(addresses).replace(/\["(?:[^"\\]|\\.)*"\]$/, '[*]'))
  }
  return withoutMeetings(addresses).map((address) => ({ address, treatment: keepAny }))
}

/** `[*]` stands for members too, so that two addresses of one document can meet in another: the first stays. */
function withoutMeetings(addresses: readonly string[]): string[] {
  const kept: { readonly address: string; readonly steps: readonly string[] }[] = []
  for (const address of addresses) {
    const steps = address.match(/\[(?:\*|"(?:[^"\\]|\\.)*")\]/g) ?? []
    const isMeeting = kept.some(
      ({ steps: other }) =>
        other.length === steps.length &&
        other.every((step, at) => step === steps[at] || step === '[*]' || steps[at] === '[*]'),
    )
    if (!isMeeting) kept.push({ address, steps })
  }
  return kept.map(({ address }) => address)
}

function addressOfPath(path: readonly Step[]): string {
  return `$${path.map((step) => (step === undefined ? '[*]' : `[${JSON.stringify(step)}]`)).join('')}`
}

function lookFor(
  document: Document,
  { leaves, names }: Records,
  fields: readonly Field[],
  output: string,
  result: LeakResult,
): void {
  const reference = new Reference(fields)
  const isListed = ({ path, isInElement }: Leaf): boolean => reference.ruleAt(path, isInElement) !== undefined
  const listed = new Set(leaves.filter(isListed).map(({ text }) => text))
  const addresses = fields.map(({ address }) => address)
  // Names on the way to what is listed leave with it; a wildcard can stand for any of them.
  const wayNames = addresses.some((address) => address.includes('*')) ? names : []
  const mayLeave = [...listed, ...addresses, ...wayNames].join('\n')
  const seen = new Map<string, string | undefined>()
  for (const leaf of leaves) {
    const { text, path, isTelling } = leaf
    if (isListed(leaf)) continue
    if (!isTelling || text.length < valueCharsMin || encodingIn(mayLeave, text) !== undefined) {
      result.leftOut += 1
      continue
    }
    result.leaves += 1
    if (!seen.has(text)) seen.set(text, encodingIn(output, text))
    const encoding = seen.get(text)
    if (encoding !== undefined)
      result.leaks.push({ file: document.file, address: addressOfPath(path), encoding })
  }
}
