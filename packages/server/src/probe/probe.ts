import {
  createRedactor,
  loadPolicy,
  MemoryVault,
  StetError,
  type Plan,
  type Redactor,
  type Route,
} from '@stet/engine'
import { makeCanaries, type Canary } from './canaries.ts'
import { disguises, isIn, looksOf, plain, type Disguise } from './disguises.ts'
import { plant, surfaces, type Surface } from './plant.ts'
import { openStage, type Stage } from './stage.ts'

/** A document of the source, to plant canaries in. */
export interface ProbeSample {
  readonly route: string
  readonly document: unknown
}

export interface ProbeOptions {
  /** Named in the table. */
  readonly name: string
  readonly policyText: string
  readonly samples: readonly ProbeSample[]
  /** Every entity in every encoding, and not only those that are met most. */
  readonly isThorough?: boolean | undefined
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/** By which road canaries were sent. */
export type Road = 'relay' | 'proxy' | 'files'

export interface ProbeRow {
  readonly entity: string
  readonly surface: Surface
  readonly disguise: string
  readonly road: Road
  readonly planted: number
  readonly arrived: number
}

export interface ProbeResult {
  readonly name: string
  readonly rows: readonly ProbeRow[]
  readonly planted: number
  readonly arrived: number
  /** Documents that the gateway refused: nothing of them arrived. */
  readonly refused: number
  /** Entities whose canary was in the logs, the metrics or the store. */
  readonly traces: readonly { readonly where: string; readonly entity: string }[]
}

interface Sent {
  readonly canary: Canary
  readonly surface: Surface
  readonly disguise: Disguise
  readonly road: Road
  readonly route: string
  readonly body: string
}

const key = { version: 1, secret: new Uint8Array(32).fill(0x5a) }

/** What is met most: tried in every encoding. All others are tried as they are, unless all is asked for. */
const often: ReadonlySet<string> = new Set([
  'PERSON',
  'ADDRESS',
  'EMAIL_ADDRESS',
  'PHONE_NUMBER',
  'CREDIT_CARD',
  'IBAN_CODE',
  'US_SSN',
  'IP_ADDRESS',
  'PASSWORD',
])

/**
 * Sends canaries along the real road, one document for each, and looks in what arrives, and in what is
 * logged, counted and stored, for each in every encoding.
 */
export async function probe({
  name,
  policyText,
  samples,
  isThorough = false,
  onProgress,
}: ProbeOptions): Promise<ProbeResult> {
  const plan = loadPolicy(policyText)
  const all = planned(plan, await makeCanaries(), samples, isThorough)
  const rows = new Map<string, { -readonly [key in keyof ProbeRow]: ProbeRow[key] }>()
  let [done, refused] = [0, 0]
  const count = (sent: Sent, arrived: string | undefined): void => {
    const { canary, surface, disguise, road } = sent
    const id = [canary.entity, surface, disguise.name, road].join('\n')
    const row = rows.get(id) ?? {
      entity: canary.entity,
      surface,
      disguise: disguise.name,
      road,
      planted: 0,
      arrived: 0,
    }
    rows.set(id, row)
    row.planted += 1
    if (arrived === undefined) refused += 1
    else if (isIn(looksOf(canary.value), arrived)) row.arrived += 1
    onProgress?.((done += 1), all.length)
  }
  const redactors = new Map<string, Redactor>()
  for (const sent of all.filter(({ road }) => road === 'files')) {
    const { route } = sent
    const redactor =
      redactors.get(route) ??
      (await createRedactor(plan, { route, format: 'json', key, vault: new MemoryVault() }))
    redactors.set(route, redactor)
    count(sent, await byFile(redactor, sent))
  }
  const stage = await openStage(policyText)
  try {
    await byRelay(
      stage,
      plan,
      all.filter(({ road }) => road === 'relay'),
      count,
    )
    for (const sent of all.filter(({ road }) => road === 'proxy')) {
      const { status, text } = await stage.call(sent.route, sent.body)
      count(sent, status === 200 ? text : undefined)
    }
    const list = [...rows.values()]
    return {
      name,
      rows: list,
      planted: all.length,
      arrived: list.reduce((sum, { arrived }) => sum + arrived, 0),
      refused,
      traces: tracesOf(await stage.traces(), all),
    }
  } finally {
    await stage.stop()
  }
}

function planned(
  plan: Plan,
  canaries: readonly Canary[],
  samples: readonly ProbeSample[],
  isThorough: boolean,
): Sent[] {
  const sent: Sent[] = []
  const seen = new Set<string>()
  for (const { route: name, document } of samples) {
    const route = plan.routes.get(name)?.route
    if (route === undefined) continue
    const isFirst = !seen.has(name)
    seen.add(name)
    for (const canary of canaries) {
      for (const surface of surfaces) {
        for (const [at, disguise] of disguises.entries()) {
          if (at > 0 && (surface === 'names of fields' || surface === 'nested lists')) continue
          if (at > 0 && !isThorough && !often.has(canary.entity)) continue
          const planted = plant(document, surface, canary, disguise, plan.policy, route)
          if (planted === undefined) continue
          const one = { canary, surface, disguise, route: name, body: JSON.stringify(planted) }
          if (isFirst) sent.push({ ...one, road: 'files' })
          const road = roadOf(route)
          if (road !== undefined && isFirst) sent.push({ ...one, road })
        }
      }
    }
  }
  return sent
}

function roadOf({ receive, match }: Route): Road | undefined {
  if (receive === 'api') return 'proxy'
  return receive === 'webhook' && match.length > 0 ? 'relay' : undefined
}

async function byFile(redactor: Redactor, { body }: Sent): Promise<string | undefined> {
  try {
    return (await redactor.redact(Buffer.from(body))).output.text()
  } catch (error) {
    if (error instanceof StetError) return undefined
    throw error
  }
}

/** The receiver takes one webhook at a time, in the order in which they were accepted. */
async function byRelay(
  stage: Stage,
  plan: Plan,
  all: readonly Sent[],
  count: (sent: Sent, arrived: string | undefined) => void,
): Promise<void> {
  const accepted: Sent[] = []
  for (const sent of all) {
    const [match = ''] = plan.routes.get(sent.route)?.route.match ?? []
    if ((await stage.hook(match.split(' ')[1] ?? '/', sent.body)) === 200) accepted.push(sent)
    else count(sent, undefined)
  }
  const bodies = await stage.received(accepted.length)
  if (bodies.length !== accepted.length) throw new Error('not everything that was accepted arrived')
  accepted.forEach((sent, index) => {
    count(sent, bodies[index])
  })
}

function tracesOf(
  traces: { readonly logs: string; readonly metrics: string; readonly store: string },
  all: readonly Sent[],
): { where: string; entity: string }[] {
  const canaries = new Map(all.map(({ canary }) => [canary.entity, canary]))
  return Object.entries(traces).flatMap(([where, text]) => {
    const plainText = plain(text)
    return [...canaries.values()]
      .filter(({ value }) => isIn(looksOf(value), text, plainText))
      .map(({ entity }) => ({ where, entity }))
  })
}
