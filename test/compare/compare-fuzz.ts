import { comparePolicies } from '../../packages/engine/src/index.ts'
import { Random } from '../fuzz/random.ts'
import { classesOf, findTold, observe } from './observe.ts'
import { PolicyMaker, type Draft, type PolicyKind } from './policies.ts'
import { makeUniverse, type Universe } from './universe.ts'

/** Two policies about which the comparison and the trial of all documents do not agree. */
export interface Disagreement {
  readonly old: string
  readonly now: string
  /** What the comparison says. */
  readonly said: string
  /** Two documents that look the same by the old policy and not by the new one. */
  readonly told: readonly string[]
}

export interface CompareFuzzResult {
  readonly policies: number
  readonly pairs: number
  /** Pairs that are no loosening, by the comparison. */
  readonly tightenings: number
  /** Pairs that the comparison calls a loosening while no document of the small world shows it. */
  readonly cautious: number
  /** Pairs in which only addresses differ, where the comparison has to be exact. */
  readonly exactPairs: number
  readonly disagreements: readonly Disagreement[]
}

export interface CompareFuzzOptions {
  readonly pairs: number
  readonly seed: number
  /** End with the group in which there are so many. */
  readonly disagreementsMax?: number
  /** The comparison that is tried. */
  readonly compare?: typeof comparePolicies
  readonly onProgress?: (pairs: number) => void
}

const groupSize = 28
const kinds: readonly PolicyKind[] = ['addresses', 'everything', 'links', 'everything']

/** Tries the comparison of policies against what each policy does to every document of a small world. */
export async function fuzzCompare(options: CompareFuzzOptions): Promise<CompareFuzzResult> {
  const { compare = comparePolicies, disagreementsMax = Infinity } = options
  const random = new Random(options.seed)
  const universe = makeUniverse()
  const disagreements: Disagreement[] = []
  const counts = { policies: 0, pairs: 0, tightenings: 0, cautious: 0, exactPairs: 0 }
  for (let group = 0; counts.pairs < options.pairs && disagreements.length < disagreementsMax; group++) {
    const kind = kinds[group % kinds.length] ?? 'everything'
    const isOfAddresses = kind === 'addresses'
    const made = new PolicyMaker(random, kind).group(groupSize)
    const seen: { text: string; draft: Draft; plan: (typeof made)[number]['plan']; classes: Int32Array }[] =
      []
    for (const one of made) seen.push({ ...one, classes: classesOf(await observe(one.plan, universe)) })
    counts.policies += made.length
    for (const old of seen) {
      for (const now of seen) {
        counts.pairs += 1
        const { direction } = compare(old.plan, now.plan)
        const told = findTold(old.classes, now.classes)
        const isLoosening = direction === 'loosening'
        if (!isLoosening) counts.tightenings += 1
        if (isOfAddresses) counts.exactPairs += 1
        if (isLoosening && told === undefined) counts.cautious += 1
        const isWrong = told === undefined ? isLoosening && isOfAddresses : !isLoosening
        if (isWrong || (old === now && direction !== 'same'))
          disagreements.push({
            old: old.text,
            now: now.text,
            said: direction,
            told: documentsAt(universe, told),
          })
      }
    }
    options.onProgress?.(counts.pairs)
  }
  return { ...counts, disagreements }
}

function documentsAt({ documents, arrays }: Universe, told: readonly number[] | undefined): string[] {
  return (told ?? []).map((at) => documents[at]?.join('\n') ?? arrays[at - documents.length] ?? '')
}
