import type { Detector, DetectorContext } from '../detector/contract.ts'
import { detectors as allDetectors } from '../detector/registry.ts'
import { StetError } from '../errors.ts'
import type { Candidate, Finding } from '../span/finding.ts'
import { resolveOverlaps } from '../span/resolve.ts'
import { detect } from './detect.ts'
import { HintIndex } from './hints.ts'
import type { KnownValues } from './known.ts'
import { foldText, type FoldedText } from './normalize.ts'
import { regionsOf } from './regions.ts'

/** What one scan of a text is asked for. */
export interface ScanRequest {
  /** BCP 47, the first one first. */
  readonly locales: readonly string[]
  /** Candidates below it are left alone; 0 to 1. */
  readonly threshold: number
  readonly known: KnownValues | undefined
}

/** How a scanner is set up; lasts for many texts. */
export interface ScannerOptions {
  readonly locales: readonly string[]
  readonly threshold: number
  /**
   * Entities that the caller lets stand. Their findings yield to all others, so that a URL which may stay
   * does not carry out the e-mail address inside it.
   */
  readonly isStanding?: ((entity: string) => boolean) | undefined
  /** Detectors to run; all of them where left out. */
  readonly detectors?: readonly Detector[] | undefined
}

/** Finds what identifies somebody in free text. */
export interface Scanner {
  /**
   * @returns findings in order, non-overlapping, UTF-16 offsets of the original text on code-point boundaries
   * @throws {@link StetError} STET_DETECT_FAILED, naming the detector
   */
  find(text: string, known: KnownValues | undefined): Finding[]
}

/** Makes a scanner. A detector looks at a text only where one of its hints occurs in it. */
export function createScanner(options: ScannerOptions): Scanner {
  const detectors = options.detectors ?? allDetectors
  const context: DetectorContext = { regions: regionsOf(options.locales) }
  const hints = [...new Set(detectors.flatMap((detector) => detector.hints))].sort()
  const hintsOf = detectors.map((detector) => detector.hints.map((hint) => hints.indexOf(hint)))
  const index = new HintIndex(hints)

  return {
    find(text, known) {
      const folded = foldText(text)
      const seen = index.seenIn(folded.text)
      const candidates = known === undefined ? [] : matchKnown(known, folded.text)
      detectors.forEach((detector, order) => {
        const isHinted = hintsOf[order]?.some((hint) => seen[hint] === 1) ?? false
        if (!isHinted && detector.hints.length > 0) return
        for (const candidate of detect(detector, folded.text, context)) {
          if (candidate.score >= options.threshold) candidates.push(candidate)
        }
      })
      return choose(candidates, options.isStanding, folded, text)
    },
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
