import type { State } from '../address/automaton.ts'
import { StetError } from '../errors.ts'
import { ByteOutput } from '../format/byte-output.ts'
import {
  JsonMachine,
  type JsonHandler,
  type JsonMachineOptions,
  type LeafDecision,
  type StruckCounts,
} from '../format/json/machine.ts'
import { Utf8Gate } from '../format/utf8-gate.ts'
import type { Collector, RoutePlan } from '../policy/compile.ts'
import type { LeafKind } from '../span/leaf.ts'
import { HeldBytes } from './held-bytes.ts'
import { encodeOutcome, JsonLeaf } from './json-leaf.ts'
import { collect, countOutcome, type Road, type RoadParts } from './road.ts'
import type { Treat } from './treat.ts'

/** The road of JSON and NDJSON: one pass where nothing has to be known beforehand, else two a record. */
export function makeJsonRoad(parts: RoadParts, framing: 'document' | 'lines'): Road {
  return parts.plan.collector === undefined
    ? new OnePass(parts, framing)
    : new TwoPasses(parts, framing, parts.plan.collector)
}

function makeCounts(plan: RoutePlan): StruckCounts {
  const { length } = plan.route.rules
  return { leaves: new Float64Array(length + 1), mismatches: new Float64Array(length) }
}

/** Moves what the machine counted into the tally. */
function settleCounts(parts: RoadParts, counts: StruckCounts): void {
  parts.tally.unlisted += counts.leaves[0] ?? 0
  for (const [index, rule] of parts.tally.rules.entries()) {
    rule.struck += counts.leaves[index + 1] ?? 0
    rule.mismatched += counts.mismatches[index] ?? 0
  }
  counts.leaves.fill(0)
  counts.mismatches.fill(0)
}

/** Decides about leaves by the rules' treatments. */
class Treater implements JsonHandler {
  readonly #parts: RoadParts
  readonly #isRecordOurs: boolean
  readonly #leaf = new JsonLeaf()
  readonly #treats: readonly Treat[]

  /** @param isRecordOurs - whether records are begun here, and not by a first pass */
  constructor(parts: RoadParts, isRecordOurs: boolean) {
    this.#parts = parts
    this.#isRecordOurs = isRecordOurs
    this.#treats = parts.treats
  }

  leaf({ pattern }: State, kind: LeafKind, bytes: Uint8Array, start: number, end: number): LeafDecision {
    const treat = this.#treats[pattern] as Treat
    const outcome = treat(this.#leaf.set(kind, bytes, start, end))
    countOutcome(this.#parts.tally.rule(pattern), outcome)
    if (outcome.action === 'keep') return true
    return outcome.action === 'strike' ? false : encodeOutcome(outcome)
  }

  recordStart(): void {
    if (!this.#isRecordOurs) return
    this.#parts.tally.records += 1
    this.#parts.record.begin()
  }

  recordEnd(): void {
    // nothing is held for a record in one pass
  }
}

function machineOptions(
  parts: RoadParts,
  framing: JsonMachineOptions['framing'],
  handler: JsonHandler,
  counts: StruckCounts,
): JsonMachineOptions {
  const { plan, limits } = parts
  return {
    root: plan.automaton.root,
    element: plan.element,
    framing,
    isUnlistedNull: plan.route.unlisted === 'null',
    limits,
    handler,
    counts,
  }
}

class OnePass implements Road {
  readonly #parts: RoadParts
  readonly #gate = new Utf8Gate()
  readonly #machine: JsonMachine
  readonly #counts: StruckCounts

  constructor(parts: RoadParts, framing: 'document' | 'lines') {
    this.#parts = parts
    this.#counts = makeCounts(parts.plan)
    this.#machine = new JsonMachine(machineOptions(parts, framing, new Treater(parts, true), this.#counts))
  }

  write(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
    this.#gate.write(chunk, (bytes) => {
      this.#machine.write(bytes)
    })
    return this.#machine.out.take()
  }

  end(): Uint8Array<ArrayBuffer> {
    this.#gate.end()
    this.#machine.end()
    settleCounts(this.#parts, this.#counts)
    return this.#machine.out.take()
  }
}

/** The first pass: frames records and collects what they tell about themselves. */
class Collecting implements JsonHandler {
  readonly #parts: RoadParts
  readonly #collector: Collector
  readonly #leaf = new JsonLeaf()
  readonly #onRecord: (start: number, end: number) => void
  /** Byte at which the record began that is being read, or undefined between records. */
  start: number | undefined

  constructor(parts: RoadParts, collector: Collector, onRecord: (start: number, end: number) => void) {
    this.#parts = parts
    this.#collector = collector
    this.#onRecord = onRecord
  }

  leaf({ meeting }: State, kind: LeafKind, bytes: Uint8Array, start: number, end: number): LeafDecision {
    if (kind === 'string' || kind === 'number') {
      const { text } = this.#leaf.set(kind, bytes, start, end)
      for (const pattern of meeting) collect(this.#parts.record, this.#collector, pattern, text)
    }
    return false
  }

  recordStart(byteOffset: number): void {
    this.start = byteOffset
    this.#parts.tally.records += 1
    this.#parts.record.begin()
  }

  recordEnd(byteOffset: number): void {
    this.#onRecord(this.start ?? byteOffset, byteOffset)
    this.start = undefined
  }
}

class TwoPasses implements Road {
  readonly #parts: RoadParts
  readonly #gate = new Utf8Gate()
  readonly #held = new HeldBytes()
  readonly #collecting: Collecting
  readonly #first: JsonMachine
  readonly #second: JsonMachine
  readonly #counts: StruckCounts
  readonly #out = new ByteOutput()
  readonly #isLines: boolean
  /** A number or word that is cut by the end of a chunk begins its record only when it is whole. */
  readonly #scalarBytesMax: number

  constructor(parts: RoadParts, framing: 'document' | 'lines', collector: Collector) {
    this.#parts = parts
    this.#scalarBytesMax = Math.max(parts.limits.numberCharsMax, 'false'.length)
    this.#isLines = framing === 'lines'
    this.#counts = makeCounts(parts.plan)
    this.#collecting = new Collecting(parts, collector, (start, end) => {
      this.#redact(start, end)
    })
    this.#first = new JsonMachine({
      ...machineOptions(parts, framing, this.#collecting, makeCountsFor(collector)),
      root: collector.root,
      element: collector.element,
    })
    this.#second = new JsonMachine(
      machineOptions(parts, this.#isLines ? 'lines' : 'record', new Treater(parts, false), this.#counts),
    )
  }

  write(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
    this.#gate.write(chunk, (bytes) => {
      this.#held.append(bytes)
      this.#first.write(bytes)
      this.#first.out.drop()
      this.#held.release(this.#collecting.start ?? this.#held.end - this.#scalarBytesMax)
    })
    return this.#out.take()
  }

  end(): Uint8Array<ArrayBuffer> {
    this.#gate.end()
    this.#first.end()
    if (this.#first.isRootArray && !this.#isLines) {
      if (this.#first.records === 0) this.#out.byte(0x5b)
      this.#out.byte(0x5d)
    }
    settleCounts(this.#parts, this.#counts)
    return this.#out.take()
  }

  #redact(start: number, end: number): void {
    if (this.#first.isRootArray && !this.#isLines) this.#out.byte(this.#first.records === 1 ? 0x5b : 0x2c)
    const machine = this.#second
    const { automaton, element } = this.#parts.plan
    machine.reset(this.#first.isRootArray && !this.#isLines ? element : automaton.root)
    try {
      machine.write(this.#held.slice(start, end))
      machine.end()
    } catch (error) {
      throw this.#placed(error, start)
    }
    this.#out.append(machine.out.take())
  }

  /** The second pass counts from the record; the reader wants to know where in the input that is. */
  #placed(error: unknown, start: number): unknown {
    if (!(error instanceof StetError)) return error
    const { byteOffset = 0 } = error.place
    return new StetError(error.code, {
      ...error.place,
      record: this.#first.records,
      byteOffset: start + byteOffset,
    })
  }
}

function makeCountsFor(collector: Collector): StruckCounts {
  return {
    leaves: new Float64Array(collector.sources.length + 1),
    mismatches: new Float64Array(collector.sources.length),
  }
}
