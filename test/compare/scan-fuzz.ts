import {
  checkPolicy,
  comparePolicies,
  createRedactor,
  MemoryVault,
  type Plan,
} from '../../packages/engine/src/index.ts'
import type { Random } from '../fuzz/random.ts'

/**
 * Free text is judged by what of it stays readable. These are texts with and without what records make
 * known; what counts is each run of letters and digits that leaves as it came in.
 */
const card = ['4111', '1111', '1111', '1111'].join(' ')
const records: readonly object[] = [
  [
    'Maria Lopez',
    'maria.lopez@mail.test',
    'Hello, this is Maria Lopez, write to maria.lopez@mail.test or +49 30 901820.',
  ],
  ['Xq Zw', 'xq@zw.test', `Xq called about order QX-778123 and card ${card}, twice.`],
  ['Bluefin', '', 'Bluefin asked for Project Falcon; see https://shop.test/u/maria.lopez@mail.test?t=1.'],
  ['', 'a.b@c.test', 'My SSN is 219-09-9999, my IP 192.0.2.44, uuid 4f5b1d9e-7a3c-4f0e-9b1a-2c3d4e5f6a7b.'],
  ['Ann', 'ann@x.test', '<p>Ann <b>Meyer</b> lives at 12 Oak Street, Springfield</p><!-- note 5551234 -->'],
  ['Otto', 'otto@y.test', 'IBAN DE89 3704 0044 0532 0130 00, born 1980-05-17, code LC-123456782, falcon'],
].map(([name, email, body]) => ({ name, email, body, id: 7 }))

const entities = [
  'EMAIL_ADDRESS',
  'PERSON',
  'CREDIT_CARD',
  'URL',
  'PHONE_NUMBER',
  'UUID',
  'IBAN_CODE',
  'PROJECT',
  'LOYALTY',
]
const reason = 'random, for the comparison'
const treatments: readonly unknown[] = [
  'strike',
  'replace',
  'replace',
  'tokenize',
  'mask',
  { mask: { keepLast: 4 } },
  { mask: { keepFirst: 2 } },
  { pseudonymize: 'id' },
  { keep: true, reason },
]
const detectors: Readonly<Record<string, unknown>> = {
  PROJECT: { words: ['Project Falcon'], rejects: ['a dove'] },
  LOYALTY: { pattern: 'LC-[0-9]{9}', matches: ['LC-123456782'], rejects: ['LC-1'] },
}
const moreWords = { words: ['Project Falcon', 'falcon', 'Bluefin'], rejects: ['a dove'] }

interface ScanDraft {
  readonly body: 'scan' | 'keep'
  readonly known: readonly ('name' | 'email')[]
  readonly threshold: number
  readonly locales: readonly string[]
  readonly text: string
  readonly entities: Readonly<Record<string, unknown>>
  readonly detectors: Readonly<Record<string, unknown>>
}

const first: ScanDraft = {
  body: 'scan',
  known: ['name'],
  threshold: 0.5,
  locales: ['en-US'],
  text: 'auto',
  entities: { '*': 'replace' },
  detectors: {},
}

export function changed(draft: ScanDraft, random: Random): ScanDraft {
  switch (random.below(9)) {
    case 0:
      return { ...draft, body: random.once(4) ? 'keep' : 'scan' }
    case 1:
      return { ...draft, known: (['name', 'email'] as const).filter(() => random.once(2)) }
    case 2:
      return { ...draft, threshold: random.pick([0, 0.3, 0.5, 0.75, 0.9, 1]) }
    case 3:
      return {
        ...draft,
        locales: random.pick([['en-US'], ['en-US', 'de-DE'], ['de-DE'], ['de-DE', 'en-US'], ['en']]),
      }
    case 4:
      return { ...draft, text: random.pick(['auto', 'plain', 'html', 'markdown']) }
    case 5: {
      const kept = Object.entries(draft.detectors).filter(() => random.once(2))
      return { ...draft, detectors: Object.fromEntries(kept) }
    }
    case 6: {
      const name = random.pick(Object.keys(detectors))
      const one = name === 'PROJECT' && random.once(2) ? moreWords : detectors[name]
      return { ...draft, detectors: { ...draft.detectors, [name]: one } }
    }
    case 7: {
      const kept = Object.entries(draft.entities).filter(([entity]) => entity === '*' || !random.once(3))
      return { ...draft, entities: Object.fromEntries(kept) }
    }
    default: {
      const entity = random.pick([...entities, '*'])
      return { ...draft, entities: { ...draft.entities, [entity]: random.pick(treatments) } }
    }
  }
}

function textOf(draft: ScanDraft): string {
  const { threshold, locales, text } = draft
  const rule = (name: 'name' | 'email', kind: string): unknown =>
    draft.known.includes(name) ? { strike: kind, known: kind } : 'strike'
  return JSON.stringify({
    policy: 'p',
    source: 's',
    destination: 'd',
    routes: {
      r: {
        receive: 'file',
        fields: {
          '$.name': rule('name', 'person'),
          '$.email': rule('email', 'email'),
          '$.body': draft.body === 'scan' ? { scan: 'x' } : { keep: 'any', reason },
        },
      },
    },
    ...(draft.body === 'keep'
      ? {}
      : { scans: { x: { threshold, locales, text, entities: draft.entities } } }),
    ...(draft.body === 'keep' || Object.keys(draft.detectors).length === 0
      ? {}
      : { detectors: draft.detectors }),
  })
}

/** Runs of three letters and digits that stand in the output of each record as they did in its text. */
async function readable(plan: Plan): Promise<readonly ReadonlySet<string>[]> {
  const key = { version: 1, secret: new Uint8Array(32).fill(1) }
  const redactor = await createRedactor(plan, { format: 'ndjson', key, vault: new MemoryVault() })
  const lines = records.map((record) => JSON.stringify(record))
  const { output } = await redactor.redact(new TextEncoder().encode(`${lines.join('\n')}\n`))
  const bodies = output.text().split('\n').slice(0, records.length)
  return bodies.map((line, index) => {
    const { body = '' } = JSON.parse(line) as { body?: string }
    // What stands in for something is not what stood there.
    const left = body.replace(/\[[A-Z_0-9]+\]|(?:tok|ps)1_[a-z0-9_]+(?:@token\.invalid)?/g, ' ')
    const { body: given } = records[index] as { body: string }
    return new Set(runsOf(given).filter((run) => left.includes(run)))
  })
}

function runsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)).filter(
    (run) => /^[\p{L}\p{N}]{3}$/u.test(run),
  )
}

export interface ScanFuzzResult {
  readonly pairs: number
  readonly tightenings: number
  readonly disagreements: readonly { readonly old: string; readonly now: string; readonly shown: string }[]
}

/** Tries the comparison of scans: of a tightening, no text shows more than before. */
export async function fuzzScans(
  pairsMin: number,
  random: Random,
  compare = comparePolicies,
): Promise<ScanFuzzResult> {
  const disagreements: { old: string; now: string; shown: string }[] = []
  let [pairs, tightenings] = [0, 0]
  while (pairs < pairsMin) {
    const drafts: ScanDraft[] = [first]
    while (drafts.length < 16) drafts.push(changed(random.pick(drafts), random))
    const seen = []
    for (const text of new Set(drafts.map(textOf))) {
      const { plan } = checkPolicy(text)
      if (plan !== undefined) seen.push({ text, plan, readable: await readable(plan) })
    }
    for (const old of seen) {
      for (const now of seen) {
        pairs += 1
        if (compare(old.plan, now.plan).direction === 'loosening') continue
        tightenings += 1
        const shown = now.readable.flatMap((runs, at) =>
          [...runs].filter((run) => old.readable[at]?.has(run) !== true),
        )
        if (shown.length > 0) disagreements.push({ old: old.text, now: now.text, shown: shown.join(' ') })
      }
    }
  }
  return { pairs, tightenings, disagreements }
}
