import { sha256 } from './canonical.ts'
import { ReviewRefusal, type RefusalCode } from './refusal.ts'
import type { Trust } from './trust.ts'
import { nothingInForce, verifyBundle, type Head } from './verify-bundle.ts'

/** A bundle as the store has it; nothing about it is believed. */
export interface StoredBundle {
  /** Name of an integration, or empty for the trust file. */
  readonly integration: string
  readonly sequence: number
  readonly text: string
}

/** What is in force of one integration, and the bundle that put it there. */
export interface Standing extends Head {
  /** SHA-256 of the bundle's text; undefined where a trust file says what is in force. */
  readonly bundle: string | undefined
}

/** What is in force, as far as it could be verified. */
export interface InForceState {
  readonly trust: Trust
  readonly standings: ReadonlyMap<string, Standing>
}

/** Something that is not believed: the last good policy stays in force. */
export interface Alarm {
  /** Empty: the trust file. */
  readonly integration: string
  readonly sequence: number
  readonly code: RefusalCode
  readonly message: string
}

export interface CaughtUp {
  readonly state: InForceState
  readonly alarms: readonly Alarm[]
}

/** Text of a policy that was in force once, by its digest. */
type TextOf = (digest: string) => string | undefined

/** What is in force where only a trust file is known: what it says was in force when it was signed. */
export function stateOf(trust: Trust, textOf: TextOf): InForceState {
  const standings = new Map<string, Standing>()
  for (const [integration, { sequence, content }] of Object.entries(trust.inForce)) {
    const text = content === 'stopped' ? undefined : textOf(content)
    standings.set(integration, { sequence, content, text, bundle: undefined })
  }
  return { trust, standings }
}

export function headOf({ standings }: InForceState, integration: string): Head {
  return standings.get(integration) ?? nothingInForce
}

/** The trust file as something in force: its version is its sequence. */
export function trustHead({ version, digest, text }: Trust): Head {
  return { sequence: version, content: digest, text }
}

/**
 * Puts into force whatever counts of what the store has, in order: trust files first, since they say who may
 * sign, then the policies of each integration. What does not count is an alarm and changes nothing.
 *
 * @param state - what this gateway verified before
 * @param nowMs - undefined where nothing was verified before: what is read then was put into force long ago
 */
export async function catchUp(
  state: InForceState,
  bundles: readonly StoredBundle[],
  nowMs: number | undefined,
): Promise<CaughtUp> {
  const alarms: Alarm[] = []
  const textOf = textsIn(bundles)
  let now = await catchUpTrust(state, of(bundles, ''), textOf, nowMs, alarms)
  for (const integration of new Set(bundles.map((one) => one.integration))) {
    if (integration === '') continue
    now = await catchUpPolicy(now, integration, of(bundles, integration), nowMs, alarms)
  }
  for (const [integration, standing] of now.standings) {
    const stored = bundles.find(
      (one) => one.integration === integration && one.sequence === standing.sequence,
    )
    const isThere =
      standing.bundle === undefined || (stored !== undefined && sha256(stored.text) === standing.bundle)
    if (!isThere) alarms.push(alarmOf(integration, standing.sequence, new ReviewRefusal('CHANGED')))
  }
  return { state: now, alarms }
}

async function catchUpTrust(
  from: InForceState,
  bundles: readonly StoredBundle[],
  textOf: TextOf,
  nowMs: number | undefined,
  alarms: Alarm[],
): Promise<InForceState> {
  let state = from
  for (const stored of bundles) {
    if (stored.sequence <= state.trust.version) continue
    try {
      const { trust } = state
      const context = { trust, head: trustHead(trust), integration: '', nowMs }
      const { judged } = await verifyBundle(parse(stored.text), context)
      const next = judged?.trust
      if (next === undefined) throw new ReviewRefusal('SHAPE')
      if (nowMs !== undefined && !goesOnFrom(next, state)) throw new ReviewRefusal('BASE', 'inForce')
      state = stateOf(next, (digest) => textIn(state, digest) ?? textOf(digest))
    } catch (error) {
      alarms.push(alarmOf('', stored.sequence, error))
      return state
    }
  }
  return state
}

async function catchUpPolicy(
  state: InForceState,
  integration: string,
  bundles: readonly StoredBundle[],
  nowMs: number | undefined,
  alarms: Alarm[],
): Promise<InForceState> {
  const standings = new Map(state.standings)
  for (const stored of bundles) {
    const head = standings.get(integration) ?? nothingInForce
    if (stored.sequence <= head.sequence) continue
    try {
      const context = { trust: state.trust, head, integration, nowMs }
      const verified = await verifyBundle(parse(stored.text), context)
      standings.set(integration, { ...verified.head, bundle: sha256(stored.text) })
    } catch (error) {
      alarms.push(alarmOf(integration, stored.sequence, error))
      break
    }
  }
  return { trust: state.trust, standings }
}

/** A trust file says what goes on from it; what was put into force meanwhile is not taken back by it. */
function goesOnFrom(next: Trust, { standings }: InForceState): boolean {
  return [...standings].every(([name, { sequence, content }]) => {
    const told = next.inForce[name]
    if (told === undefined) return sequence === 0
    return told.sequence > sequence || (told.sequence === sequence && told.content === content)
  })
}

function of(bundles: readonly StoredBundle[], integration: string): readonly StoredBundle[] {
  return bundles.filter((one) => one.integration === integration).toSorted((a, b) => a.sequence - b.sequence)
}

function alarmOf(integration: string, sequence: number, error: unknown): Alarm {
  const refusal = error instanceof ReviewRefusal ? error : new ReviewRefusal('SHAPE')
  return { integration, sequence, code: refusal.code, message: refusal.message }
}

function textIn({ standings }: InForceState, digest: string): string | undefined {
  return [...standings.values()].find(({ content }) => content === digest)?.text
}

/** Texts of bundles by their digest: whoever asks for one gets just that, whatever the rest of the bundle says. */
export function textsIn(bundles: readonly StoredBundle[]): TextOf {
  const texts = new Map<string, string>()
  for (const { text } of bundles) {
    try {
      const { text: content } = parse(text) as { text?: unknown }
      if (typeof content === 'string') texts.set(sha256(content), content)
    } catch {
      // It is an alarm where it is read as a bundle.
    }
  }
  return (digest) => texts.get(digest)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ReviewRefusal('SHAPE')
  }
}
