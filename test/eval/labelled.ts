import { readFileSync } from 'node:fs'
import type { Labelled } from './score.ts'

/** A text with what is personal in it. */
export interface LabelledText {
  readonly text: string
  /** The message before it in its dialogue, where the set has it. */
  readonly previous: string | undefined
  readonly labels: readonly Labelled[]
  /** The turn of a dialogue, as the set names it. */
  readonly ref: string | undefined
}

/** A set of labelled texts. */
export interface LabelledSet {
  readonly name: string
  /** Whether its offsets count code points. */
  readonly isCodePoints: boolean
}

export const labelledSets: readonly LabelledSet[] = [
  { name: 'presidio-synth-tune', isCodePoints: false },
  { name: 'multidogo-train', isCodePoints: true },
  { name: 'restaurant8k-train', isCodePoints: true },
  { name: 'nlupp-banking', isCodePoints: true },
  { name: 'wnut17-dev', isCodePoints: false },
]

/** Sets that the tagger learned from, whose parts that it did not learn from can be measured. */
export const learnedSets: readonly LabelledSet[] = [
  ...labelledSets.slice(1, 4),
  { name: 'wnut17-train', isCodePoints: false },
]

/** Their types in our entities; types that name nobody are left out. */
const entities: Readonly<Record<string, string>> = {
  PERSON: 'PERSON',
  ADDRESS: 'ADDRESS',
  STREET_ADDRESS: 'ADDRESS',
  ZIP_CODE: 'ADDRESS',
  POSTAL_CODE: 'ADDRESS',
  CITY: 'LOCATION',
  GPE: 'LOCATION',
  EMAIL: 'EMAIL_ADDRESS',
  EMAIL_ADDRESS: 'EMAIL_ADDRESS',
  DOMAIN_NAME: 'URL',
  PHONE: 'PHONE_NUMBER',
  PHONE_NUMBER: 'PHONE_NUMBER',
  CARD: 'CREDIT_CARD',
  CREDIT_CARD: 'CREDIT_CARD',
  ACCOUNT_ID: 'ACCOUNT_NUMBER',
  REFERENCE_ID: 'REFERENCE_NUMBER',
  SSN: 'US_SSN',
  US_SSN: 'US_SSN',
  IBAN_CODE: 'IBAN_CODE',
  US_DRIVER_LICENSE: 'US_DRIVER_LICENSE',
  PASSWORD: 'PASSWORD',
  USERNAME: 'USERNAME',
  AGE: 'AGE',
  NRP: 'NRP',
  DATE_TIME: 'DATE_TIME',
}

/** Our entity as the sets speak of it: a postcode is an address, a date of birth a date. */
export function labelEntity(entity: string): string {
  if (/(?:POSTCODE|POSTAL_CODE|ZIP_CODE)$/.test(entity)) return 'ADDRESS'
  return entity === 'DATE_OF_BIRTH' ? 'DATE_TIME' : entity
}

interface Line {
  readonly text: string
  readonly ref?: string
  readonly spans: readonly {
    readonly start: number
    readonly end: number
    readonly type: string
    readonly text: string
  }[]
}

/** Reads one set, one JSON object a line. */
export function readLabelled(path: string, isCodePoints: boolean): LabelledText[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
  const byTurn = new Map(lines.flatMap(({ ref, text }) => (ref === undefined ? [] : [[ref, text] as const])))
  return lines.map(({ text, ref, spans }) => {
    const units = isCodePoints ? unitOffsets(text) : undefined
    const labels = spans.flatMap(({ start, end, type, text: value }) => {
      const entity = entities[type]
      if (entity === undefined || (entity === 'DATE_TIME' && !isDay(value))) return []
      return [{ start: units?.[start] ?? start, end: units?.[end] ?? end, entity }]
    })
    return { text, previous: previousOf(ref, byTurn), labels: joined(text, labels), ref }
  })
}

/** A day of the calendar may be somebody's; a year, a weekday or a machine's time stamp names nobody. */
function isDay(text: string): boolean {
  return !/^(?:[0-9]{4}|[A-Za-z]+|[0-9-]+ [0-9:]+)$/.test(text)
}

/** A turn is `<CONV>id<TURN>3<SENT>0`. */
function previousOf(ref: string | undefined, byTurn: ReadonlyMap<string, string>): string | undefined {
  const found = /^(.*<TURN>)(\d+)<SENT>\d+$/.exec(ref ?? '')
  return found === null ? undefined : byTurn.get(`${found[1] ?? ''}${Number(found[2]) - 1}<SENT>0`)
}

const places: ReadonlySet<string> = new Set(['ADDRESS', 'LOCATION'])

/** First name and surname, labelled apart, are one person; street, postcode and city are one address. */
function joined(text: string, labels: readonly Labelled[]): Labelled[] {
  const all: { start: number; end: number; entity: string }[] = []
  for (const label of [...labels].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    const between = last === undefined ? '' : text.slice(last.end, label.start)
    const isSame = last?.entity === label.entity && /^ *$/.test(between)
    const isPlace =
      last !== undefined && places.has(last.entity) && places.has(label.entity) && /^[\s,.>]*$/.test(between)
    if (last === undefined || !(isSame || (isPlace && [last.entity, label.entity].includes('ADDRESS')))) {
      all.push({ ...label })
    } else {
      last.end = label.end
      if (isPlace) last.entity = 'ADDRESS'
    }
  }
  return all
}

/** UTF-16 offset of each code point, and of the end. */
function unitOffsets(text: string): number[] {
  const offsets: number[] = []
  let at = 0
  for (const character of text) {
    offsets.push(at)
    at += character.length
  }
  return [...offsets, at]
}
