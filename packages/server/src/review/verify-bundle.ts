import { detectableEntities } from '@stet/engine'
import { canonicalBytes, digestOf, sha256 } from './canonical.ts'
import { judgePolicy, judgeTrust, type Judged } from './comparison.ts'
import { ReviewRefusal } from './refusal.ts'
import { isSignedBy } from './signature.ts'
import {
  bundle as bundleSchema,
  type Bundle,
  type RequestStatement,
  type Signature,
  type SignedBallot,
} from './statement.ts'
import { keyOfPerson, personOf, reviewRoles, type Person, type ReviewRole, type Trust } from './trust.ts'

/** What is in force somewhere. */
export interface Head {
  /** 0: nothing ever was. */
  readonly sequence: number
  /** Digest of the text, `none` or `stopped`. */
  readonly content: string
  /** Text in force; undefined where there is none, or it is stopped. */
  readonly text: string | undefined
}

export const nothingInForce: Head = { sequence: 0, content: 'none', text: undefined }

export interface BundleContext {
  readonly trust: Trust
  readonly head: Head
  /** Empty for the trust file. */
  readonly integration: string
  /** Now; undefined where the bundle was in force before, and cannot expire any more. */
  readonly nowMs: number | undefined
  /** Whether this gateway judged exactly this bundle before; what it does to what leaves is not judged again. */
  readonly wasJudged?: boolean | undefined
}

/** A bundle that counts. */
export interface Verified {
  readonly head: Head
  readonly judged: Judged | undefined
  readonly statement: RequestStatement
}

/** Clocks differ by so much. */
export const clockSkewMs = 120_000
/** No request may wait longer. */
export const requestMsMax = 60 * 86_400_000

/**
 * Judges whether a bundle puts its text into force. This is what a gateway does by itself, with nothing but
 * its trust file and what is in force: nobody's word is taken for anything that can be worked out.
 *
 * @throws {@link ReviewRefusal}
 */
export async function verifyBundle(value: unknown, context: BundleContext): Promise<Verified> {
  const bundle = readBundle(value)
  const { statement } = bundle.request
  checkPlace(statement, context)
  checkTimes(bundle, context.nowMs)
  if (statement.content !== contentOf(statement.about, bundle.text)) throw new ReviewRefusal('CONTENT')
  const author = await checkAuthor(bundle, context.trust)
  const judged = judge(statement, bundle.text, context)
  if (context.wasJudged !== true) checkDirection(statement, judged)
  if (statement.direction === 'loosening') await checkBallots(bundle, author, context.trust)
  else if (!author.roles.includes('operator'))
    throw new ReviewRefusal('AUTHOR', 'a tightening needs an operator')
  return {
    judged,
    statement,
    head: {
      sequence: statement.sequence,
      content: statement.content,
      text: statement.about === 'stop' ? undefined : bundle.text,
    },
  }
}

/** Digest of what a text puts into force. */
export function contentOf(about: RequestStatement['about'], text: string): string {
  if (about !== 'stop') return sha256(text)
  if (text !== '') throw new ReviewRefusal('CONTENT')
  return 'stopped'
}

function readBundle(value: unknown): Bundle {
  const read = bundleSchema.safeParse(value)
  if (!read.success) throw new ReviewRefusal('SHAPE')
  return read.data
}

function checkPlace(statement: RequestStatement, { trust, head, integration }: BundleContext): void {
  if (statement.organization !== trust.organization) throw new ReviewRefusal('ORGANIZATION')
  if (statement.integration !== integration) throw new ReviewRefusal('INTEGRATION')
  if ((statement.about === 'trust') !== (integration === '')) throw new ReviewRefusal('INTEGRATION')
  if (statement.sequence !== head.sequence + 1) throw new ReviewRefusal('SEQUENCE')
  if (statement.base !== head.content) throw new ReviewRefusal('BASE')
  if (statement.trust !== trust.digest) throw new ReviewRefusal('TRUST')
  const known = new Set(detectableEntities())
  const missing = statement.entities.filter((entity) => !known.has(entity))
  if (missing.length > 0) throw new ReviewRefusal('DETECTORS', missing.join(', '))
}

function checkTimes({ request: { statement }, ballots }: Bundle, nowMs: number | undefined): void {
  const [created, expires] = [Date.parse(statement.createdAt), Date.parse(statement.expiresAt)]
  if (expires <= created || expires - created > requestMsMax) throw new ReviewRefusal('TIME')
  for (const { statement: ballot } of ballots) {
    const cast = Date.parse(ballot.castAt)
    if (cast > expires) throw new ReviewRefusal('EXPIRED')
    if (cast < created - clockSkewMs) throw new ReviewRefusal('TIME')
  }
  if (nowMs === undefined) return
  if (nowMs > expires + clockSkewMs) throw new ReviewRefusal('EXPIRED')
  if (created > nowMs + clockSkewMs)
    throw new ReviewRefusal('TIME', 'it was made in the future; compare the clocks')
}

async function checkAuthor({ request: { statement, signature } }: Bundle, trust: Trust): Promise<Person> {
  const author = personOf(trust, statement.author)
  if (author === undefined) throw new ReviewRefusal('AUTHOR')
  if (!(await isSignedByPerson(statement, signature, author))) throw new ReviewRefusal('AUTHOR_SIGNATURE')
  return author
}

/** Whether a statement was signed by a key that a person holds by the trust file. */
export async function isSignedByPerson(
  statement: unknown,
  signature: Signature,
  person: Person,
): Promise<boolean> {
  const key = keyOfPerson(person, signature.key)
  return key !== undefined && (await isSignedBy(statement, signature, key))
}

function judge(
  { about }: RequestStatement,
  text: string,
  { trust, head }: BundleContext,
): Judged | undefined {
  if (about === 'stop') return undefined
  return about === 'trust' ? judgeTrust(trust, text) : judgePolicy(head.text, text)
}

function checkDirection(
  { about, direction, loosenings }: RequestStatement,
  judged: Judged | undefined,
): void {
  if (about === 'trust' && direction !== 'loosening') throw new ReviewRefusal('DIRECTION')
  if (judged === undefined || direction === 'loosening') {
    const listed = new Set(loosenings.map(({ id }) => id))
    const isAllListed = (judged?.loosenings ?? []).every(({ id }) => listed.has(id))
    if (!isAllListed) throw new ReviewRefusal('ACKNOWLEDGED', 'the list of loosenings is not complete')
    return
  }
  if (judged.direction === 'loosening') throw new ReviewRefusal('DIRECTION')
}

async function checkBallots({ request, ballots }: Bundle, author: Person, trust: Trust): Promise<void> {
  const people = new Set<string>()
  const voted = new Set<ReviewRole>()
  for (const ballot of ballots) {
    await checkBallot(ballot, request.statement, author, trust)
    const { person, role, vote } = ballot.statement
    if (vote === 'no') throw new ReviewRefusal('VOTE')
    if (people.has(person)) throw new ReviewRefusal('PERSON_TWICE', person)
    if (voted.has(role)) throw new ReviewRefusal('ROLE_TWICE', role)
    people.add(person)
    voted.add(role)
  }
  const missing = reviewRoles.filter((role) => !voted.has(role))
  if (missing.length > 0) throw new ReviewRefusal('MISSING', missing.join(', '))
}

/**
 * Judges one vote by itself.
 *
 * @throws {@link ReviewRefusal}
 */
export async function checkBallot(
  { statement: ballot, signature }: SignedBallot,
  request: RequestStatement,
  author: Person,
  trust: Trust,
): Promise<void> {
  const person = personOf(trust, ballot.person)
  if (person === undefined) throw new ReviewRefusal('PERSON', ballot.person)
  if (!person.roles.includes(ballot.role)) throw new ReviewRefusal('ROLE', `${ballot.person}, ${ballot.role}`)
  if (person.id === author.id || sharesKey(person, author)) throw new ReviewRefusal('AUTHOR_VOTES')
  if (person.reportsTo === author.id && !trust.reviewersMayReportToAuthor)
    throw new ReviewRefusal('REPORTS_TO_AUTHOR', person.id)
  if (ballot.request !== digestOf(request)) throw new ReviewRefusal('REQUEST')
  const { organization, integration, content, base, sequence } = request
  const isForIt =
    ballot.organization === organization &&
    ballot.integration === integration &&
    ballot.content === content &&
    ballot.base === base &&
    ballot.sequence === sequence
  if (!isForIt) throw new ReviewRefusal('REQUEST')
  if (!(await isSignedByPerson(ballot, signature, person))) throw new ReviewRefusal('SIGNATURE', person.id)
  if (ballot.vote === 'no') return
  const acknowledged = new Set(ballot.acknowledged)
  if (!request.loosenings.every(({ id }) => acknowledged.has(id)))
    throw new ReviewRefusal('ACKNOWLEDGED', person.id)
}

function sharesKey(one: Person, other: Person): boolean {
  const keys = new Set(one.keys.map((key) => digestOf(key)))
  return other.keys.some((key) => keys.has(digestOf(key)))
}

/** A bundle as it is stored: the one way to write it. */
export function bundleText(bundle: Bundle): string {
  return new TextDecoder().decode(canonicalBytes(bundle))
}
