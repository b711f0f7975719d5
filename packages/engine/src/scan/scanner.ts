import type { Detector, DetectorContext } from '../detector/contract.ts'
import { detectors as allDetectors } from '../detector/registry.ts'
import { StetError } from '../errors.ts'
import type { NameFinder } from '../names/name-finder.ts'
import type { Candidate, Finding } from '../span/finding.ts'
import { resolveOverlaps } from '../span/resolve.ts'
import { answerScore, findAnswers } from './answers.ts'
import { CandidateFinder } from './candidates.ts'
import type { CustomFinder } from './custom-finder.ts'
import type { KnownValues } from './known.ts'
import { foldText, type FoldedText } from './normalize.ts'
import { regionsOf } from './regions.ts'

/** How a scanner is set up; lasts for many texts. */
export interface ScannerOptions {
  readonly locales: readonly string[]
  readonly threshold: number
  /**
   * Entities that the caller lets stand. Their findings yield to all others, so that a URL which may stay
   * does not carry out the e-mail address inside it.
   */
  readonly isStanding?: ((entity: string) => boolean) | undefined
  /** Detectors to run; all that are not optional where left out. */
  readonly detectors?: readonly Detector[] | undefined
  /** What the policy's own detectors find, besides. */
  readonly custom?: CustomFinder | undefined
  /** Finds names, addresses and places that nothing makes known; they are not looked for where it is left out. */
  readonly names?: NameFinder | undefined
}

/** Finds what identifies somebody in free text. */
export interface Scanner {
  /**
   * @param previous - the message that the text answers, which may ask for what stands in it
   * @returns findings in order, non-overlapping, UTF-16 offsets of the original text on code-point boundaries
   * @throws {@link StetError} STET_DETECT_FAILED, naming the detector
   */
  find(text: string, known: KnownValues | undefined, previous?: string): Finding[]
}

/** Makes a scanner. */
export function createScanner(options: ScannerOptions): Scanner {
  const finder = finderOf(options.detectors ?? usualDetectors)
  const isAnswering = (options.detectors ?? usualDetectors).some(({ id }) => id === 'bare-answer')
  const context: DetectorContext = { regions: regionsOf(options.locales) }

  return {
    find(text, known, previous) {
      const folded = foldText(text)
      const before = previous === undefined ? undefined : foldText(previous).text
      const candidates = known === undefined ? [] : matchKnown(known, folded.text)
      candidates.push(...finder.find(folded.text, context, before, options.threshold))
      if (options.custom !== undefined)
        candidates.push(...options.custom.find(folded.text, before, options.threshold))
      if (options.names !== undefined) {
        for (const one of findNames(options.names, folded.text, before)) {
          if (one.score >= options.threshold) candidates.push(one)
        }
      }
      if (isAnswering && options.threshold <= answerScore)
        candidates.push(...findAnswers(folded.text, candidates))
      return choose(candidates, options.isStanding, folded, text)
    },
  }
}

const usualDetectors = allDetectors.filter(({ isOptional }) => isOptional !== true)
const finders = new WeakMap<readonly Detector[], CandidateFinder>()

/** The detectors that run for a policy or a caller that names some entities: all but optional ones that it does not name. */
export function detectorsFor(named: ReadonlySet<string>): readonly Detector[] {
  const isAny = allDetectors.some(({ entity, isOptional }) => isOptional === true && named.has(entity))
  if (!isAny) return usualDetectors
  return allDetectors.filter(({ entity, isOptional }) => isOptional !== true || named.has(entity))
}

/** One for all scanners with the same detectors: its automaton is worked out once. */
function finderOf(detectors: readonly Detector[]): CandidateFinder {
  let finder = finders.get(detectors)
  if (finder === undefined) {
    finder = new CandidateFinder(detectors)
    finders.set(detectors, finder)
  }
  return finder
}

function findNames(names: NameFinder, text: string, previous: string | undefined): readonly Candidate[] {
  try {
    return names.find(text, previous)
  } catch {
    throw new StetError('STET_DETECT_FAILED', { rule: 'names' })
  }
}

function matchKnown(known: KnownValues, text: string): Candidate[] {
  try {
    return known.match(text)
  } catch {
    throw new StetError('STET_DETECT_FAILED', { rule: 'known' })
  }
}

/** Resolves overlaps and goes back to the offsets of the original. */
function choose(
  candidates: readonly Candidate[],
  isStanding: ScannerOptions['isStanding'],
  folded: FoldedText,
  text: string,
): Finding[] {
  if (candidates.length === 0) return []
  // A negative score ranks below all others; it is put right again afterwards.
  const ranked =
    isStanding === undefined
      ? candidates
      : candidates.map((one) => (isStanding(one.entity) ? { ...one, score: one.score - 2 } : one))
  const findings: Finding[] = []
  for (const one of resolveOverlaps(ranked)) {
    const start = folded.originalStart(one.start)
    const end = folded.originalEnd(one.end)
    // What is left of a loser may be a separator and nothing else.
    if (!/[\p{L}\p{N}]/u.test(text.slice(start, end))) continue
    findings.push({ ...one, start, end, score: one.score < 0 ? one.score + 2 : one.score })
  }
  return findings
}
