import type { State } from '../../address/automaton.ts'
import { StetError } from '../../errors.ts'
import type { Limits } from '../../limits.ts'
import type { LeafKind } from '../../span/leaf.ts'
import { ByteOutput } from '../byte-output.ts'
import { fault } from './fault.ts'
import { findName, isPlainName } from './match-name.ts'
import { scalarEnd } from './scalar-scan.ts'
import { ordinaryEnd, StringScan } from './string-scan.ts'
import { arrayKind, objectKind, StruckScan } from './struck-scan.ts'

/**
 * What becomes of a listed leaf: `true` its bytes stay, `false` it is struck, bytes take its place
 * (valid JSON; read before the next call).
 */
export type LeafDecision = boolean | Uint8Array

/** Who decides about leaves and hears of records; the machine itself knows only bytes and the automaton. */
export interface JsonHandler {
  /**
   * One listed scalar, whole; `state.pattern` lists it. `[start, end)` holds it in `bytes`, quotes included.
   * Called in the order of the document; `bytes` is valid only during the call.
   */
  leaf(state: State, kind: LeafKind, bytes: Uint8Array, start: number, end: number): LeafDecision
  /** A record begins at this byte of the input. */
  recordStart(byteOffset: number): void
  /** The record ends before this byte of the input. */
  recordEnd(byteOffset: number): void
}

/** Leaves that were struck without being looked at, counted by the pattern that struck them. */
export interface StruckCounts {
  /** Index 0: unlisted; index `1 + pattern`: below a barrier, or of another shape than the pattern expects. */
  readonly leaves: Float64Array
  /** Containers found where a scalar is listed, by pattern. */
  readonly mismatches: Float64Array
}

export interface JsonMachineOptions {
  readonly root: State
  /** State of the elements of an array at the root: each of them is a record. */
  readonly element: State | undefined
  /**
   * `document`: one JSON text, in which an array at the root is a stream of records.
   * `lines`: one JSON text a line, each a record.
   * `record`: one JSON text which is one record whatever it is (an array at the root has no special rule).
   */
  readonly framing: 'document' | 'lines' | 'record'
  readonly isUnlistedNull: boolean
  readonly limits: Limits
  readonly handler: JsonHandler
  readonly counts: StruckCounts
}

/** What is expected next. */
const phase = {
  root: 0,
  value: 1,
  firstElement: 2,
  firstKey: 3,
  key: 4,
  colon: 5,
  afterValue: 6,
  afterRoot: 7,
  inString: 8,
  inStruck: 9,
} as const

/** What the string that is being read is. */
const use = { key: 0, listedLeaf: 1, struckLeaf: 2 } as const

const notInRecord = -1

const nullBytes = Uint8Array.of(0x6e, 0x75, 0x6c, 0x6c)

/** A record whose members are all unlisted is still an object, an empty one. */
const nothingListed: State = Object.freeze({
  id: -1,
  pattern: -1,
  meeting: [],
  isBarrier: false,
  names: new Map(),
  namesByLength: [],
  other: undefined,
  allowsAnyName: false,
  hasMembers: false,
  hasElements: false,
})

/**
 * Walks JSON by bytes: strict grammar (RFC 8259), one pass, stoppable at any byte. What is not listed is
 * skipped without being decoded; what stays is copied as ranges. White space between tokens is left out.
 *
 * This is the seam behind which a faster machine may stand; this one is then its oracle.
 * Input must be valid UTF-8 in whole characters (see `Utf8Gate`).
 *
 * @throws {@link StetError} kinds `input` and `limit`; after that the machine must be thrown away
 */
export class JsonMachine {
  readonly out = new ByteOutput()
  readonly #options: JsonMachineOptions
  readonly #isLines: boolean
  readonly #kinds: Uint8Array
  readonly #isFirst: Uint8Array
  /** Of an object its own state, of an array the state of its elements. */
  readonly #states: (State | undefined)[] = []
  readonly #scan = new StringScan()

  #bytes: Uint8Array = new Uint8Array(0)
  #end = 0
  #position = 0
  /** Byte of the whole input at which `#bytes` begins. */
  #base = 0
  #carry: Uint8Array = new Uint8Array(0)
  #carryLength = 0

  #root: State | undefined
  #phase: number = phase.root
  #depth = 0
  readonly #struck: StruckScan
  /** Index into the counts for whatever is being skipped. */
  #struckIndex = 0
  #next: State | undefined
  #keyStart = -1
  #keyEnd = -1
  #isKeyKnown = false
  #isRootArray = false
  #stringUse: number = use.struckLeaf
  #stringStart = 0
  #scanAt = 0
  #records = 0
  #recordDepth = 0
  #recordStart = notInRecord

  constructor(options: JsonMachineOptions) {
    this.#options = options
    this.#isLines = options.framing === 'lines'
    this.#kinds = new Uint8Array(options.limits.depthMax + 2)
    this.#isFirst = new Uint8Array(options.limits.depthMax + 2)
    this.#struck = new StruckScan(this.#kinds, options.limits, this.#isLines)
    this.#root = options.root
    this.#next = options.root
  }

  /** Number of records begun so far. */
  get records(): number {
    return this.#records
  }

  /** Whether the root turned out to be an array whose elements are the records. */
  get isRootArray(): boolean {
    return this.#isRootArray
  }

  /** Makes the machine ready for another input, walked from `root`; counts and output go on. */
  reset(root: State | undefined): void {
    this.#root = root
    this.#base = 0
    this.#carryLength = 0
    this.#restart()
    this.#records = 0
    this.#recordStart = notInRecord
  }

  /** Takes the next bytes; what they let out is in {@link out}. */
  write(chunk: Uint8Array): void {
    if (this.#carryLength === 0) {
      this.#bytes = chunk
      this.#end = chunk.length
      this.#position = 0
    } else {
      this.#appendToCarry(chunk)
      this.#bytes = this.#carry
      this.#end = this.#carryLength
    }
    this.out.setSource(this.#bytes)
    try {
      this.#run(false)
      this.#keepRest()
    } catch (error) {
      throw this.#placed(error)
    }
  }

  /** Ends the input. */
  end(): void {
    this.#bytes = this.#carry
    this.#end = this.#carryLength
    if (this.#carryLength === 0) this.#position = 0
    this.out.setSource(this.#bytes)
    try {
      this.#run(true)
      if (this.#phase !== phase.afterRoot && this.#phase !== phase.root) {
        throw fault('STET_INPUT_JSON_TRUNCATED', this.#end)
      }
    } catch (error) {
      throw this.#placed(error)
    }
    if (this.#phase === phase.afterRoot) {
      if (this.#isLines) this.out.byte(0x0a)
    } else if (!this.#isLines || this.#records === 0) {
      throw new StetError('STET_INPUT_EMPTY')
    }
    this.out.settle()
  }

  #restart(): void {
    this.#phase = phase.root
    this.#depth = 0
    this.#next = this.#root
    this.#keyStart = -1
    this.#isRootArray = false
  }

  /** Adds to a refusal where in the input it is: the parts know only the bytes at hand. */
  #placed(error: unknown): unknown {
    if (!(error instanceof StetError) || error.place.byteOffset === undefined) return error
    const record = Math.max(1, this.#records)
    return new StetError(error.code, {
      ...error.place,
      record,
      byteOffset: this.#base + error.place.byteOffset,
    })
  }

  #run(isLast: boolean): void {
    const bytes = this.#bytes
    const end = this.#end
    let at = this.#position
    for (;;) {
      if (this.#phase === phase.inString) {
        const close = this.#scan.run(bytes, this.#scanAt, end)
        if (close < 0) {
          this.#scanAt = ~close
          break
        }
        at = close + 1
        this.#endString(close)
      } else if (this.#phase === phase.inStruck) {
        at = this.#struck.run(bytes, at, end, isLast)
        if (!this.#struck.isDone) break
        this.#endStruck(at)
      }
      while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d)) at += 1
      if (at >= end) break
      const byte = bytes[at] as number
      if (byte === 0x0a) {
        if (this.#isLines) this.#endLine(at)
        at += 1
        continue
      }
      switch (this.#phase) {
        case phase.afterValue:
          if (byte === 0x2c) {
            this.#phase = this.#kinds[this.#depth] === objectKind ? phase.key : this.#nextElement()
          } else if (byte === (this.#kinds[this.#depth] === objectKind ? 0x7d : 0x5d)) {
            this.#closeContainer(byte, at + 1)
          } else throw fault('STET_INPUT_JSON', at)
          at += 1
          break
        case phase.firstKey:
        case phase.key:
          if (byte === 0x22) {
            const after = this.#skipMembers(bytes, at, end)
            if (after === at) this.#beginString(at, use.key)
            else at = after
          } else if (byte === 0x7d && this.#phase === phase.firstKey) {
            this.#closeContainer(byte, at + 1)
            at += 1
          } else throw fault('STET_INPUT_JSON', at)
          break
        case phase.colon:
          if (byte !== 0x3a) throw fault('STET_INPUT_JSON', at)
          this.#phase = phase.value
          at += 1
          break
        case phase.firstElement:
          if (byte === 0x5d) {
            this.#closeContainer(byte, at + 1)
            at += 1
            break
          }
          this.#nextElement()
          this.#phase = phase.value
          break
        case phase.root:
        case phase.value: {
          const after = this.#beginValue(bytes, at, end, byte, isLast)
          if (after === -1) {
            this.#position = at
            return
          }
          at = after
          break
        }
        default:
          throw fault('STET_INPUT_JSON_TRAILING', at)
      }
    }
    this.#position = at
  }

  /**
   * The common case by itself: passes members that are struck and written without blanks, as long as they
   * are at hand as a whole. Whatever is otherwise is left to {@link #run}.
   *
   * @param from - opening quote of a key
   * @returns where {@link #run} goes on; `from` where nothing was passed
   */
  #skipMembers(bytes: Uint8Array, from: number, end: number): number {
    const { limits, counts, isUnlistedNull } = this.#options
    const state = this.#states[this.#depth] as State
    if (isUnlistedNull) return from
    let at = from
    for (;;) {
      const keyEnd = ordinaryEnd(bytes, at + 1, end)
      const start = keyEnd + 2
      if (start >= end || bytes[keyEnd] !== 0x22 || bytes[keyEnd + 1] !== 0x3a) return at
      if (keyEnd + 1 - at > limits.leafBytesMax) return at
      const found = findName(state, bytes, at + 1, keyEnd, false)
      const next = found === undefined ? state.other : found.state
      if (next !== undefined && !next.isBarrier) return at
      const index = next === undefined ? 0 : 1 + next.pattern
      const byte = bytes[start] as number
      let after: number
      if (byte === 0x22) {
        after = ordinaryEnd(bytes, start + 1, end) + 1
        if (after >= end || bytes[after - 1] !== 0x22) return at
        counts.leaves[index] = (counts.leaves[index] as number) + 1
      } else if (byte === 0x7b || byte === 0x5b) {
        after = this.#skipContainer(bytes, start, end, byte, index)
        if (this.#phase === phase.inStruck) return after
      } else {
        if (scalarKind(byte) === undefined) return at
        after = scalarEnd(bytes, start, end, false, limits)
        if (after === -1) return at
        counts.leaves[index] = (counts.leaves[index] as number) + 1
      }
      if (after + 1 >= end || bytes[after] !== 0x2c || bytes[after + 1] !== 0x22) {
        this.#phase = phase.afterValue
        return after
      }
      this.#phase = phase.key
      at = after + 1
    }
  }

  /** Passes a struck container; where it goes on after `end`, the phase says so. */
  #skipContainer(bytes: Uint8Array, start: number, end: number, byte: number, index: number): number {
    const { limits } = this.#options
    if (this.#depth >= limits.depthMax) throw fault('STET_LIMIT_DEPTH', start, 'depthMax', limits)
    const struck = this.#struck
    this.#kinds[this.#depth + 1] = byte === 0x7b ? objectKind : arrayKind
    this.#struckIndex = index
    struck.begin(this.#depth + 1)
    const after = struck.run(bytes, start + 1, end, false)
    if (struck.isDone) this.#countPassed()
    else {
      this.#depth += 1
      this.#phase = phase.inStruck
    }
    return after
  }

  #countPassed(): void {
    const counts = this.#options.counts.leaves
    counts[this.#struckIndex] = (counts[this.#struckIndex] as number) + this.#struck.leaves
    this.#struck.leaves = 0
  }

  /** Takes what a value begins with; returns where to go on, or -1 where a scalar is cut. */
  #beginValue(bytes: Uint8Array, at: number, end: number, byte: number, isLast: boolean): number {
    if (byte === 0x22) {
      this.#beginRecord(at, byte)
      this.#beginStringValue(at)
      return at
    }
    if (byte === 0x7b || byte === 0x5b) {
      this.#beginRecord(at, byte)
      this.#openContainer(byte, at)
      return at + 1
    }
    const kind = scalarKind(byte)
    if (kind === undefined) throw fault('STET_INPUT_JSON', at)
    const after = scalarEnd(bytes, at, end, isLast, this.#options.limits)
    if (after === -1) return -1
    this.#beginRecord(at, byte)
    if (this.#strikeUnlisted()) this.#countStruck()
    else this.#decide(kind, at, after)
    this.#endValue(after)
    return after
  }

  #beginStringValue(at: number): void {
    this.#beginString(at, this.#strikeUnlisted() ? use.struckLeaf : use.listedLeaf)
  }

  /** Writes what an unlisted or barred scalar leaves behind; false where the scalar is listed. */
  #strikeUnlisted(): boolean {
    const state = this.#next
    if (state !== undefined && state.pattern !== -1 && !state.isBarrier) return false
    this.#struckIndex = state?.isBarrier === true ? 1 + state.pattern : 0
    this.#writeStruck()
    return true
  }

  #countStruck(): void {
    const counts = this.#options.counts.leaves
    counts[this.#struckIndex] = (counts[this.#struckIndex] ?? 0) + 1
  }

  #decide(kind: LeafKind, start: number, end: number): void {
    this.#checkLeafSize(start, end)
    const decision = this.#options.handler.leaf(this.#next as State, kind, this.#bytes, start, end)
    if (decision === false) {
      this.#writeStruck()
      return
    }
    this.#writePrefix()
    if (decision === true) this.out.range(start, end)
    else this.out.append(decision)
  }

  #beginString(at: number, stringUse: number): void {
    this.#stringUse = stringUse
    this.#stringStart = at
    this.#scanAt = at + 1
    this.#scan.hasEscapes = false
    this.#phase = phase.inString
  }

  #endString(close: number): void {
    switch (this.#stringUse) {
      case use.key:
        this.#endKey(close)
        this.#phase = phase.colon
        return
      case use.listedLeaf:
        this.#decide('string', this.#stringStart, close + 1)
        break
      default:
        this.#countStruck()
    }
    this.#endValue(close + 1)
  }

  #endKey(close: number): void {
    const state = this.#states[this.#depth] as State
    const start = this.#stringStart + 1
    this.#keyStart = this.#stringStart
    this.#keyEnd = close + 1
    this.#checkLeafSize(this.#keyStart, this.#keyEnd)
    const found = findName(state, this.#bytes, start, close, this.#scan.hasEscapes)
    this.#isKeyKnown = found?.isKnown === true
    this.#next = found === undefined ? state.other : found.state
    if (this.#isKeyKnown || this.#next === undefined || this.#next.isBarrier || state.allowsAnyName) return
    if (!isPlainName(this.#bytes, start, close, this.#scan.hasEscapes)) this.#next = undefined
  }

  #openContainer(byte: number, at: number): void {
    const { limits } = this.#options
    if (this.#depth >= limits.depthMax) throw fault('STET_LIMIT_DEPTH', at, 'depthMax', limits)
    const isObject = byte === 0x7b
    const inner = isObject ? this.#objectState(this.#next) : this.#elementState(this.#next)
    if (inner === false) this.#writeStruck()
    else {
      this.#writePrefix()
      this.out.byte(byte)
    }
    this.#depth += 1
    this.#kinds[this.#depth] = isObject ? objectKind : arrayKind
    this.#keyStart = -1
    if (inner === false) this.#beginStruck(this.#next)
    else {
      this.#states[this.#depth] = inner
      this.#isFirst[this.#depth] = 1
      this.#phase = isObject ? phase.firstKey : phase.firstElement
    }
  }

  /** State in which an object is entered, or false where it is struck. */
  #objectState(state: State | undefined): State | false {
    if (state?.isBarrier === true) return false
    if (state?.hasMembers === true) return state
    const isRecord = this.#depth === 0 || (this.#depth === 1 && this.#isRootArray)
    return isRecord ? (state ?? nothingListed) : false
  }

  /** State of the elements of an array that is entered, or false where it is struck. */
  #elementState(state: State | undefined): State | undefined | false {
    if (state?.isBarrier === true) return false
    if (this.#depth === 0 && this.#options.framing !== 'record') {
      this.#isRootArray = true
      return this.#options.element
    }
    return state?.hasElements === true ? state.other : false
  }

  #beginStruck(state: State | undefined): void {
    this.#phase = phase.inStruck
    this.#struck.begin(this.#depth)
    this.#struckIndex = state === undefined ? 0 : 1 + state.pattern
    if (state === undefined || state.pattern === -1 || state.isBarrier) return
    const { mismatches } = this.#options.counts
    mismatches[state.pattern] = (mismatches[state.pattern] ?? 0) + 1
  }

  #endStruck(after: number): void {
    this.#countPassed()
    this.#depth -= 1
    this.#endValue(after)
  }

  #closeContainer(byte: number, after: number): void {
    this.out.byte(byte)
    this.#depth -= 1
    this.#endValue(after)
  }

  #nextElement(): number {
    this.#next = this.#states[this.#depth]
    this.#keyStart = -1
    return phase.value
  }

  #beginRecord(at: number, byte: number): void {
    if (this.#depth > 1) return
    if (this.#depth === 0) {
      this.#recordDepth = byte === 0x5b && this.#options.framing === 'document' ? 1 : 0
    }
    if (this.#depth !== this.#recordDepth) return
    this.#records += 1
    this.#recordStart = this.#base + at
    this.#options.handler.recordStart(this.#recordStart)
  }

  #endValue(after: number): void {
    this.#phase = this.#depth === 0 ? phase.afterRoot : phase.afterValue
    this.#keyStart = -1
    if (this.#depth !== this.#recordDepth || this.#recordStart === notInRecord) return
    this.#checkRecordSize(after)
    this.#recordStart = notInRecord
    this.#options.handler.recordEnd(this.#base + after)
  }

  #checkRecordSize(after: number): void {
    if (this.#recordStart === notInRecord) return
    if (this.#base + after - this.#recordStart > this.#options.limits.recordBytesMax) {
      throw fault('STET_LIMIT_RECORD', after, 'recordBytesMax', this.#options.limits)
    }
  }

  /** A line feed where NDJSON is read: it ends a record, or stands between records. */
  #endLine(at: number): void {
    if (this.#phase === phase.afterRoot) {
      this.out.byte(0x0a)
      this.#restart()
    } else if (this.#phase !== phase.root) throw fault('STET_INPUT_NDJSON_LINE', at)
  }

  /** Comma and key before a value that is written. */
  #writePrefix(): void {
    if (this.#depth === 0) return
    if (this.#isFirst[this.#depth] === 1) this.#isFirst[this.#depth] = 0
    else this.out.byte(0x2c)
    if (this.#keyStart === -1) return
    this.out.range(this.#keyStart, this.#keyEnd)
    this.out.byte(0x3a)
    this.#keyStart = -1
  }

  /** A struck element becomes null; a struck member goes, or becomes null where the policy says so. */
  #writeStruck(): void {
    if (this.#depth > 0 && this.#kinds[this.#depth] === objectKind) {
      if (!this.#options.isUnlistedNull || !this.#isKeyKnown) {
        this.#keyStart = -1
        return
      }
    }
    this.#writePrefix()
    this.out.append(nullBytes)
  }

  /** Keeps the bytes that a later call still needs: a key that is not written yet, a token that is cut. */
  #keepRest(): void {
    const bytes = this.#bytes
    const end = this.#end
    let from = this.#position
    if (this.#phase === phase.inString) {
      const isHeld = this.#stringUse !== use.struckLeaf
      if (isHeld) this.#checkLeafSize(this.#stringStart, end)
      from = isHeld ? this.#stringStart : this.#scanAt
    }
    this.out.settle()
    this.#checkRecordSize(end)
    const keyLength = this.#keyStart === -1 ? 0 : this.#keyEnd - this.#keyStart
    const length = keyLength + end - from
    if (bytes !== this.#carry && length > this.#carry.length)
      this.#carry = new Uint8Array(Math.max(length, 256))
    if (keyLength > 0) this.#carry.set(bytes.subarray(this.#keyStart, this.#keyEnd), 0)
    this.#carry.set(bytes.subarray(from, end), keyLength)
    this.#carryLength = length
    const shift = from - keyLength
    this.#base += shift
    this.#position = Math.max(0, this.#position - shift)
    this.#stringStart -= shift
    this.#scanAt -= shift
    if (keyLength > 0) {
      this.#keyStart = 0
      this.#keyEnd = keyLength
    }
  }

  #checkLeafSize(start: number, end: number): void {
    const { limits } = this.#options
    if (end - start > limits.leafBytesMax) throw fault('STET_LIMIT_LEAF', start, 'leafBytesMax', limits)
  }

  #appendToCarry(chunk: Uint8Array): void {
    const length = this.#carryLength + chunk.length
    if (length > this.#carry.length) {
      const larger = new Uint8Array(Math.max(length, this.#carry.length * 2))
      larger.set(this.#carry.subarray(0, this.#carryLength))
      this.#carry = larger
    }
    this.#carry.set(chunk, this.#carryLength)
    this.#carryLength = length
  }
}

function scalarKind(byte: number): LeafKind | undefined {
  if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) return 'number'
  if (byte === 0x74 || byte === 0x66) return 'boolean'
  return byte === 0x6e ? 'null' : undefined
}
