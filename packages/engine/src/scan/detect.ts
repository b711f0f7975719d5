import type { Detector, DetectorContext } from '../detector/contract.ts'
import { StetError } from '../errors.ts'
import type { Candidate } from '../span/finding.ts'
import { hasContextWord } from './context.ts'

/** How much a context word near a candidate adds to its score. */
const contextRaise = 0.25
/** Highest score of a detector: certainty is left to known values. */
const scoreMax = 0.99

/**
 * Runs one detector over a text. After a match that it refuses the search goes on one character later, so
 * that a value behind a false start is found; patterns bound how often that can happen.
 *
 * @param text - folded; offsets of the result are into it
 * @throws {@link StetError} STET_DETECT_FAILED, with nothing of the error that the detector threw
 */
export function detect(detector: Detector, text: string, context: DetectorContext): Candidate[] {
  try {
    return collect(detector, text, context)
  } catch {
    throw new StetError('STET_DETECT_FAILED', { rule: detector.id })
  }
}

function collect(detector: Detector, text: string, context: DetectorContext): Candidate[] {
  const { pattern, validate } = detector
  const candidates: Candidate[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const verdict = validate === undefined || validate(match[0], context)
    const from = match.index
    if (verdict === false || match[0] === '') {
      pattern.lastIndex = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1)
      continue
    }
    const start = from + (verdict === true ? 0 : verdict.start)
    const end = from + (verdict === true ? match[0].length : verdict.end)
    pattern.lastIndex = end
    const base = validate === undefined ? detector.score.pattern : detector.score.validated
    const isRaised = base < scoreMax && hasContextWord(text, start, end, detector.context)
    const score = Math.min(scoreMax, base + (isRaised ? contextRaise : 0))
    candidates.push({ start, end, entity: detector.entity, score, detector: detector.id })
  }
  return candidates
}
