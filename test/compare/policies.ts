import { checkPolicy, type Plan } from '../../packages/engine/src/index.ts'
import type { Random } from '../fuzz/random.ts'

/** A policy while it is being made: its rules by address, and the settings of its route. */
export interface Draft {
  readonly rules: ReadonlyMap<string, unknown>
  readonly unlisted: 'omit' | 'null'
  readonly subject: string | undefined
}

const addresses = [
  ...['$.a', '$.b', '$.s', '$.a', '$.b', '$.s', '$', "$['x@y']"],
  ...[
    '$.a.b',
    '$.a.*',
    '$.*',
    '$..a',
    '$..b',
    '$.a[*]',
    '$.b[*]',
    '$.b[*].a',
    '$.*.b',
    '$.a..b',
    '$..*',
    '$.*.*',
  ],
  ...["$.a['x@y']", '$..a.b', '$[*].a', '$.s.b'],
]

/** Those whose differences all show in documents of three levels. */
const shallowAddresses = addresses.filter((address) => !/\[\*\]\.a|\.\.[a-z]\.|[a-z]\.\./.test(address))

const reason = 'random, for the comparison'
const anything = { keep: 'any', reason }

const treatments: readonly unknown[] = [
  'strike',
  'strike',
  anything,
  anything,
  ...['integer', 'number', 'boolean', 'date', 'timestamp', 'uuid', 'currency', 'country', 'language'].map(
    (keep) => ({
      keep,
    }),
  ),
  { keep: { enum: ['open'] } },
  { keep: { enum: ['open', 'closed'] } },
  { keep: { enum: ['open', 7] } },
  { keep: { enum: ['de', 'EUR'] } },
  { keep: { enum: ['de'] } },
  { keep: { enum: [7, 17] } },
  { keep: { url: ['a.example.com'] } },
  { keep: { url: ['*.example.com', 'b.example'] } },
  { keep: { pattern: '[a-z]+' } },
  'mask',
  ...[
    [0, 4],
    [0, 2],
    [2, 0],
    [1, 1],
    [2, 4],
    [4, 4],
    [0, 1],
  ].map(([keepFirst, keepLast]) => ({ mask: { keepFirst, keepLast } })),
  ...['year', 'month', 'day', 'ip'].map((generalize) => ({ generalize })),
  { generalize: { number: 100 } },
  { generalize: { number: 10 } },
  { generalize: { number: 15 } },
  { generalize: { postcode: 2 } },
  { generalize: { postcode: 4 } },
  { generalize: { coordinates: 1 } },
  { generalize: { coordinates: 0 } },
  ...['person', 'person', 'email', 'CUSTOMER'].map((replace) => ({ replace })),
  ...['id', 'uuid', 'integer'].map((form) => ({ pseudonymize: { form, kind: 'person' } })),
  { pseudonymize: 'email' },
  { pseudonymize: { form: 'id', kind: 'CUSTOMER' } },
  { tokenize: 'person' },
  { tokenize: 'person' },
  { tokenize: 'CUSTOMER' },
]

/** Only what says which values leave, and not in what form: there the comparison has to be exact. */
const addressTreatments: readonly unknown[] = ['strike', anything, anything]

/** What tells which values are equal, on fields that records have together: there linking shows. */
const linkingTreatments: readonly unknown[] = [
  'strike',
  anything,
  anything,
  { replace: 'person' },
  { replace: 'person' },
  { replace: 'CUSTOMER' },
  { pseudonymize: { form: 'id', kind: 'person' } },
  { pseudonymize: { form: 'uuid', kind: 'person' } },
  { tokenize: 'person' },
  { surrogate: 'person' },
]

/** Which policies are made: of addresses alone, of values that are linked, or of everything. */
export type PolicyKind = 'addresses' | 'links' | 'everything'

const pools: Readonly<Record<PolicyKind, { addresses: readonly string[]; treatments: readonly unknown[] }>> =
  {
    addresses: { addresses: shallowAddresses, treatments: addressTreatments },
    links: { addresses: ['$.a', '$.b', '$.s'], treatments: linkingTreatments },
    everything: { addresses, treatments },
  }

const wild = /\*|\.\./

export class PolicyMaker {
  readonly #random: Random
  readonly #kind: PolicyKind

  constructor(random: Random, kind: PolicyKind) {
    this.#random = random
    this.#kind = kind
  }

  /** Policies that differ in little, all valid. */
  group(size: number): { readonly draft: Draft; readonly text: string; readonly plan: Plan }[] {
    const random = this.#random
    const made = new Map<string, { draft: Draft; text: string; plan: Plan }>()
    let draft = this.#first()
    for (let tries = 0; made.size < size && tries < size * 20; tries++) {
      const text = textOf(draft)
      const { plan } = checkPolicy(text)
      if (plan !== undefined) made.set(text, { draft, text, plan })
      const all = [...made.values()]
      draft = this.#changed(all.length === 0 ? this.#first() : random.pick(all).draft)
    }
    return [...made.values()]
  }

  #first(): Draft {
    const random = this.#random
    const rules = new Map<string, unknown>()
    for (let count = 1 + random.below(4); count > 0; count--) rules.set(...this.#rule())
    const isPlain = this.#kind === 'addresses'
    return {
      rules,
      unlisted: this.#kind === 'everything' && random.once(4) ? 'null' : 'omit',
      subject: !isPlain && random.once(2) ? '$.s' : undefined,
    }
  }

  #rule(): [string, unknown] {
    const random = this.#random
    const address = random.pick(pools[this.#kind].addresses)
    const treatment = random.pick(pools[this.#kind].treatments)
    if (!wild.test(address) || typeof treatment === 'string' || !random.once(4)) return [address, treatment]
    return [address, { ...(treatment as object), keys: 'any', reason }]
  }

  #changed(draft: Draft): Draft {
    const random = this.#random
    const rules = new Map(draft.rules)
    const kind = random.below(this.#kind === 'addresses' ? 8 : 10)
    if (kind < 4) rules.set(...this.#rule())
    else if (kind < 7 && rules.size > 0) {
      const address = random.pick([...rules.keys()])
      rules.set(address, this.#rule()[1])
      if (!wild.test(address)) rules.set(address, random.pick(pools[this.#kind].treatments))
    } else if (kind === 7 && rules.size > 1) rules.delete(random.pick([...rules.keys()]))
    else if (kind === 8) return { ...draft, unlisted: draft.unlisted === 'null' ? 'omit' : 'null' }
    else if (kind === 9) return { ...draft, subject: draft.subject === undefined ? '$.s' : undefined }
    return { ...draft, rules }
  }
}

/** JSON is YAML. */
export function textOf({ rules, unlisted, subject }: Draft): string {
  const route = {
    receive: 'file',
    ...(subject === undefined ? {} : { subject }),
    unlisted,
    fields: Object.fromEntries(rules),
  }
  return JSON.stringify({ policy: 'p', source: 's', destination: 'd', routes: { r: route } })
}
