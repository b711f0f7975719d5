import type { TextDetector } from '@stet/engine'
import type { KnownTicket } from './known-tickets.ts'

/** Spellings of known values that were looked for, and those of which a letter or digit is in no finding. */
export interface Survivors {
  readonly planted: number
  readonly byVariant: ReadonlyMap<string, number>
}

/** Looks for what known values leave behind. */
export function findSurvivors(detector: TextDetector, tickets: Iterable<KnownTicket>): Survivors {
  const byVariant = new Map<string, number>()
  let all = 0
  for (const { text, known, planted } of tickets) {
    const findings = detector.find(text, { known })
    for (const { start, end, variant } of planted) {
      all += 1
      // The s of a possessive belongs to nobody.
      let left = text.slice(start, end).replace(/['’]s$/, '  ')
      for (const finding of findings) {
        const from = Math.max(0, finding.start - start)
        const to = Math.min(end, finding.end) - start
        if (to > from) left = left.slice(0, from) + ' '.repeat(to - from) + left.slice(to)
      }
      if (/[\p{L}\p{N}]/u.test(left)) byVariant.set(variant, (byVariant.get(variant) ?? 0) + 1)
    }
  }
  return { planted: all, byVariant }
}
