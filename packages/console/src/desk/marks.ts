import type { Policy, ScannedText } from '@stet/engine'
import type { Mark } from './contract.ts'

/** What a scan found, with what the policy says for each entity. */
export function marksOf(policy: Policy, profile: string, { findings, struck }: ScannedText): Mark[] {
  const scan = policy.scans.get(profile)
  const found = findings.map(({ start, end, entity, score, detector }): Mark => {
    const treatment = scan?.entities.get(entity) ?? scan?.otherwise
    return { start, end, entity, score, detector, operator: treatment?.operator ?? 'replace' }
  })
  const unseen = struck
    .filter(({ start, end }) => !found.some((mark) => mark.start < end && start < mark.end))
    .map(({ start, end }): Mark => {
      return { start, end, entity: 'HIDDEN', score: 1, detector: 'hidden', operator: 'strike' }
    })
  return [...found, ...unseen].sort((a, b) => a.start - b.start)
}
