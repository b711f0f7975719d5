import { bucketBits, type FeatureReader } from './features.ts'
import { labelCount, mayFollow } from './labels.ts'

/** Weights of a linear-chain conditional random field over hashed features. */
export interface TaggerWeights {
  /** `2 ** bucketBits` rows of {@link labelCount}, padded to 8. */
  readonly rows: Int8Array
  /** Scores of label pairs, then of first labels: `labelCount * labelCount + labelCount`. */
  readonly transitions: Float32Array
  /** What one step of a row's weight is worth. */
  readonly scale: number
}

export const rowStride = 8
export const rowsLength = 2 ** bucketBits * rowStride

const impossible = -1e4

/** Finds the best labels of a run of tokens, and how sure they are. */
export class Tagger {
  readonly #weights: TaggerWeights
  /** Label of each token of the run, after {@link run}. */
  labels = new Uint8Array(64)
  #emissions = new Float32Array(64 * labelCount)
  #back = new Uint8Array(64 * labelCount)
  readonly #step = new Float32Array(labelCount * labelCount)
  readonly #first = new Float32Array(labelCount)
  readonly #stepOdds = new Float64Array(labelCount * labelCount)
  #isSummed = false
  #odds = new Float64Array(0)
  #forward = new Float64Array(0)
  #backward = new Float64Array(0)

  constructor(weights: TaggerWeights) {
    this.#weights = weights
    for (let from = 0; from < labelCount; from += 1) {
      for (let to = 0; to < labelCount; to += 1) {
        const place = from * labelCount + to
        this.#step[place] = mayFollow(from, to) ? (weights.transitions[place] ?? 0) : impossible
      }
      for (let to = 0; to < labelCount; to += 1)
        this.#stepOdds[from * labelCount + to] = Math.exp(this.#step[from * labelCount + to] as number)
      this.#first[from] = mayFollow(0, from)
        ? (weights.transitions[labelCount * labelCount + from] ?? 0)
        : impossible
    }
  }

  /** Labels the tokens from `from` to `to`. @returns whether any is inside a span */
  run(features: FeatureReader, from: number, to: number): boolean {
    const length = to - from
    this.#isSummed = false
    if (this.labels.length < length) this.#grow(length)
    for (let at = 0; at < length; at += 1) this.#emit(features, from + at, at * labelCount)
    return this.#decode(length)
  }

  /** Probability that the tokens from `from` to `to` of the run have the entity of `entityFirst`, at the least sure of them. */
  certainty(length: number, from: number, to: number, entityFirst: number): number {
    if (!this.#isSummed) this.#sum(length)
    let least = 1
    for (let at = from; at < to; at += 1) {
      let whole = 0
      let wanted = 0
      for (let one = 0; one < labelCount; one += 1) {
        const share =
          (this.#forward[at * labelCount + one] as number) * (this.#backward[at * labelCount + one] as number)
        whole += share
        if (one === entityFirst || one === entityFirst + 1) wanted += share
      }
      least = Math.min(least, whole > 0 ? wanted / whole : 0)
    }
    return least
  }

  #grow(length: number): void {
    const size = length * 2
    this.labels = new Uint8Array(size)
    this.#emissions = new Float32Array(size * labelCount)
    this.#back = new Uint8Array(size * labelCount)
  }

  #emit(features: FeatureReader, token: number, place: number): void {
    const count = features.read(token)
    const { rows } = features
    const { rows: weights, scale } = this.#weights
    let s0 = 0
    let s1 = 0
    let s2 = 0
    let s3 = 0
    let s4 = 0
    let s5 = 0
    let s6 = 0
    for (let index = 0; index < count; index += 1) {
      const row = (rows[index] as number) * rowStride
      s0 += weights[row] as number
      s1 += weights[row + 1] as number
      s2 += weights[row + 2] as number
      s3 += weights[row + 3] as number
      s4 += weights[row + 4] as number
      s5 += weights[row + 5] as number
      s6 += weights[row + 6] as number
    }
    const emissions = this.#emissions
    emissions[place] = s0 * scale
    emissions[place + 1] = s1 * scale
    emissions[place + 2] = s2 * scale
    emissions[place + 3] = s3 * scale
    emissions[place + 4] = s4 * scale
    emissions[place + 5] = s5 * scale
    emissions[place + 6] = s6 * scale
  }

  /** Viterbi; scores of a token take the place of its emissions' copy in `best`. */
  #decode(length: number): boolean {
    const { labels } = this
    let best = this.#bestNow
    let last = this.#bestLast
    for (let one = 0; one < labelCount; one += 1)
      best[one] = (this.#first[one] as number) + (this.#emissions[one] as number)
    for (let at = 1; at < length; at += 1) {
      ;[best, last] = [last, best]
      for (let to = 0; to < labelCount; to += 1) {
        let top = -Infinity
        let from = 0
        // Inside a span only its own entity comes before.
        const isInside = to > 0 && (to & 1) === 0
        const lastOne = isInside ? to : labelCount - 1
        for (let one = isInside ? to - 1 : 0; one <= lastOne; one += 1) {
          const value = (last[one] as number) + (this.#step[one * labelCount + to] as number)
          if (value > top) {
            top = value
            from = one
          }
        }
        best[to] = top + (this.#emissions[at * labelCount + to] as number)
        this.#back[at * labelCount + to] = from
      }
    }
    let label = 0
    for (let one = 1; one < labelCount; one += 1)
      if ((best[one] as number) > (best[label] as number)) label = one
    let isAny = false
    for (let at = length - 1; at >= 0; at -= 1) {
      labels[at] = label
      isAny ||= label !== 0
      label = at > 0 ? (this.#back[at * labelCount + label] as number) : 0
    }
    return isAny
  }

  readonly #bestNow = new Float32Array(labelCount)
  readonly #bestLast = new Float32Array(labelCount)

  /** Forward and backward sums over the run, each token's scaled to one. */
  #sum(length: number): void {
    this.#isSummed = true
    const size = length * labelCount
    if (this.#forward.length < size) {
      this.#forward = new Float64Array(size * 2)
      this.#backward = new Float64Array(size * 2)
      this.#odds = new Float64Array(size * 2)
    }
    const [forward, backward, odds, stepOdds] = [this.#forward, this.#backward, this.#odds, this.#stepOdds]
    for (let at = 0; at < size; at += labelCount) {
      const top = this.#top(at)
      for (let one = 0; one < labelCount; one += 1)
        odds[at + one] = Math.exp((this.#emissions[at + one] as number) - top)
    }
    for (let one = 0; one < labelCount; one += 1)
      forward[one] = Math.exp(this.#first[one] as number) * (odds[one] as number)
    scaleToOne(forward, 0)
    for (let at = labelCount; at < size; at += labelCount) {
      for (let to = 0; to < labelCount; to += 1) {
        let sum = 0
        for (let one = 0; one < labelCount; one += 1)
          sum += (forward[at - labelCount + one] as number) * (stepOdds[one * labelCount + to] as number)
        forward[at + to] = sum * (odds[at + to] as number)
      }
      scaleToOne(forward, at)
    }
    backward.fill(1, size - labelCount, size)
    for (let at = size - 2 * labelCount; at >= 0; at -= labelCount) {
      for (let one = 0; one < labelCount; one += 1) {
        let sum = 0
        for (let to = 0; to < labelCount; to += 1) {
          const next = at + labelCount + to
          sum +=
            (stepOdds[one * labelCount + to] as number) * (odds[next] as number) * (backward[next] as number)
        }
        backward[at + one] = sum
      }
      scaleToOne(backward, at)
    }
  }

  #top(at: number): number {
    let top = -Infinity
    for (let one = 0; one < labelCount; one += 1) top = Math.max(top, this.#emissions[at + one] as number)
    return top
  }
}

function scaleToOne(values: Float64Array, at: number): void {
  let whole = 0
  for (let one = at; one < at + labelCount; one += 1) whole += values[one] as number
  if (whole === 0) return
  for (let one = at; one < at + labelCount; one += 1) values[one] = (values[one] as number) / whole
}
