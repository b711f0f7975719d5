import { RE2JS } from 're2js'
import type { Detector, DetectorContext } from './contract.ts'
import { lengthMaxOf, parsePattern, regularSource, type PatternNode } from './pattern.ts'
import { countSteps } from './pattern-steps.ts'

/** Units of an adversarial text. */
const textUnits = 1200
/** Steps of a backtracking engine for each unit of an adversarial text, beyond which a pattern is too slow. */
const stepsPerUnitMax = 400

/** Characters that adversarial texts are made of, beside those of a detector's samples. */
const probes = ['a', '0', '.', '-', '@', ':', '/', ' ', '(', '中']

/** Gives the texts that a scan by a detector alone finds. */
type Find = (text: string, context: DetectorContext) => readonly string[]

/**
 * Holds a detector against everything that it declares about itself.
 *
 * @param fileName - without its ending; the id has to be the same
 * @returns what is wrong, one line each; empty for a sound detector
 */
export function proveDetector(detector: Detector, fileName: string, find: Find): string[] {
  const faults: string[] = []
  const demand = (isMet: boolean, fault: string): void => {
    if (!isMet) faults.push(`${detector.id}: ${fault}`)
  }
  demand(detector.id === fileName, `the file is called ${fileName}`)
  demand(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(detector.id), 'the id is not kebab-case')
  demand(/^[A-Z][A-Z0-9_]{0,63}$/.test(detector.entity), 'the entity is not in capitals')
  demand(/^(?:INTL|[A-Z]{2})$/.test(detector.jurisdiction), 'the jurisdiction is neither INTL nor a region')
  demand(
    Number.isInteger(detector.version) && detector.version >= 1,
    'the version is not a whole number from 1',
  )
  demand(URL.canParse(detector.source) && detector.source.startsWith('https://'), 'the source is not a URL')
  const { pivot } = detector
  demand(
    pivot === undefined || (/^i?[uv]$/.test(pivot.pattern.flags) && pivot.unitsBefore <= detector.lengthMax),
    'the pivot has other flags than i and u (or v), or reaches farther than a match',
  )
  demand(
    detector.context.every((word) => /^[\p{L}\p{M}\p{N}]+$/u.test(word) && word === word.toLowerCase()),
    'a context word is not one lower-case word',
  )
  const { pattern, validated } = detector.score
  demand(
    pattern > 0 && pattern <= validated && validated < 1,
    'the scores are not 0 < pattern ≤ validated < 1',
  )
  demand(
    detector.samples.some((sample) => sample.isIndependent),
    'no sample is independent of the pattern',
  )
  demand(detector.rejects.length > 0, 'there is no reject')
  const faultsOfPattern = proveLinear(detector)
  // What a scan does with a pattern that cannot be read says nothing.
  return [...faults, ...(faultsOfPattern.length > 0 ? faultsOfPattern : proveSamples(detector, find))]
}

/** Holds a detector against its samples and rejects alone; the same answer as {@link proveDetector}. */
export function proveSamples(detector: Detector, find: Find): string[] {
  const faults: string[] = []
  const demand = (isMet: boolean, fault: string): void => {
    if (!isMet) faults.push(`${detector.id}: ${fault}`)
  }
  for (const [index, { text, found }] of detector.samples.entries()) {
    for (const regions of [[], ['US', 'GB', 'FR']]) {
      const result = find(text, { regions })
      demand(result.length === 1 && result[0] === found, `sample ${index + 1} is not found exactly`)
    }
    demand(found.length <= detector.lengthMax, `sample ${index + 1} is longer than lengthMax`)
  }
  for (const { name, text } of detector.rejects) {
    demand(find(text, { regions: ['US', 'GB', 'FR'] }).length === 0, `the reject "${name}" is found`)
  }
  return faults
}

/** Flags, length and time of a detector's pattern. */
function proveLinear(detector: Detector): string[] {
  const fault = (text: string): string => `${detector.id}: ${text}`
  const { flags } = detector.pattern
  if (!flags.includes('g') || !/[uv]/.test(flags) || flags.includes('y'))
    return [fault('the flags are not g and u (or v)')]
  let node: PatternNode
  try {
    node = parsePattern(detector.pattern)
    RE2JS.compile(
      RE2JS.translateRegExp(regularSource(node)),
      flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0,
    )
  } catch {
    return [fault('the pattern is not regular')]
  }
  const lengthMax = lengthMaxOf(node)
  if (lengthMax > detector.lengthMax)
    return [fault(`lengthMax is ${detector.lengthMax}, but the pattern can match ${lengthMax}`)]
  const stepsMax = textUnits * stepsPerUnitMax
  const isSlow = adversaries(detector).some((text) => countSteps(node, text, stepsMax) === Infinity)
  return isSlow ? [fault('the pattern takes more than linear time, or too much of it')] : []
}

/** Repeats of single characters, of pairs, of samples, and of samples that break off. */
function adversaries(detector: Detector): string[] {
  const seeds = [...probes, ...probes.flatMap((first) => probes.map((second) => first + second))]
  for (const { found } of detector.samples) {
    seeds.push(found, `${found} `, found.slice(0, -1), found.slice(0, Math.ceil(found.length / 2)))
  }
  const texts = seeds
    .filter((seed) => seed !== '')
    .map((seed) => seed.repeat(Math.ceil(textUnits / seed.length)).slice(0, textUnits))
  // A false start and then a long run of one character.
  const starts = detector.samples.map(({ found }) => found.slice(0, 4))
  return [
    ...texts,
    ...starts.flatMap((start) => ['a', '0', '.', ' '].map((run) => (start + run.repeat(60)).repeat(40))),
  ]
}
