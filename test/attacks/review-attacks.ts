import { randomBytes } from 'node:crypto'
import {
  catchUp,
  stateOf,
  type InForceState,
  type StoredBundle,
} from '../../packages/server/src/review/chain.ts'
import { digestOf, sha256 } from '../../packages/server/src/review/canonical.ts'
import type { BallotStatement, Bundle, RequestStatement } from '../../packages/server/src/review/statement.ts'
import { checkTrust } from '../../packages/server/src/review/trust.ts'
import { nowMs, policies, roles, SoftPasskey, stored, three, World, type Id } from './world.ts'

/** One way to put something into force that was not signed for, tried in all its forms. */
export interface AttackRow {
  readonly attack: string
  readonly tries: number
  /** How often it came into force: has to be 0. */
  readonly activations: number
  /** Codes with which it was refused. */
  readonly refusals: readonly string[]
}

/** What an attacker puts into the database, and at what time of the gateway. */
interface Try {
  readonly rows: readonly StoredBundle[]
  readonly nowMs?: number
  readonly from?: InForceState
  /** Content that must not come into force; anything but what was in force before, where it is left out. */
  readonly content?: string
}

type Attack = (world: World, state: InForceState) => Promise<readonly Try[]> | readonly Try[]

const yearMs = 365 * 86_400_000

/** A good bundle that loosens, to be spoilt. */
function good(world: World, state: InForceState): { request: RequestStatement; bundle: Bundle } {
  const request = world.request(state, policies.looser)
  return { request, bundle: world.bundle(request, policies.looser) }
}

const one = (bundle: Bundle | object, row: Partial<StoredBundle> = {}): Try => ({
  rows: [stored(bundle, row)],
})

/** Ballots of some people in some roles, on a good request. */
function voted(
  world: World,
  state: InForceState,
  voters: readonly (readonly [Id, (typeof roles)[number]])[],
): Try {
  const request = world.request(state, policies.looser)
  return one(world.bundle(request, policies.looser, voters))
}

function changedBallots(
  world: World,
  state: InForceState,
  change: (request: RequestStatement) => Partial<BallotStatement>,
): Try[] {
  const { request, bundle } = good(world, state)
  return three.map(([id, role], index) => {
    const ballots = [...bundle.ballots]
    ballots[index] = world.signed(world.ballot(request, id, role, change(request)), id)
    return one({ ...bundle, ballots })
  })
}

function changedRequests(
  world: World,
  state: InForceState,
  changes: readonly Partial<RequestStatement>[],
  text = policies.looser,
): Try[] {
  return changes.map((change) => one(world.bundle(world.request(state, text, change), text)))
}

export const attacks: Readonly<Record<string, Attack>> = {
  'signatures stripped': (world, state) => {
    const { bundle } = good(world, state)
    const subsets = [[], [0], [1], [2], [0, 1], [1, 2], [0, 2]]
    return subsets.map((kept) => one({ ...bundle, ballots: kept.flatMap((at) => bundle.ballots[at] ?? []) }))
  },
  'a loosening called a tightening, signed by an operator': (world, state) =>
    [policies.looser, policies.loosest].map((text) => {
      const request = world.request(state, text, { direction: 'tightening', loosenings: [] })
      return one(world.bundle(request, text))
    }),
  'signatures swapped between people or roles': (world, state) => {
    const { bundle } = good(world, state)
    const orders = [
      [1, 0, 2],
      [0, 2, 1],
      [2, 1, 0],
      [1, 2, 0],
    ]
    return orders.map((order) => {
      const ballots = bundle.ballots.map(({ statement }, at) => ({
        statement,
        signature: bundle.ballots[order[at] ?? 0]?.signature,
      }))
      return one({ ...bundle, ballots })
    })
  },
  'votes of another request taken over': (world, state) => {
    const { bundle } = good(world, state)
    const other = world.request(state, policies.loosest)
    return [
      one({ ...world.bundle(other, policies.loosest), ballots: bundle.ballots }),
      one({ ...bundle, request: world.signed(other, 'cto'), text: policies.loosest }),
      one({ ...bundle, request: { ...bundle.request, statement: other }, text: policies.loosest }),
    ]
  },
  'the text exchanged under its signatures': (world, state) => {
    const { bundle } = good(world, state)
    const texts = [
      policies.loosest,
      `${policies.looser}\n`,
      policies.looser.replace('tokenize', 'replace'),
      '',
    ]
    return texts.map((text) => one({ ...bundle, text }))
  },
  'each byte of a signed bundle changed': (world, state) => {
    const { text } = stored(good(world, state).bundle)
    // What is not signed is the fingerprint that says which key to try; a wrong one is refused too.
    return Array.from(text, (letter, at) => {
      const other = letter === 'a' ? 'b' : 'a'
      return {
        rows: [{ integration: 'demo', sequence: 2, text: text.slice(0, at) + other + text.slice(at + 1) }],
      }
    })
  },
  'members added, and other spellings of a signature': (world, state) => {
    const { bundle } = good(world, state)
    const respelled = bundle.ballots.map(({ statement, signature }) => {
      const { ed25519 } = signature.value as { ed25519: string }
      return { statement, signature: { ...signature, value: { ed25519: ed25519.replace(/=*$/, '') } } }
    })
    return [
      one({ ...bundle, approved: true }),
      one({
        ...bundle,
        request: { ...bundle.request, statement: { ...bundle.request.statement, force: true } },
      }),
      one({ ...bundle, ballots: respelled }),
      one({ ...bundle, ballots: bundle.ballots.map((ballot) => ({ ...ballot, role: 'legal' })) }),
      {
        rows: [{ integration: 'demo', sequence: 2, text: `${stored(bundle).text.slice(0, -1)},"text":"x"}` }],
      },
    ]
  },
  'one person in two roles': (world, state) => [
    voted(world, state, [
      ['two', 'product'],
      ['two', 'legal'],
      ['kim', 'engineering'],
    ]),
    voted(world, state, [
      ['lin', 'product'],
      ['lin', 'legal'],
      ['lin', 'engineering'],
    ]),
  ],
  'one role twice, another missing': (world, state) => [
    voted(world, state, [
      ['lin', 'product'],
      ['two', 'product'],
      ['kim', 'engineering'],
    ]),
    voted(world, state, [
      ['lin', 'product'],
      ['two', 'product'],
      ['sam', 'legal'],
    ]),
  ],
  'somebody without the role': (world, state) => [
    voted(world, state, [
      ['lin', 'product'],
      ['kim', 'legal'],
      ['kim', 'engineering'],
    ]),
    voted(world, state, [
      ['lin', 'product'],
      ['sam', 'legal'],
      ['aud', 'engineering'],
    ]),
  ],
  'the author votes': (world, state) =>
    roles.map((own) =>
      voted(
        world,
        state,
        three.map(([id, role]) => [role === own ? 'cto' : id, role] as const),
      ),
    ),
  'a reviewer who reports to the author': (world, state) => [
    voted(world, state, [
      ['lin', 'product'],
      ['ana', 'legal'],
      ['kim', 'engineering'],
    ]),
  ],
  'a tightening by somebody who is no operator': (world, state) =>
    (['lin', 'sam', 'kim', 'aud'] as const).flatMap((author) => [
      one(world.bundle(world.request(state, policies.tighter, { author }), policies.tighter)),
      one(world.bundle(world.request(state, '', { about: 'stop', author }), '')),
    ]),
  'somebody whom the trust file does not know': (world, state) => {
    const strangers = new World()
    const request = world.request(state, policies.looser)
    return [
      one(strangers.bundle(request, policies.looser)),
      one({
        ...world.bundle(request, policies.looser),
        ballots: strangers.bundle(request, policies.looser).ballots,
      }),
      ...changedBallots(world, state, () => ({ person: 'eve' })),
    ]
  },
  'names and ids that look alike': (world, state) => [
    ...changedBallots(world, state, () => ({ person: 'ѕam' })),
    ...changedBallots(world, state, () => ({ person: 'sam\u200b' })),
    ...changedBallots(world, state, () => ({ person: 'SAM' })),
    ...changedRequests(world, state, [{ organization: 'аcme' }]),
    ...['сto', 'cto\u200b', 'CTO'].map((author) => {
      const request = world.signed(world.request(state, policies.tighter, { author }), 'cto')
      return one({ type: 'stet.dev/review/bundle/v1', request, text: policies.tighter, ballots: [] })
    }),
  ],
  'a loosening that nobody acknowledged': (world, state) => [
    ...changedBallots(world, state, () => ({ acknowledged: [] })),
    ...changedBallots(world, state, () => ({ acknowledged: [randomBytes(32).toString('hex')] })),
    one(world.bundle(world.request(state, policies.looser, { loosenings: [] }), policies.looser)),
  ],
  'a no counted as a yes': (world, state) =>
    changedBallots(world, state, () => ({ vote: 'no', reason: 'not like this' })),
  'expired, held back, or from the future': (world, state) => {
    const { bundle } = good(world, state)
    const late = new Date(nowMs + 40 * 86_400_000).toISOString()
    return [
      { ...one(bundle), nowMs: nowMs + 30 * 86_400_000 },
      { ...one(bundle), nowMs: nowMs + yearMs },
      ...changedBallots(world, state, () => ({ castAt: late })),
      ...changedBallots(world, state, () => ({ castAt: '2020-01-01T00:00:00.000Z' })),
      ...changedRequests(world, state, [
        { createdAt: late, expiresAt: new Date(nowMs + 60 * 86_400_000).toISOString() },
        { expiresAt: new Date(nowMs + yearMs).toISOString() },
        { expiresAt: '2020-01-01T00:00:00.000Z' },
      ]),
    ]
  },
  'clocks that differ by more than two minutes': (world, state) => {
    const { bundle } = good(world, state)
    const created = Date.parse(bundle.request.statement.createdAt)
    const expires = Date.parse(bundle.request.statement.expiresAt)
    return [121_000, 600_000].flatMap((skew) => [
      { ...one(bundle), nowMs: created - skew },
      { ...one(bundle), nowMs: expires + skew },
    ])
  },
  'a bundle for another integration or organisation': (world, state) => {
    const { bundle } = good(world, state)
    const other = world.request(state, policies.looser, {
      integration: 'other',
      sequence: 2,
      base: sha256(policies.first),
    })
    return [
      one(bundle, { integration: 'other', sequence: 1 }),
      one(world.bundle(other, policies.looser), { integration: 'demo' }),
      ...changedRequests(world, state, [{ organization: 'acme-two' }]),
    ]
  },
  'another sequence, base or trust file than that in force': (world, state) =>
    changedRequests(world, state, [
      { sequence: 3 },
      { sequence: 1 },
      { sequence: 1000 },
      { base: 'none' },
      { base: 'stopped' },
      { base: sha256(policies.loosest) },
      { trust: sha256('another trust file') },
    ]).map((each) => ({ rows: each.rows.map((row) => ({ ...row, sequence: Math.max(2, row.sequence) })) })),
  'replay of an older bundle, or going back to it': async (world, state) => {
    const { bundle } = good(world, state)
    const after = await catchUp(state, [stored(bundle)], nowMs)
    const tighter = world.request(after.state, policies.tighter)
    const tight = await catchUp(
      after.state,
      [stored(bundle), stored(world.bundle(tighter, policies.tighter))],
      nowMs,
    )
    const from = tight.state
    return [
      { from, rows: [stored(bundle)] },
      { from, rows: [stored(bundle, { sequence: 3 })] },
      { from, rows: [stored(bundle, { sequence: 4 })] },
      { from, rows: [] },
    ]
  },
  'the row in force edited by the database’s administrator': async (world, state) => {
    const { bundle } = good(world, state)
    const { state: from } = await catchUp(state, [stored(bundle)], nowMs)
    const open = { ...bundle, text: policies.loosest }
    return [
      { from, rows: [stored(open)] },
      { from, rows: [stored(open, { sequence: 3 })] },
      { from, rows: [{ ...stored(bundle), text: '{}' }] },
      { from, rows: [{ ...stored(bundle), text: 'not even JSON' }] },
    ]
  },
  'two requests about the same base, both signed': async (world, state) => {
    const [first, second] = [policies.looser, policies.loosest].map((text) =>
      stored(world.bundle(world.request(state, text), text)),
    )
    if (first === undefined || second === undefined) return []
    const { state: from } = await catchUp(state, [first], nowMs)
    return [
      { from, rows: [first, second] },
      { from, rows: [second] },
      { from, rows: [first, { ...second, sequence: 3 }] },
    ]
  },
  'a key that was taken out of the trust file': async (world, state) => {
    const { bundle } = good(world, state)
    const next = withoutPerson(world, state, 'sam')
    const request = world.request(state, next, { about: 'trust' })
    const change = stored(world.bundle(request, next))
    const { state: from, alarms } = await catchUp(state, [change], nowMs)
    if (alarms.length > 0 || from.trust.version !== 2) throw new Error('the trust file did not change')
    const again = world.request(from, policies.looser)
    return [
      // Signed before the change, put into the database after it.
      { from, rows: [change, stored(bundle)] },
      // Made anew with the old key.
      { from, rows: [change, stored(world.bundle(again, policies.looser))] },
      // Shown to a gateway that knows only the old trust file, before and after the change.
      {
        from: stateOf(world.trust, () => policies.first),
        rows: [stored(bundle), change],
        content: sha256(policies.looser),
      },
      { from: state, rows: [change, stored(bundle)], content: sha256(policies.looser) },
    ]
  },
  'a trust file changed without product, legal and engineering': (world, state) => {
    const next = withoutPerson(world, state, 'sam')
    const sneaky = next.replace('reportsTo: cto', '')
    const base = { about: 'trust' } as const
    const request = world.request(state, next, base)
    return [
      one({ ...world.bundle(request, next), ballots: [] }),
      one(world.bundle(world.request(state, next, { ...base, direction: 'tightening' }), next)),
      one(
        world.bundle(request, next, [
          ['lin', 'product'],
          ['cto', 'legal'],
          ['kim', 'engineering'],
        ]),
      ),
      one({ ...world.bundle(request, next), text: sneaky }),
      one(world.bundle(world.request(state, next, { ...base, loosenings: [] }), next)),
      one(world.bundle(request, next), { integration: 'demo', sequence: 2 }),
    ]
  },
  'a trust file that takes back what is in force': async (world, state) => {
    const { bundle } = good(world, state)
    const tighter = world.request(state, policies.tighter)
    const { state: from } = await catchUp(state, [stored(world.bundle(tighter, policies.tighter))], nowMs)
    // Says that the first policy is in force, as it was when people signed.
    const next = withoutPerson(world, state, 'sam')
    const change = world.request({ ...state, trust: from.trust }, next, { about: 'trust' })
    return [{ from, rows: [stored(world.bundle(change, next)), stored(bundle)] }]
  },
  'a passkey for another site, statement, or without a person': (world, state) => {
    const passkey = new SoftPasskey('stet.acme.example', 'https://stet.acme.example')
    const withPasskey = new World(
      (file) => ({
        ...file,
        people: (file['people'] as { id: string; keys: unknown[] }[]).map((person) =>
          person.id === 'sam' ? { ...person, keys: [passkey.key] } : person,
        ),
      }),
      world.keys,
    )
    const from = { ...state, trust: withPasskey.trust }
    const request = withPasskey.request(from, policies.looser)
    const bundle = withPasskey.bundle(request, policies.looser)
    const ballot = withPasskey.ballot(request, 'sam', 'legal')
    const other = withPasskey.ballot(withPasskey.request(from, policies.loosest), 'sam', 'legal')
    const bad = [
      passkey.sign(ballot, { origin: 'https://stet.acme.example.evil.example' }),
      passkey.sign(ballot, { site: 'evil.example' }),
      passkey.sign(ballot, { challenge: Buffer.from(digestOf(other), 'hex').toString('base64url') }),
      passkey.sign(ballot, { flags: 0x01 }),
      passkey.sign(ballot, { flags: 0x00 }),
      new SoftPasskey('stet.acme.example', 'https://stet.acme.example').sign(ballot),
      passkey.sign(other),
    ]
    return bad.map((signature) => ({
      from,
      rows: [
        stored({
          ...bundle,
          ballots: bundle.ballots.map((each) =>
            each.statement.role === 'legal' ? { statement: ballot, signature } : each,
          ),
        }),
      ],
    }))
  },
  'detectors that this version does not have': (world, state) =>
    changedRequests(world, state, [{ entities: ['PERSON', 'NOT_BUILT_YET'] }]),
}

/** The next trust file, in which somebody is missing and somebody else takes their role. */
function withoutPerson(world: World, { trust, standings }: InForceState, gone: Id): string {
  const { trustText } = new World(
    (file) => ({
      ...file,
      version: trust.version + 1,
      people: (file['people'] as { id: string }[]).filter(({ id }) => id !== gone),
      inForce: Object.fromEntries(
        [...standings].map(([name, { sequence, content }]) => [name, { sequence, content }]),
      ),
    }),
    world.keys,
  )
  if (checkTrust(trustText).trust === undefined) throw new Error('no trust file')
  return trustText
}

/** Tries every attack in all its forms. @param verify - the chain that is attacked */
export async function reviewAttacks(verify: typeof catchUp = catchUp): Promise<AttackRow[]> {
  const world = new World()
  const start = await world.start()
  const rows: AttackRow[] = []
  for (const [attack, make] of Object.entries(attacks)) {
    const tries = await make(world, start)
    const refusals = new Set<string>()
    let activations = 0
    for (const { rows: bundles, from = start, nowMs: time = nowMs, content } of tries) {
      const first = from === start && world.firstRow !== undefined ? [world.firstRow] : []
      const { state, alarms } = await verify(from, [...first, ...bundles], time)
      for (const { code } of alarms) refusals.add(code)
      if (isActivated(from, state, content)) activations += 1
    }
    rows.push({ attack, tries: tries.length, activations, refusals: [...refusals].sort() })
  }
  return rows
}

function isActivated(from: InForceState, state: InForceState, content: string | undefined): boolean {
  if (content !== undefined) return [...state.standings.values()].some((one) => one.content === content)
  const names = new Set([...from.standings.keys(), ...state.standings.keys()])
  const isChanged = [...names].some((name) => {
    const [before, after] = [from.standings.get(name), state.standings.get(name)]
    return (
      before?.content !== after?.content ||
      before?.sequence !== after?.sequence ||
      before?.text !== after?.text
    )
  })
  return isChanged || from.trust.digest !== state.trust.digest
}
