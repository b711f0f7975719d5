import type { Candidate, Finding } from './finding.ts'

/**
 * Chooses among candidates that overlap: a sure one before an unsure one; of two sure ones the longer (an
 * e-mail address is one even where it holds a known name), of two others the higher score; then the
 * longer, the higher score, the earlier, the entity's and the detector's name. What a loser covers beside the winner stays a finding of its own, so
 * every offset that a candidate claims is covered: choosing never lets anything out.
 *
 * @param candidates - in any order; the result does not depend on it. Empty spans are left out.
 * @returns findings in order, none overlapping; takes n log n for n candidates
 */
export function resolveOverlaps(candidates: readonly Candidate[]): Finding[] {
  const inOrder = candidates.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start)
  return resolveClusters(inOrder, compareRank)
}

/**
 * As {@link resolveOverlaps}, for candidates that the caller has ranked.
 *
 * @param ranked - none empty; where two overlap, the earlier one in this list wins
 */
export function resolveRanked(ranked: readonly Candidate[]): Finding[] {
  const rankOf = new Map(ranked.map((candidate, rank) => [candidate, rank]))
  const inOrder = ranked.toSorted((a, b) => a.start - b.start)
  return resolveClusters(inOrder, (a, b) => (rankOf.get(a) ?? 0) - (rankOf.get(b) ?? 0))
}

type Compare = (a: Candidate, b: Candidate) => number

/** Chooses within each group of candidates that hang together by overlapping; most are alone. */
function resolveClusters(inOrder: readonly Candidate[], compare: Compare): Finding[] {
  const findings: Finding[] = []
  for (let first = 0; first < inOrder.length;) {
    let best = inOrder[first]
    if (best === undefined) break
    const { start } = best
    let { end } = best
    let last = first + 1
    for (let next = inOrder[last]; next !== undefined && next.start < end; next = inOrder[++last]) {
      if (next.end > end) end = next.end
      if (compare(next, best) < 0) best = next
    }
    if (best.start === start && best.end === end) findings.push(best)
    else for (const one of resolveCluster(inOrder.slice(first, last).sort(compare))) findings.push(one)
    first = last
  }
  return findings
}

/** @param ranked - where two overlap, the earlier one in this list wins */
function resolveCluster(ranked: readonly Candidate[]): Finding[] {
  const edges = [...new Set(ranked.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const indexOf = new Map(edges.map((edge, index) => [edge, index]))
  const free = new FreeCells(edges.length)
  const findings: Finding[] = []
  for (const candidate of ranked) {
    const last = indexOf.get(candidate.end) ?? 0
    let cell = free.from(indexOf.get(candidate.start) ?? 0)
    while (cell < last) {
      const first = cell
      while (cell < last && free.from(cell) === cell) free.take(cell++)
      const start = edges[first] ?? 0
      const end = edges[cell] ?? 0
      findings.push(
        start === candidate.start && end === candidate.end ? candidate : { ...candidate, start, end },
      )
      cell = free.from(cell)
    }
  }
  return findings.sort((a, b) => a.start - b.start)
}

/** Score from which a candidate is sure: known values, and what a check confirmed. */
export const sureScore = 0.7

function compareRank(a: Candidate, b: Candidate): number {
  const isSure = a.score >= sureScore
  if (isSure !== b.score >= sureScore) return isSure ? -1 : 1
  const longer = b.end - b.start - (a.end - a.start)
  const higher = b.score - a.score
  return (
    (isSure ? longer || higher : higher || longer) ||
    a.start - b.start ||
    compareText(a.entity, b.entity) ||
    compareText(a.detector, b.detector)
  )
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Stretches between neighbouring edges; finds the next one not taken in nearly constant time. */
class FreeCells {
  readonly #next: Uint32Array

  constructor(count: number) {
    this.#next = Uint32Array.from({ length: count + 1 }, (_, index) => index)
  }

  /** First free cell at or after `cell`. */
  from(cell: number): number {
    let root = cell
    while (this.#at(root) !== root) root = this.#at(root)
    let step = cell
    while (this.#at(step) !== root) {
      const after = this.#at(step)
      this.#next[step] = root
      step = after
    }
    return root
  }

  take(cell: number): void {
    this.#next[cell] = cell + 1
  }

  #at(cell: number): number {
    return this.#next[cell] ?? cell
  }
}
