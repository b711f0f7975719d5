import { comparisonText } from '@stet/engine'
import type { LeafChange, Simulation } from './simulate.ts'

const shownMax = 40

/** A simulation for a terminal. */
export function simulationText({ comparison, samples }: Simulation): string {
  const lines = [comparisonText(comparison)]
  for (const { name, route, refusal, after, newlyLeaving, changed, gone, mismatches } of samples) {
    lines.push(`${name}  (route ${route})`)
    if (refusal !== undefined) lines.push(`  REFUSED: ${refusal}`)
    if (after !== undefined) {
      const { kept, changed: altered, struck, mismatched, unlisted } = after.counts
      lines.push(
        `  ${kept} kept, ${altered} changed, ${struck} struck (${mismatched} of another type), ${unlisted} unlisted`,
      )
    }
    lines.push(...leafLines('+', newlyLeaving), ...leafLines('~', changed), ...leafLines('-', gone))
    for (const { address, count } of mismatches)
      lines.push(`  ! ${address}: ${count} of another type than expected`)
    lines.push('')
  }
  const more = samples.reduce((sum, { newlyLeaving }) => sum + newlyLeaving.length, 0)
  lines.push(`${samples.length} samples; ${more} values newly leave`, '')
  return lines.join('\n')
}

function leafLines(sign: string, changes: readonly LeafChange[]): string[] {
  const shown = changes.slice(0, shownMax).map(({ at, before, after }) => {
    const is = after ?? '(struck)'
    return `  ${sign} ${at}: ${before === undefined ? is : `${before} → ${is}`}`
  })
  const rest = changes.length - shown.length
  return rest > 0 ? [...shown, `  ${sign} and ${rest} more`] : shown
}
