import type { CustomDetector } from '../detector/custom/custom-detector.ts'
import { readCustomPattern } from '../detector/custom/read-pattern.ts'
import { foldText } from '../scan/normalize.ts'
import { searchedUnits } from '../scan/word-lists.ts'
import { sampleProblems } from './custom-samples.ts'
import type { DetectorFile } from './detector-file.ts'

/** Told of something wrong with a detector: `path` is where in it, empty for the detector as a whole. */
export type ComplainOfDetector = (path: readonly (string | number)[], what: string, instead: string) => void

/**
 * Turns a detector as it is written into what it says, and holds it against its own samples.
 *
 * @returns undefined, after a complaint, where it cannot be run
 */
export function customDetector(
  entity: string,
  written: DetectorFile,
  complain: ComplainOfDetector,
): CustomDetector | undefined {
  const faults: Parameters<ComplainOfDetector>[] = []
  const fault: ComplainOfDetector = (...parts) => void faults.push(parts)
  checkParts(written, fault)
  checkPattern(written, fault)
  checkWords(written, fault)
  for (const [path, what, instead] of faults) complain(path, what, instead)
  if (faults.length > 0) return undefined
  const custom = Object.freeze(detectorOf(entity, written))
  for (const { path, what, instead } of sampleProblems(custom)) complain(path, what, instead)
  return custom
}

function detectorOf(entity: string, written: DetectorFile): CustomDetector {
  const { description, pattern, exactCase = false, check, words = [], near = [] } = written
  return {
    entity,
    description,
    pattern: pattern === undefined ? undefined : { source: pattern, isCaseExact: exactCase, check },
    words,
    near: near.map((word) => word.toLowerCase()),
    matches: (written.matches ?? []).map((sample) =>
      typeof sample === 'string' ? { text: sample, found: undefined } : sample,
    ),
    rejects: written.rejects ?? [],
  }
}

/** Keys that do not go together, and samples that a pattern needs. */
function checkParts(written: DetectorFile, fault: ComplainOfDetector): void {
  const { pattern, words, check, exactCase, matches = [], rejects = [] } = written
  if (pattern === undefined && words === undefined)
    fault([], 'this detector looks for nothing', 'add pattern: or words:')
  if (pattern === undefined) {
    if (check !== undefined) fault(['check'], 'a check is for a pattern', 'remove check, or add pattern:')
    if (exactCase !== undefined)
      fault(['exactCase'], 'exactCase is for a pattern; words are found in any case', 'remove exactCase')
    return
  }
  if (matches.length === 0)
    fault(['pattern'], 'the pattern has no sample that it must find', 'add matches: with at least one text')
  if (rejects.length === 0)
    fault(
      ['pattern'],
      'the pattern has no sample that it must not find',
      'add rejects: with a text that looks nearly like one',
    )
}

function checkPattern({ pattern, exactCase }: DetectorFile, fault: ComplainOfDetector): void {
  if (pattern === undefined) return
  const folded = foldText(pattern).text
  if (folded !== pattern) {
    const what = 'the pattern holds characters that texts are read without'
    fault(['pattern'], what, `write them as texts are read: ${folded}`)
    return
  }
  const read = readCustomPattern(pattern, exactCase ?? false)
  if (read.isAccepted) return
  for (const { what, instead } of read.refusals) fault(['pattern'], what, instead)
}

function checkWords({ words = [] }: DetectorFile, fault: ComplainOfDetector): void {
  words.forEach((word, index) => {
    if (searchedUnits(word) >= 2) return
    fault(
      ['words', index],
      'the word has less than two letters or digits',
      'write a longer one, or a pattern',
    )
  })
}
