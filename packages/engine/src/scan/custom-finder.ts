import { compilePattern, customId } from '../detector/custom/compile-pattern.ts'
import { customScore, type CustomDetector } from '../detector/custom/custom-detector.ts'
import type { Candidate } from '../span/finding.ts'
import { CandidateFinder } from './candidates.ts'
import { foldToken } from './fold-token.ts'
import { foldText } from './normalize.ts'
import { WordLists } from './word-lists.ts'

const anywhere = { regions: [] }

/** Finds what the detectors of a policy find; made once for all scans of the policy. */
export class CustomFinder {
  readonly #patterns: CandidateFinder
  readonly #words: WordLists | undefined

  /** @param detectors - as they passed the policy check */
  constructor(detectors: readonly CustomDetector[]) {
    this.#patterns = new CandidateFinder(
      detectors.flatMap((one) => compilePattern(one, nearWords(one)) ?? []),
    )
    const lists = detectors
      .filter(({ words }) => words.length > 0)
      .map((one) => ({
        id: customId(one),
        entity: one.entity,
        words: one.words,
        near: nearWords(one),
        score: customScore,
      }))
    this.#words = lists.length === 0 ? undefined : new WordLists(lists)
  }

  /**
   * @param text - folded by `foldText`; offsets of the result are into it
   * @param previous - the message before, folded; its words count as near the beginning of an answer
   * @returns candidates, which may overlap
   * @throws {@link StetError} STET_DETECT_FAILED
   */
  find(text: string, previous: string | undefined, threshold: number): Candidate[] {
    const candidates = this.#patterns.find(text, anywhere, previous, threshold)
    return this.#words === undefined || customScore < threshold
      ? candidates
      : [...candidates, ...this.#words.find(text, previous)]
  }
}

/** The texts that a policy's detector finds by itself, as they stand in a sample. */
export function findInSample(finder: CustomFinder, sample: string): string[] {
  const folded = foldText(sample)
  return finder
    .find(folded.text, undefined, 0)
    .map(({ start, end }) => sample.slice(folded.originalStart(start), folded.originalEnd(end)))
}

/** Context words with their diacritics and without. */
function nearWords({ near }: CustomDetector): string[] {
  return [...new Set(near.flatMap((word) => [word, foldToken(word)]))]
}
