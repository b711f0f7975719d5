import type { Limits } from '../../limits.ts'
import { fault } from './fault.ts'
import { scalarEnd } from './scalar-scan.ts'
import { ordinaryEnd, StringScan } from './string-scan.ts'

/** What is expected next inside a struck container. */
const phase = {
  value: 0,
  firstElement: 1,
  firstKey: 2,
  key: 3,
  colon: 4,
  afterValue: 5,
  inKey: 6,
  inValue: 7,
} as const

export const objectKind = 1
export const arrayKind = 2

/**
 * Goes through a struck container by bytes: checks its grammar, counts its leaves and keeps nothing. It is
 * apart from the machine because most bytes of most documents go through here.
 */
export class StruckScan {
  /** Leaves passed since this was last set to 0. */
  leaves = 0
  /** Depth of the container that is being read, in the document. */
  depth = 0
  /** Whether the struck container has ended. */
  isDone = true
  readonly #kinds: Uint8Array
  readonly #limits: Limits
  readonly #isLines: boolean
  readonly #string = new StringScan()
  #phase: number = phase.value
  #baseDepth = 0

  /** @param kinds - by depth: {@link objectKind} or {@link arrayKind}; shared with the machine */
  constructor(kinds: Uint8Array, limits: Limits, isLines: boolean) {
    this.#kinds = kinds
    this.#limits = limits
    this.#isLines = isLines
  }

  /** Begins after the opening byte of a struck container at `depth`. */
  begin(depth: number): void {
    this.depth = depth
    this.#baseDepth = depth
    this.isDone = false
    this.#phase = this.#kinds[depth] === objectKind ? phase.firstKey : phase.firstElement
  }

  /**
   * Reads on.
   *
   * @param isLast - whether no bytes follow `end`
   * @returns where to go on: one past the container where {@link isDone}, else the first byte that is
   *   needed again (of a number, word or escape that is cut)
   * @throws {@link StetError} kinds `input` and `limit`, `byteOffset` counted in `bytes`
   */
  run(bytes: Uint8Array, from: number, end: number, isLast: boolean): number {
    const kinds = this.#kinds
    const string = this.#string
    const limits = this.#limits
    let at = from
    let expected = this.#phase
    let depth = this.depth
    let leaves = 0
    scan: for (;;) {
      if (expected >= phase.inKey) {
        at = ordinaryEnd(bytes, at, end)
        if (at >= end) break
        if (bytes[at] !== 0x22) {
          const close = string.run(bytes, at, end)
          if (close < 0) {
            at = ~close
            break
          }
          at = close
        }
        at += 1
        if (expected === phase.inKey) {
          expected = phase.colon
          if (at < end && bytes[at] === 0x3a) {
            at += 1
            expected = phase.value
          }
        } else {
          leaves += 1
          expected = phase.afterValue
          if (at + 1 < end && bytes[at] === 0x2c && bytes[at + 1] === 0x22) {
            at += 2
            expected = kinds[depth] === objectKind ? phase.inKey : phase.inValue
            continue
          }
        }
      }
      if (at >= end) break
      const byte = bytes[at] as number
      if (byte <= 0x20) {
        if (byte === 0x0a && this.#isLines) throw fault('STET_INPUT_NDJSON_LINE', at)
        if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)
          throw fault('STET_INPUT_JSON', at)
        at += 1
        continue
      }
      switch (expected) {
        case phase.afterValue: {
          const isObject = kinds[depth] === objectKind
          if (byte === 0x2c) expected = isObject ? phase.key : phase.value
          else if (byte === (isObject ? 0x7d : 0x5d)) {
            depth -= 1
            if (depth < this.#baseDepth) {
              at += 1
              this.isDone = true
              break scan
            }
          } else throw fault('STET_INPUT_JSON', at)
          at += 1
          continue
        }
        case phase.firstKey:
        case phase.key:
          if (byte === 0x22) {
            at += 1
            expected = phase.inKey
            continue
          }
          if (byte !== 0x7d || expected === phase.key) throw fault('STET_INPUT_JSON', at)
          break
        case phase.colon:
          if (byte !== 0x3a) throw fault('STET_INPUT_JSON', at)
          at += 1
          expected = phase.value
          continue
        case phase.firstElement:
          if (byte === 0x5d) break
          expected = phase.value
          continue
        default: {
          if (byte === 0x22) {
            at += 1
            expected = phase.inValue
            continue
          }
          if (byte === 0x7b || byte === 0x5b) {
            if (depth >= limits.depthMax) throw fault('STET_LIMIT_DEPTH', at, 'depthMax', limits)
            depth += 1
            kinds[depth] = byte === 0x7b ? objectKind : arrayKind
            expected = byte === 0x7b ? phase.firstKey : phase.firstElement
            at += 1
            continue
          }
          const after = scalarEnd(bytes, at, end, isLast, limits)
          if (after === -1) break scan
          at = after
          leaves += 1
          expected = phase.afterValue
          continue
        }
      }
      // an empty container ends
      at += 1
      depth -= 1
      if (depth < this.#baseDepth) {
        this.isDone = true
        break
      }
      expected = phase.afterValue
    }
    this.#phase = expected
    this.depth = depth
    this.leaves += leaves
    return at
  }
}
