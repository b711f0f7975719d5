import type { CustomDetector } from '../detector/custom/custom-detector.ts'
import { CustomFinder, findInSample } from '../scan/custom-finder.ts'

/** One thing wrong with a sample, and where in the detector it stands. */
export interface SampleProblem {
  readonly path: readonly (string | number)[]
  readonly what: string
  readonly instead: string
}

/** Samples of a detector that do not come out as they should, by this detector alone. */
export function sampleProblems(custom: CustomDetector): SampleProblem[] {
  const finder = new CustomFinder([custom])
  const missed = custom.matches.flatMap(({ text, found }, index): SampleProblem[] => {
    const findings = findInSample(finder, text)
    if (found === undefined ? findings.length > 0 : findings.includes(found)) return []
    const path = ['matches', index]
    if (findings.length === 0)
      return [{ path, what: `nothing is found in ${quoted(text)}`, instead: reasonOf(custom, text) }]
    const what = `in ${quoted(text)} this is found: ${findings.map(quoted).join(', ')}`
    return [
      {
        path,
        what,
        instead: `write one of them as found:, or change the pattern; found: says ${quoted(found ?? '')}`,
      },
    ]
  })
  const wrong = custom.rejects.flatMap((text, index): SampleProblem[] => {
    const [finding] = findInSample(finder, text)
    if (finding === undefined) return []
    const what = `${quoted(finding)} is found in ${quoted(text)}, which is among the rejects`
    return [{ path: ['rejects', index], what, instead: 'make the detector narrower, or remove the sample' }]
  })
  return [...missed, ...wrong]
}

/** What to write so that a sample is found: the first demand without which it would be. */
function reasonOf(custom: CustomDetector, text: string): string {
  const { pattern, near } = custom
  const isFound = (change: Partial<CustomDetector>): boolean =>
    findInSample(new CustomFinder([{ ...custom, ...change }]), text).length > 0
  const unchecked = pattern === undefined ? undefined : { ...pattern, check: undefined }
  if (pattern?.check !== undefined && isFound({ pattern: unchecked }))
    return `write a sample whose check digits are right by ${pattern.check}, or put round brackets around the part they are in`
  if (near.length > 0 && isFound({ near: [] }))
    return `write one of these words beside it: ${near.join(', ')}`
  if (near.length > 0 && isFound({ near: [], pattern: unchecked }))
    return `write right check digits, and one of these words beside it: ${near.join(', ')}`
  return 'change the pattern, the words or the sample; a finding never begins or ends inside a word or number'
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text)
}
