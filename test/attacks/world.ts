import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto'
import { stringify } from 'yaml'
import { detectableEntities } from '../../packages/engine/src/index.ts'
import { canonicalBytes, digestOf, sha256 } from '../../packages/server/src/review/canonical.ts'
import {
  catchUp,
  headOf,
  stateOf,
  type InForceState,
  type StoredBundle,
} from '../../packages/server/src/review/chain.ts'
import { judgePolicy, judgeTrust } from '../../packages/server/src/review/comparison.ts'
import { fingerprint, rawPublicKey, type TrustedKey } from '../../packages/server/src/review/public-key.ts'
import { challengeOf, signStatement } from '../../packages/server/src/review/signature.ts'
import type {
  BallotStatement,
  Bundle,
  RequestStatement,
  Signature,
} from '../../packages/server/src/review/statement.ts'
import {
  checkTrust,
  reviewRoles,
  type ReviewRole,
  type Trust,
} from '../../packages/server/src/review/trust.ts'

/** Who there is, by id. */
export const people = {
  lin: { name: 'Lin Chen', roles: ['product'] },
  sam: { name: 'Sam Roth', roles: ['legal'] },
  kim: { name: 'Kim Diaz', roles: ['engineering'] },
  cto: { name: 'Pat Weber', roles: ['product', 'legal', 'engineering', 'operator'] },
  two: { name: 'Nia Okoro', roles: ['product', 'legal'] },
  ana: { name: 'Ana Silva', roles: ['legal'], reportsTo: 'cto' },
  aud: { name: 'Omar Haddad', roles: ['auditor'] },
} as const
export type Id = keyof typeof people

export const nowMs = Date.parse('2026-11-23T12:00:00.000Z')
const dayMs = 86_400_000

const fieldsOf = (more: string): string => `policy: acme
source: zendesk
destination: vendor
routes:
  tickets:
    receive: webhook
    match: POST /tickets
    fields:
      $.id: { keep: integer }
      $.name: { replace: person }
${more}`

/** What is in force when an attack begins, and what it is about. */
export const policies = {
  first: fieldsOf(''),
  looser: fieldsOf('      $.email: { tokenize: email }\n'),
  loosest: fieldsOf("      $.email: { keep: any, reason: 'because I want it' }\n"),
  tighter: fieldsOf('').replace('      $.name: { replace: person }\n', ''),
}

/** Keys, a trust file and signers: an organisation in a test. */
export class World {
  readonly keys: Readonly<Record<Id, KeyObject>>
  readonly trustText: string
  readonly trust: Trust
  /** Row of the policy that was in force first. */
  firstRow: StoredBundle | undefined

  constructor(
    change: (file: Record<string, unknown>) => Record<string, unknown> = (file) => file,
    keys?: World['keys'],
  ) {
    const made = Object.keys(people).map((id) => [id, generateKeyPairSync('ed25519').privateKey])
    this.keys = keys ?? (Object.fromEntries(made) as World['keys'])
    const list = Object.entries(people).map(([id, person]) => ({
      id,
      ...person,
      roles: [...person.roles],
      keys: [{ ed25519: rawPublicKey(this.keys[id as Id]) }],
    }))
    this.trustText = stringify(change({ organization: 'acme', version: 1, people: list }))
    const { trust, problems } = checkTrust(this.trustText)
    if (trust === undefined) throw new Error(problems.map(({ what }) => what).join('; '))
    this.trust = trust
  }

  /** A request as its author would sign it. */
  request(state: InForceState, text: string, more: Partial<RequestStatement> = {}): RequestStatement {
    const about = more.about ?? 'policy'
    const integration = more.integration ?? (about === 'trust' ? '' : 'demo')
    const head = headOf(state, integration)
    const judged =
      about === 'stop'
        ? undefined
        : about === 'trust'
          ? judgeTrust(state.trust, text)
          : judgePolicy(head.text, text)
    return {
      type: 'stet.dev/review/request/v1',
      organization: 'acme',
      about,
      integration,
      sequence: about === 'trust' ? state.trust.version + 1 : head.sequence + 1,
      base: about === 'trust' ? state.trust.digest : head.content,
      content: about === 'stop' ? 'stopped' : sha256(text),
      trust: state.trust.digest,
      direction: judged?.direction ?? 'tightening',
      loosenings: [...(judged?.loosenings ?? [])],
      entities: about === 'policy' ? [...detectableEntities()] : [],
      author: 'cto',
      reason: 'for a test of the review',
      createdAt: new Date(nowMs - dayMs).toISOString(),
      expiresAt: new Date(nowMs + dayMs).toISOString(),
      salt: randomBytes(16).toString('hex'),
      ...more,
    }
  }

  ballot(
    request: RequestStatement,
    person: Id,
    role: ReviewRole,
    more: Partial<BallotStatement> = {},
  ): BallotStatement {
    const { organization, integration, content, base, sequence, loosenings } = request
    return {
      type: 'stet.dev/review/ballot/v1',
      organization,
      integration,
      request: digestOf(request),
      content,
      base,
      sequence,
      role,
      person,
      vote: 'yes',
      reason: '',
      acknowledged: loosenings.map(({ id }) => id),
      castAt: new Date(nowMs - 3_600_000).toISOString(),
      salt: randomBytes(16).toString('hex'),
      ...more,
    }
  }

  signed<T>(statement: T, by: Id): { statement: T; signature: Signature } {
    return { statement, signature: signStatement(statement, this.keys[by]) }
  }

  /** A bundle as it should be: by default the CTO asks and three others say yes. */
  bundle(
    request: RequestStatement,
    text: string,
    voters: readonly (readonly [Id, ReviewRole])[] = three,
  ): Bundle {
    const ballots =
      request.direction === 'tightening'
        ? []
        : voters.map(([id, role]) => this.signed(this.ballot(request, id, role), id))
    const author = request.author as Id
    return { type: 'stet.dev/review/bundle/v1', request: this.signed(request, author), text, ballots }
  }

  /** What is in force at a gateway where the first policy was signed. */
  async start(): Promise<InForceState> {
    const nothing = stateOf(this.trust, () => undefined)
    const first = this.bundle(this.request(nothing, policies.first), policies.first)
    this.firstRow = stored(first)
    const { state, alarms } = await catchUp(nothing, [this.firstRow], nowMs)
    if (alarms.length > 0) throw new Error(`the world does not begin: ${alarms[0]?.message ?? ''}`)
    return state
  }
}

export const three: readonly (readonly [Id, ReviewRole])[] = [
  ['lin', 'product'],
  ['sam', 'legal'],
  ['kim', 'engineering'],
]
export const roles = reviewRoles

/** A bundle as a row of the store. */
export function stored(bundle: Bundle | object, row: Partial<StoredBundle> = {}): StoredBundle {
  const { statement } = (bundle as Bundle).request
  const { integration, sequence } = statement
  return { integration, sequence, text: new TextDecoder().decode(canonicalBytes(bundle)), ...row }
}

/** A passkey in software, as a security key would sign with it. */
export class SoftPasskey {
  readonly key: TrustedKey
  readonly #private: KeyObject
  readonly #site: string
  readonly #origin: string

  constructor(site: string, origin: string) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#private = privateKey
    this.#site = site
    this.#origin = origin
    const { x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
    const [left, right] = [x, y].map((one) => Buffer.from(one, 'base64url'))
    if (left === undefined || right === undefined) throw new Error('no key')
    // COSE: { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y }
    const cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      left,
      Buffer.from('225820', 'hex'),
      right,
    ])
    const credential = randomBytes(16).toString('base64url')
    this.key = { passkey: { credential, publicKey: cose.toString('base64url'), site, origin } }
  }

  /** @param flags - 0x05: somebody was there and was verified */
  sign(
    statement: unknown,
    { flags = 0x05, origin = this.#origin, site = this.#site, challenge = challengeOf(statement) } = {},
  ): Signature {
    const counter = Buffer.from([0, 0, 0, 1])
    const authenticatorData = Buffer.concat([
      createHash('sha256').update(site).digest(),
      Buffer.from([flags]),
      counter,
    ])
    const clientDataJSON = Buffer.from(
      JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }),
    )
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()])
    const signature = sign('sha256', signed, this.#private)
    return {
      key: fingerprint(this.key),
      value: {
        passkey: {
          authenticatorData: authenticatorData.toString('base64url'),
          clientDataJSON: clientDataJSON.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      },
    }
  }
}
