import type { ScalarKind } from './contract.ts'

/** One way to treat a field. */
export interface Choice {
  readonly label: string
  readonly words: string
  /** As the policy writes it; undefined: the field is not listed. */
  readonly yaml: string | undefined
  /** How much leaves: it orders the list and colours it. */
  readonly lets: 'nothing' | 'a stand-in' | 'a part' | 'the value'
}

/** What a field is, as far as its name and one value of it say. */
export interface FieldSample {
  readonly address: string
  readonly kind: ScalarKind
  /** The scalar as JSON writes it. */
  readonly value: string
  /** Names of the policy's scans. */
  readonly scans: readonly string[]
}

const timestamp = /^"\d{4}-\d\d-\d\d[T ]\d\d:\d\d/
const date = /^"\d{4}-\d\d-\d\d"$/
const uuid = /^"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"$/i
const word = /^"[\w-]{1,24}"$/

const kindsByName: readonly (readonly [RegExp, string])[] = [
  [/(^|_)ids?$|key$|token$/i, 'id'],
  [/e-?mail/i, 'email'],
  [/phone|mobile|fax|\btel/i, 'phone'],
  [/\bip\b|_ip$|ip_address/i, 'ip'],
  [/iban/i, 'iban'],
  [/card/i, 'card'],
  [/address|street|zip|postal/i, 'address'],
  [/city|country|region|location/i, 'location'],
  [/company|organi[sz]ation/i, 'organization'],
  [/user_?name|login|handle/i, 'username'],
  [/name|author|requester|customer/i, 'person'],
  [/url|link|href/i, 'url'],
  [/_at$|date|time|birth/i, 'date'],
]

/** What a value probably is, in the policy's words. */
export function kindOf({ address, value }: FieldSample): string {
  const name = /([^.[\]'*]+)[\]'*[]*$/.exec(address)?.[1] ?? ''
  if (/^"[^"@\s]+@[^"@\s]+"$/.test(value)) return 'email'
  if (date.test(value) || timestamp.test(value)) return 'date'
  return kindsByName.find(([pattern]) => pattern.test(name))?.[1] ?? 'text'
}

/** The ways to treat a field, from nothing to the value itself. */
export function choicesFor(field: FieldSample): readonly Choice[] {
  const kind = kindOf(field)
  const isDate = kind === 'date' && field.kind === 'string'
  return [
    { label: 'Not listed', words: 'Nothing leaves, and not its name.', yaml: undefined, lets: 'nothing' },
    {
      label: 'Strike',
      words: 'Nothing leaves, and no other line can let it out.',
      yaml: 'strike',
      lets: 'nothing',
    },
    {
      label: `Replace with a label`,
      words: `Leaves as a label such as [${label(kind)}_1].`,
      yaml: `{ replace: ${kind} }`,
      lets: 'a stand-in',
    },
    {
      label: 'Pseudonym',
      words: 'A stable stand-in that nobody can turn back.',
      yaml: `{ pseudonymize: ${pseudonymForm(field, kind)} }`,
      lets: 'a stand-in',
    },
    ...(field.kind === 'string'
      ? ([
          {
            label: 'Token',
            words: 'A stable stand-in that your vault can turn back.',
            yaml: `{ tokenize: ${kind} }`,
            lets: 'a stand-in',
          },
        ] as const)
      : []),
    {
      label: 'Mask',
      words: 'Stars, but for the last two letters or digits.',
      yaml: '{ mask: { keepLast: 2 } }',
      lets: 'a part',
    },
    ...(isDate
      ? ([
          {
            label: 'Month only',
            words: 'The first of the month it lies in.',
            yaml: '{ generalize: month }',
            lets: 'a part',
          },
        ] as const)
      : []),
    ...(field.kind === 'string'
      ? field.scans.map((scan): Choice => ({
          label: `Scan as “${scan}”`,
          words: 'The text leaves; what is found in it is treated.',
          yaml: `{ scan: ${scan} }`,
          lets: 'a part',
        }))
      : []),
    ...keeps(field),
  ]
}

function keeps({ kind, value }: FieldSample): Choice[] {
  const keep = (type: string, words: string): Choice => ({
    label: `Keep: ${words}`,
    words: `Leaves if it is ${words}; else it is struck.`,
    yaml: `{ keep: ${type} }`,
    lets: 'the value',
  })
  if (kind === 'boolean') return [keep('boolean', 'true or false')]
  if (kind === 'number')
    return [...(/^-?\d+$/.test(value) ? [keep('integer', 'a whole number')] : []), keep('number', 'a number')]
  if (kind === 'null') return []
  const found: Choice[] = []
  if (timestamp.test(value)) found.push(keep('timestamp', 'a date and time'))
  if (date.test(value)) found.push(keep('date', 'a date'))
  if (uuid.test(value)) found.push(keep('uuid', 'a UUID'))
  if (found.length === 0 && word.test(value)) {
    const inner = value.slice(1, -1)
    found.push(
      keep(
        `{ enum: [${/^[a-z]/i.test(inner) && !reserved.test(inner) ? inner : value}] }`,
        `exactly ${value}`,
      ),
    )
  }
  return found
}

/** Words that YAML, or somebody who reads it as YAML 1.1, takes for something else. */
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i

function pseudonymForm({ kind, value }: FieldSample, guess: string): string {
  if (kind === 'number') return 'integer'
  if (uuid.test(value)) return 'uuid'
  return guess === 'email' ? 'email' : 'id'
}

function label(kind: string): string {
  const labels: Readonly<Record<string, string>> = {
    email: 'EMAIL_ADDRESS',
    phone: 'PHONE_NUMBER',
    ip: 'IP_ADDRESS',
    card: 'CREDIT_CARD',
    iban: 'IBAN_CODE',
    date: 'DATE_TIME',
  }
  return labels[kind] ?? kind.toUpperCase()
}
