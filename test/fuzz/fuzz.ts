import { mutate, writeDocument } from './documents.ts'
import { isAccepted, textOf, withoutBlanks } from './oracle.ts'
import { Random } from './random.ts'
import type { Answer, Subject } from './subjects.ts'

/** An input for which a subject and JSON.parse differ. Holds generated data only. */
export interface Difference {
  readonly subject: string
  readonly what: string
  readonly bytes: Uint8Array
  /** Sizes of the chunks, in bytes, used over and over. */
  readonly sizes: readonly number[]
}

export interface FuzzOptions {
  readonly cases: number
  readonly seed: number
  readonly subjects: readonly Subject[]
  /** Called now and then with the number of cases done. */
  readonly onProgress?: (done: number) => void
}

export interface FuzzResult {
  readonly cases: number
  /** Runs, of three a case, that JSON.parse and the subject both accept. */
  readonly accepted: number
  readonly differences: readonly Difference[]
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const poolSize = 400
const differencesMax = 5
const subjectsPerCase = 3

/** Sends mutated documents through subjects, each cut at random, and compares them with JSON.parse. */
export function fuzz({ cases, seed, subjects, onProgress }: FuzzOptions): FuzzResult {
  const random = new Random(seed)
  const pool = Array.from({ length: poolSize }, () => encoder.encode(writeDocument(random)))
  const differences: Difference[] = []
  let accepted = 0
  let done = 0
  for (; done < cases && differences.length < differencesMax; done += 1) {
    const bytes = makeCase(pool, random)
    for (let turn = 0; turn < subjectsPerCase; turn += 1) {
      const subject = random.pick(subjects)
      const sizes = chooseSizes(random)
      const what = differenceIn(subject, bytes, sizes)
      if (what === 'accepted') accepted += 1
      else if (what !== undefined)
        differences.push(shrunk({ subject: subject.name, what, bytes, sizes }, subject))
    }
    if (done % 10_000 === 0) onProgress?.(done)
  }
  return { cases: done, accepted, differences }
}

/** A document out of the pool, or two in a row, mostly damaged; sometimes the damage stays in the pool. */
function makeCase(pool: Uint8Array[], random: Random): Uint8Array {
  const slot = random.below(pool.length)
  if (random.once(8)) pool[slot] = encoder.encode(writeDocument(random))
  let bytes = pool[slot] ?? new Uint8Array(0)
  if (random.once(6)) bytes = joined(bytes, random.pick(['\n', '\r\n', '\n\n ', ' ', '']), random.pick(pool))
  const mutations = random.below(4)
  for (let count = 0; count < mutations; count += 1) bytes = mutate(bytes, random)
  if (bytes.length > 2000) bytes = bytes.slice(0, 2000)
  return bytes
}

function joined(first: Uint8Array, between: string, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + between.length + second.length)
  bytes.set(first)
  bytes.set(encoder.encode(between), first.length)
  bytes.set(second, first.length + between.length)
  return bytes
}

function chooseSizes(random: Random): readonly number[] {
  switch (random.below(4)) {
    case 0:
      return [Infinity]
    case 1:
      return [1]
    default:
      return [1 + random.below(20), 1 + random.below(50), random.below(5), 1 + random.below(9)]
  }
}

/** Cuts bytes into chunks; each is a copy with rubbish around it, so that nobody reads past its end. */
function chunksOf(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = Math.min(sizes[turn % sizes.length] ?? 1, bytes.length - at)
    const framed = new Uint8Array(size + 2).fill(0x22)
    framed.set(bytes.subarray(at, at + size), 1)
    chunks.push(framed.subarray(1, size + 1))
    at += size
  }
  return chunks
}

/** What differs, `accepted` where both accept, or undefined where both refuse. */
function differenceIn(subject: Subject, bytes: Uint8Array, sizes: readonly number[]): string | undefined {
  const text = textOf(bytes)
  const isGood = text !== undefined && isAccepted(text, subject.isLines, subject.limits)
  let answer: Answer
  try {
    answer = subject.run(chunksOf(bytes, sizes))
  } catch {
    return 'it fails with an error that is no refusal'
  }
  if ('refused' in answer) return isGood ? `it refuses (${answer.refused}) what JSON.parse reads` : undefined
  if (!isGood) return 'it accepts what has to be refused'
  return differenceInOutput(subject, text, decoder.decode(answer.output)) ?? 'accepted'
}

function differenceInOutput(
  { isLines, isKeeping }: Subject,
  text: string,
  output: string,
): string | undefined {
  const lines = isLines ? output.split('\n').slice(0, -1) : [output]
  let parsed: string
  try {
    parsed = lines.map((line) => JSON.stringify(JSON.parse(line))).join('\n')
  } catch {
    return 'what it lets out is no JSON'
  }
  if (!isKeeping) return undefined
  const documents = isLines ? text.split('\n').filter((line) => /[^ \t\r]/.test(line)) : [text]
  if (documents.map((one) => JSON.stringify(JSON.parse(one))).join('\n') !== parsed) {
    return 'what it lets out says something else than what came in'
  }
  return output === withoutBlanks(text, isLines) ? undefined : 'it changed bytes that it was to keep'
}

/** Takes away as much as can be taken away while the difference stays. */
function shrunk(found: Difference, subject: Subject): Difference {
  let { bytes, sizes, what } = found
  const isStill = (less: Uint8Array, by: readonly number[]): boolean => {
    const now = differenceIn(subject, less, by)
    if (now === undefined || now === 'accepted') return false
    what = now
    bytes = less
    sizes = by
    return true
  }
  for (const simpler of [[Infinity], [1]]) isStill(bytes, simpler)
  for (let size = Math.max(1, bytes.length >> 1); size >= 1; size >>= 1) {
    for (let at = 0; at + size <= bytes.length;) if (!isStill(without(bytes, at, size), sizes)) at += size
  }
  return { subject: found.subject, what, bytes, sizes }
}

function without(bytes: Uint8Array, at: number, size: number): Uint8Array {
  const less = new Uint8Array(bytes.length - size)
  less.set(bytes.subarray(0, at))
  less.set(bytes.subarray(at + size), at)
  return less
}

/** A difference as something to paste: only generated data. */
export function describeDifference({ subject, what, bytes, sizes }: Difference): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
  return `${subject}: ${what}\n  text   ${JSON.stringify(decoder.decode(bytes))}\n  bytes  ${hex}\n  chunks ${sizes.join(', ')}`
}
