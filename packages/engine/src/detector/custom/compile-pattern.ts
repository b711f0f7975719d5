import type { Detector } from '../contract.ts'
import { passesCheck, type CheckName } from './checks.ts'
import { customScore, type CustomDetector } from './custom-detector.ts'
import { readCustomPattern } from './read-pattern.ts'

/**
 * Makes a detector of a policy's pattern.
 *
 * @param near - context words, as a text may spell them
 * @returns undefined where the policy's detector has no pattern
 * @throws RangeError for a pattern that the policy check refuses
 */
export function compilePattern(custom: CustomDetector, near: readonly string[]): Detector | undefined {
  if (custom.pattern === undefined) return undefined
  const { source, isCaseExact, check } = custom.pattern
  const read = readCustomPattern(source, isCaseExact)
  if (!read.isAccepted) throw new RangeError('a pattern without its proof passed the policy check')
  const { pattern, lengthMax } = read
  return {
    id: customId(custom),
    version: 1,
    entity: custom.entity,
    jurisdiction: 'INTL',
    source: 'policy',
    pattern,
    lengthMax,
    context: near,
    needsContext: near.length > 0,
    score: { pattern: customScore, validated: customScore },
    ...(check === undefined
      ? {}
      : { validate: checkOf(check, new RegExp(`^(?:${source})$`, isCaseExact ? 'u' : 'iu')) }),
    samples: [],
    rejects: [],
  }
}

/** What findings of a policy's detector name as what found them. */
export function customId({ entity }: CustomDetector): string {
  return `policy ${entity}`
}

/** The check looks at what stands in the pattern's round brackets, or at the whole match where it has none. */
function checkOf(check: CheckName, whole: RegExp): (match: string) => boolean {
  return (match) => {
    const groups = whole.exec(match)?.slice(1).join('') ?? ''
    return passesCheck(check, groups === '' ? match : groups)
  }
}
