import { StetError } from './errors.ts'
import { resolveLimits, type LimitOptions, type Limits } from './limits.ts'
import type { KeyedHash, KeyMaterial, SurrogateSource, VaultPort } from './operator/contract.ts'
import { createKeyedHash, withoutKey } from './operator/hash.ts'
import { createPlaceholders } from './operator/placeholder.ts'
import type { Plan, RoutePlan } from './policy/compile.ts'
import type { InputFormat, Policy } from './policy/model.ts'
import { makeJsonRoad } from './redact/json-road.ts'
import { RecordContext, type RedactionPorts } from './redact/record.ts'
import { Tally, type RedactionReport } from './redact/report.ts'
import type { Road, RoadParts } from './redact/road.ts'
import { TextRoad } from './redact/text-road.ts'
import { makeTreat, type ScanText } from './redact/treat.ts'

/** Known only in this file, so that nothing else can make a {@link Redacted}. */
const proof: unique symbol = Symbol('made by redact.ts')

/** The only way to a {@link Redacted}; set by the class itself, whose constructor nobody else can call. */
let make: (bytes: Uint8Array<ArrayBuffer>) => Redacted

/**
 * Bytes that went through a policy. Only this module makes them, and a way out accepts nothing else: the
 * constructor is private, and an object that merely looks like one is refused by {@link Redacted.assert}.
 */
export class Redacted extends Uint8Array<ArrayBuffer> {
  /** Present on real ones only: a private name cannot be forged by a cast, a copy or a prototype. */
  readonly #isMade: true

  /** Views made by the platform (`subarray`, `slice`) are plain bytes and no longer proof of anything. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array
  }

  private constructor(given: typeof proof, bytes: Uint8Array<ArrayBuffer>) {
    if ((given as unknown) !== proof) throw new StetError('STET_NOT_REDACTED')
    super(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#isMade = true
  }

  /** Whether a value was made here. */
  static is(value: unknown): value is Redacted {
    return typeof value === 'object' && value !== null && #isMade in value && value.#isMade
  }

  /** @throws {@link StetError} STET_NOT_REDACTED for anything that was not made here */
  static assert(value: unknown): asserts value is Redacted {
    if (!Redacted.is(value)) throw new StetError('STET_NOT_REDACTED')
  }

  /** Text of the bytes. */
  text(): string {
    return new TextDecoder().decode(this)
  }

  static {
    make = (bytes) => new Redacted(proof, bytes)
  }
}

// Another parent could hand back an object of its own for the constructor to stamp as real.
Object.freeze(Redacted)
Object.freeze(Redacted.prototype)

/** How to redact, beside the plan. */
export interface RedactorOptions {
  /** Name of the route; may be left out where the policy has only one. */
  readonly route?: string | undefined
  /** Format of the input; the route's, or `json`, where it is left out. */
  readonly format?: InputFormat | undefined
  /** Needed where the policy pseudonymizes, tokenizes, shifts or makes surrogates. */
  readonly key?: KeyMaterial | undefined
  /** Needed where the policy tokenizes. */
  readonly vault?: VaultPort | undefined
  readonly limits?: LimitOptions | undefined
}

/** A redaction in one call. */
export interface Redaction {
  readonly output: Redacted
  readonly report: RedactionReport
  /** Whose record it was, as the route's `subject` says: personal data, for the caller alone. */
  readonly subject: string | undefined
}

/** A redaction in a stream. */
export interface RedactionStream {
  /** Errors, and lets out nothing more, where the input is refused: what came out before is then not whole. */
  readonly transform: TransformStream<Uint8Array, Redacted>
  /** Counts so far; final after the readable side has ended. */
  readonly report: () => RedactionReport
}

/** A redaction that its caller pushes bytes through; what {@link Redactor.stream} is made of. */
export interface RedactionSession {
  /**
   * Takes bytes and gives what they let out. The chunk is not needed any more once this has resolved.
   * Wait for one call before the next; after a refusal nothing more comes through.
   */
  write(chunk: Uint8Array): Promise<Redacted>
  /** Ends the input and gives the rest. */
  end(): Promise<Redacted>
  /** Counts so far; final after {@link end}. */
  report(): RedactionReport
}

/** Redacts inputs of one format by one route of a policy. Each call stands alone. */
export interface Redactor {
  readonly route: string
  readonly format: InputFormat
  readonly limits: Limits
  open(ports?: RedactionPorts): RedactionSession
  stream(ports?: RedactionPorts): RedactionStream
  redact(input: Uint8Array, ports?: RedactionPorts): Promise<Redaction>
}

/**
 * Makes a redactor, and loads what its route needs (detectors, stand-ins, a CSV parser) and nothing else.
 *
 * @throws {@link StetError} STET_POLICY_ROUTE, STET_POLICY_FORMAT, STET_POLICY_KEYS
 * @example
 * const redactor = await createRedactor(loadPolicy(yaml), { format: 'ndjson' })
 * const { output } = await redactor.redact(bytes)
 */
export async function createRedactor(plan: Plan, options: RedactorOptions = {}): Promise<Redactor> {
  const routePlan = chooseRoute(plan, options.route)
  const { route } = routePlan
  const format = options.format ?? route.format ?? 'json'
  checkFormat(routePlan, format)
  const limits = resolveLimits(options.limits ?? {}, routePlan.collector !== undefined, route.limits)
  const { policy } = plan
  const hash = options.key === undefined ? withoutKey : createKeyedHash(options.key, policy.destination)
  if (options.key === undefined && routePlan.needsKey)
    throw new StetError('STET_POLICY_KEYS', { rule: route.name })
  const surrogates = await loadSurrogates(routePlan)
  const makeRoad = await loadRoad(format)
  const makeScan = await loadScan(routePlan)

  const open = (ports?: RedactionPorts): OpenRedaction => {
    const record = new RecordContext(
      policy.destination,
      createPlaceholders(),
      hash satisfies KeyedHash,
      surrogates,
      ports,
    )
    const tally = new Tally(routePlan)
    const scanText: ScanText = makeScan(policy, record, tally)
    const treats = route.rules.map((rule) => makeTreat(rule, record, scanText))
    const road = makeRoad({ plan: routePlan, limits, record, tally, treats })
    const identity = { policy: policy.id, policyDigest: policy.digest, route: route.name, format }
    return new OpenRedaction(road, record, tally, options.vault, () => tally.report(identity))
  }
  return {
    route: route.name,
    format,
    limits,
    open,
    stream: (ports) => streamOf(open(ports)),
    redact: (input, ports) => redactWhole(open(ports), input),
  }
}

/** One redaction under way: after a fault it lets nothing more through. */
class OpenRedaction implements RedactionSession {
  readonly report: () => RedactionReport
  readonly #road: Road
  readonly #record: RecordContext
  readonly #tally: Tally
  readonly #vault: VaultPort | undefined
  #isClosed = false

  constructor(
    road: Road,
    record: RecordContext,
    tally: Tally,
    vault: VaultPort | undefined,
    report: () => RedactionReport,
  ) {
    this.#road = road
    this.#record = record
    this.#tally = tally
    this.#vault = vault
    this.report = report
  }

  /** Of the last record. */
  get subject(): string | undefined {
    return this.#record.subject
  }

  write(chunk: Uint8Array): Promise<Redacted> {
    this.#tally.bytesIn += chunk.length
    return this.#let(() => this.#road.write(chunk))
  }

  async end(): Promise<Redacted> {
    const rest = await this.#let(() => this.#road.end())
    this.#isClosed = true
    return rest
  }

  /** Lets bytes out once the tokens in them are stored. */
  async #let(step: () => ReturnType<Road['write']>): Promise<Redacted> {
    if (this.#isClosed) throw new StetError('STET_BUG')
    this.#isClosed = true
    const bytes = await shielded(step)
    await this.#storeTokens()
    this.#tally.bytesOut += bytes.length
    this.#isClosed = false
    return make(bytes)
  }

  async #storeTokens(): Promise<void> {
    const { tokens } = this.#record
    if (tokens.length === 0) return
    this.#record.tokens = []
    try {
      if (this.#vault === undefined) throw new StetError('STET_VAULT_FAILED')
      await this.#vault.store(tokens)
    } catch {
      throw new StetError('STET_VAULT_FAILED')
    }
  }
}

/** Runs a step; an error that is not ours may quote the input, so nothing of it is passed on. */
async function shielded(step: () => ReturnType<Road['write']>): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await step()
  } catch (error) {
    throw error instanceof StetError ? error : new StetError('STET_BUG')
  }
}

/** The stream face. */
function streamOf(redaction: OpenRedaction): RedactionStream {
  const transform = new TransformStream<Uint8Array, Redacted>({
    async transform(chunk, controller) {
      const redacted = await redaction.write(chunk)
      if (redacted.length > 0) controller.enqueue(redacted)
    },
    async flush(controller) {
      const redacted = await redaction.end()
      if (redacted.length > 0) controller.enqueue(redacted)
    },
  })
  return { transform, report: redaction.report }
}

async function redactWhole(redaction: OpenRedaction, input: Uint8Array): Promise<Redaction> {
  const first = await redaction.write(input)
  const last = await redaction.end()
  const bytes = new Uint8Array(first.length + last.length)
  bytes.set(first)
  bytes.set(last, first.length)
  return { output: make(bytes), report: redaction.report(), subject: redaction.subject }
}

function chooseRoute(plan: Plan, name: string | undefined): RoutePlan {
  const names = [...plan.routes.keys()]
  const chosen = name ?? (names.length === 1 ? names[0] : undefined)
  const route = chosen === undefined ? undefined : plan.routes.get(chosen)
  if (route === undefined) throw new StetError('STET_POLICY_ROUTE', {}, [`Routes: ${names.join(', ')}`])
  return route
}

const isJson = (format: InputFormat): boolean => format === 'json' || format === 'ndjson'

/** A route whose addresses can match nothing of a format is a policy for another one. */
function checkFormat({ route, automaton }: RoutePlan, format: InputFormat): void {
  const wants = route.format
  const isSame = wants === undefined || wants === format || (isJson(wants) && isJson(format))
  if (!isSame || (route.rules.length > 0 && !canMatch(automaton.root, format))) {
    throw new StetError('STET_POLICY_FORMAT', { rule: route.name })
  }
}

function canMatch(root: RoutePlan['automaton']['root'], format: InputFormat): boolean {
  if (isJson(format)) return true
  if (format === 'text') return root.pattern !== -1
  const columns = [...root.names.values()].map((transition) => transition.state)
  return [...columns, root.other].some((state) => state !== undefined && state.pattern !== -1)
}

async function loadSurrogates(plan: RoutePlan): Promise<SurrogateSource> {
  if (!plan.uses.has('surrogate')) {
    return {
      make: () => {
        throw new StetError('STET_BUG')
      },
    }
  }
  const { createSurrogateSource } = await import('./operator/surrogate-source.ts')
  return createSurrogateSource()
}

async function loadRoad(format: InputFormat): Promise<(parts: RoadParts) => Road> {
  switch (format) {
    case 'json':
      return (parts) => makeJsonRoad(parts, 'document')
    case 'ndjson':
      return (parts) => makeJsonRoad(parts, 'lines')
    case 'text':
      return (parts) => new TextRoad(parts)
    case 'csv': {
      const { CsvRoad } = await import('./redact/csv-road.ts')
      return (parts) => new CsvRoad(parts)
    }
  }
}

async function loadScan(
  plan: RoutePlan,
): Promise<(policy: Policy, record: RecordContext, tally: Tally) => ScanText> {
  if (plan.uses.has('scan')) {
    const { makeScanText } = await import('./redact/scan-text.ts')
    return makeScanText
  }
  return () => () => {
    throw new StetError('STET_BUG')
  }
}
