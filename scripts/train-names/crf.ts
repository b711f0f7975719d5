import { bucketBits, featuresMax } from '../../packages/engine/src/names/features.ts'
import { labelCount, mayFollow } from '../../packages/engine/src/names/labels.ts'
import { rowStride } from '../../packages/engine/src/names/tagger.ts'
import type { Random } from './random.ts'

/** Runs of tokens with their features and labels, one after another. */
export class TrainingRuns {
  #rows = new Int32Array(1 << 22)
  #rowCount = 0
  readonly tokenRows: number[] = [0]
  readonly labels: number[] = []
  /** First token of each run. */
  readonly runs: number[] = []
  readonly weights: number[] = []

  startRun(weight: number): void {
    this.runs.push(this.labels.length)
    this.weights.push(weight)
  }

  addToken(rows: Int32Array, count: number, label: number): void {
    if (this.#rowCount + count > this.#rows.length) {
      const larger = new Int32Array(this.#rows.length * 2)
      larger.set(this.#rows)
      this.#rows = larger
    }
    this.#rows.set(rows.subarray(0, count), this.#rowCount)
    this.#rowCount += count
    this.tokenRows.push(this.#rowCount)
    this.labels.push(label)
  }

  get rows(): Int32Array {
    return this.#rows
  }
}

/** What training gives, before it is made small. */
export interface TrainedWeights {
  readonly rows: Float32Array
  readonly transitions: Float32Array
}

const n = labelCount

/** Trains a linear-chain conditional random field by AdaGrad. */
export function trainCrf(
  data: TrainingRuns,
  random: Random,
  epochs: number,
  rate: number,
  decay: number,
): TrainedWeights {
  const rows = new Float32Array(2 ** bucketBits * rowStride)
  const rowSquares = new Float32Array(rows.length).fill(1e-2)
  const transitions = new Float32Array(n * n + n)
  const transitionSquares = new Float32Array(n * n + n).fill(1)
  const order = Int32Array.from({ length: data.runs.length }, (_, index) => index)
  const buffers = {
    emit: new Float64Array(0),
    alpha: new Float64Array(0),
    beta: new Float64Array(0),
    kept: new Int32Array(0),
    keptEnds: new Int32Array(0),
  }
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = random.below(last + 1)
      const kept = order[last] as number
      order[last] = order[other] as number
      order[other] = kept
    }
    let loss = 0
    const step = rate * (1 - epoch / (epochs + 1))
    for (const run of order) {
      const from = data.runs[run] as number
      const to = data.runs[run + 1] ?? data.labels.length
      loss += learn(
        data,
        from,
        to,
        data.weights[run] as number,
        step,
        decay,
        { rows, rowSquares, transitions, transitionSquares },
        buffers,
        random,
      )
    }
    console.log(`epoch ${epoch + 1}: loss ${(loss / data.labels.length).toFixed(4)} a token`)
  }
  return { rows, transitions }
}

interface Buffers {
  emit: Float64Array
  alpha: Float64Array
  beta: Float64Array
  /** Rows of the features that were not left out, and where each token's end. */
  kept: Int32Array
  keptEnds: Int32Array
}

/** Features left out at random while learning, so that no one of them is leaned on. */
const droppedShare = 0.15

interface State {
  readonly rows: Float32Array
  readonly rowSquares: Float32Array
  readonly transitions: Float32Array
  readonly transitionSquares: Float32Array
}

const allowed = Uint8Array.from({ length: n * n }, (_, place) =>
  mayFollow(Math.floor(place / n), place % n) ? 1 : 0,
)

function learn(
  data: TrainingRuns,
  from: number,
  to: number,
  weight: number,
  rate: number,
  decay: number,
  state: State,
  buffers: Buffers,
  random: Random,
): number {
  const { rows, rowSquares, transitions, transitionSquares } = state
  const length = to - from
  if (buffers.emit.length < length * n) {
    buffers.emit = new Float64Array(length * n * 2)
    buffers.alpha = new Float64Array(length * n * 2)
    buffers.beta = new Float64Array(length * n * 2)
    buffers.kept = new Int32Array(length * featuresMax * 2)
    buffers.keptEnds = new Int32Array(length * 2)
  }
  const { emit, alpha, beta } = buffers
  const features = data.rows
  const { kept, keptEnds } = buffers
  let keptCount = 0
  for (let at = 0; at < length; at += 1) {
    for (let one = 0; one < n; one += 1) emit[at * n + one] = 0
    const last = data.tokenRows[from + at + 1] as number
    for (let place = data.tokenRows[from + at] as number; place < last; place += 1) {
      if (random.chance(droppedShare)) continue
      const row = (features[place] as number) * rowStride
      kept[keptCount++] = row
      for (let one = 0; one < n; one += 1)
        emit[at * n + one] = (emit[at * n + one] as number) + (rows[row + one] as number) / (1 - droppedShare)
    }
    keptEnds[at] = keptCount
  }
  // Forward and backward in log space by scaling; scores are small enough for plain exponentials of differences.
  let logZ = 0
  const expT = new Float64Array(n * n)
  for (let place = 0; place < n * n; place += 1)
    expT[place] = allowed[place] === 1 ? Math.exp(transitions[place] as number) : 0
  let gold = 0
  for (let at = 0; at < length; at += 1) {
    let top = -Infinity
    for (let one = 0; one < n; one += 1) top = Math.max(top, emit[at * n + one] as number)
    let whole = 0
    for (let one = 0; one < n; one += 1) {
      let sum = 0
      if (at === 0) sum = mayFollow(0, one) ? Math.exp(transitions[n * n + one] as number) : 0
      else
        for (let before = 0; before < n; before += 1)
          sum += (alpha[(at - 1) * n + before] as number) * (expT[before * n + one] as number)
      sum *= Math.exp((emit[at * n + one] as number) - top)
      alpha[at * n + one] = sum
      whole += sum
    }
    for (let one = 0; one < n; one += 1) alpha[at * n + one] = (alpha[at * n + one] as number) / whole
    logZ += Math.log(whole) + top
    const label = data.labels[from + at] as number
    gold += emit[at * n + label] as number
    gold +=
      at === 0
        ? (transitions[n * n + label] as number)
        : (transitions[(data.labels[from + at - 1] as number) * n + label] as number)
  }
  for (let one = 0; one < n; one += 1) beta[(length - 1) * n + one] = 1
  for (let at = length - 2; at >= 0; at -= 1) {
    let top = -Infinity
    for (let one = 0; one < n; one += 1) top = Math.max(top, emit[(at + 1) * n + one] as number)
    let whole = 0
    for (let one = 0; one < n; one += 1) {
      let sum = 0
      for (let next = 0; next < n; next += 1)
        sum +=
          (expT[one * n + next] as number) *
          Math.exp((emit[(at + 1) * n + next] as number) - top) *
          (beta[(at + 1) * n + next] as number)
      beta[at * n + one] = sum
      whole += sum
    }
    for (let one = 0; one < n; one += 1) beta[at * n + one] = (beta[at * n + one] as number) / whole
  }
  const gradient = new Float64Array(n)
  for (let at = 0; at < length; at += 1) {
    const label = data.labels[from + at] as number
    let whole = 0
    for (let one = 0; one < n; one += 1) {
      gradient[one] = (alpha[at * n + one] as number) * (beta[at * n + one] as number)
      whole += gradient[one] as number
    }
    for (let one = 0; one < n; one += 1)
      gradient[one] = weight * ((one === label ? 1 : 0) - (gradient[one] as number) / whole)
    if (at > 0) {
      // Expected pairs.
      let pairs = 0
      const previous = (at - 1) * n
      let top = -Infinity
      for (let one = 0; one < n; one += 1) top = Math.max(top, emit[at * n + one] as number)
      for (let one = 0; one < n; one += 1)
        for (let next = 0; next < n; next += 1)
          pairs += pair(alpha, beta, emit, expT, previous, at * n, one, next, top)
      const goldPair = (data.labels[from + at - 1] as number) * n + label
      for (let one = 0; one < n; one += 1)
        for (let next = 0; next < n; next += 1) {
          const place = one * n + next
          if (allowed[place] === 0) continue
          const g =
            weight *
            ((place === goldPair ? 1 : 0) -
              pair(alpha, beta, emit, expT, previous, at * n, one, next, top) / pairs)
          const square = (transitionSquares[place] as number) + g * g
          transitionSquares[place] = square
          transitions[place] = (transitions[place] as number) + (rate * g) / Math.sqrt(square)
        }
    } else {
      for (let one = 0; one < n; one += 1) {
        if (!mayFollow(0, one)) continue
        const place = n * n + one
        const g = gradient[one] as number
        const square = (transitionSquares[place] as number) + g * g
        transitionSquares[place] = square
        transitions[place] = (transitions[place] as number) + (rate * g) / Math.sqrt(square)
      }
    }
    let size = 0
    for (let one = 0; one < n; one += 1) size += Math.abs(gradient[one] as number)
    if (size < 1e-3) continue
    const last = keptEnds[at] as number
    for (let place = at === 0 ? 0 : (keptEnds[at - 1] as number); place < last; place += 1) {
      const row = kept[place] as number
      for (let one = 0; one < n; one += 1) {
        const value = rows[row + one] as number
        const g = (gradient[one] as number) - decay * value
        const square = (rowSquares[row + one] as number) + g * g
        rowSquares[row + one] = square
        rows[row + one] = value + (rate * g) / Math.sqrt(square)
      }
    }
  }
  return weight * (logZ - gold)
}

function pair(
  alpha: Float64Array,
  beta: Float64Array,
  emit: Float64Array,
  expT: Float64Array,
  previous: number,
  now: number,
  one: number,
  next: number,
  top: number,
): number {
  return (
    (alpha[previous + one] as number) *
    (expT[one * n + next] as number) *
    Math.exp((emit[now + next] as number) - top) *
    (beta[now + next] as number)
  )
}
