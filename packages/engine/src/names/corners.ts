import type { Candidate } from '../span/finding.ts'
import { labelEntities } from './labels.ts'

const address = labelEntities[1]
const leads = ['corner of ', 'intersection of ', 'junction of ']
/** What a street of a corner is taken to be where the tagger found none: words with capitals and numbers. */
const written =
  /(?:(?:[\p{Lu}\p{N}][\p{L}\p{M}\p{N}'’/-]*\.?|de|la|del|della|der|den|van|von|di|da|du|des|ten)(?: |$|(?=[.,;!?\n]))){1,6}/uy
const between = /,? ?(?:and|&) (?:the )?/y
/** A corner is as sure as the word that says so. */
const certainty = 0.9

/** `the corner of High Street and Mill Lane` is one address, and neither street a person. */
export function joinCorners(text: string, found: readonly Candidate[]): readonly Candidate[] {
  let joined = found
  for (const lead of leads) {
    for (let at = text.indexOf(lead); at >= 0; at = text.indexOf(lead, at + 1)) {
      const end = cornerEnd(text, at + lead.length, joined)
      if (end === undefined) continue
      const start = text.startsWith('the ', at - 4) ? at - 4 : at
      const others = joined.filter((one) => one.end <= start || one.start >= end)
      const corner = { start, end, entity: address, score: certainty, detector: 'address-tagger' }
      joined = [...others, corner].sort((a, b) => a.start - b.start)
    }
  }
  return joined
}

function cornerEnd(text: string, start: number, found: readonly Candidate[]): number | undefined {
  const one = streetEnd(text, text.startsWith('the ', start) ? start + 4 : start, found)
  if (one === undefined) return undefined
  between.lastIndex = one
  const next = between.exec(text)
  return next === null ? undefined : streetEnd(text, one + next[0].length, found)
}

function streetEnd(text: string, start: number, found: readonly Candidate[]): number | undefined {
  const spanned = found.find((one) => one.start === start)?.end ?? start
  written.lastIndex = start
  const run = /^.*[^.\s]/u.exec(written.exec(text)?.[0] ?? '')?.[0].length ?? 0
  const end = Math.max(spanned, start + run)
  return end > start ? end : undefined
}
