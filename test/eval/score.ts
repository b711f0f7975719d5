/** A span of one entity; UTF-16 offsets, end excluded. */
export interface Labelled {
  readonly start: number
  readonly end: number
  readonly entity: string
}

/** Hits and misses of one entity. */
export interface Counts {
  hits: number
  /** Found where nothing is labelled so. */
  falseFindings: number
  missed: number
}

/** What one set of texts gave, by entity, at one overlap. */
export class Score {
  readonly byEntity = new Map<string, Counts>()
  /** Labelled characters, and those of them that no finding of any entity covers. */
  characters = 0
  survivors = 0
  textCharacters = 0
  readonly #overlapMin: number

  /** @param overlapMin - intersection over union from which a finding is a hit; 1 for exact spans */
  constructor(overlapMin: number) {
    this.#overlapMin = overlapMin
  }

  /**
   * Compares the findings in one text with its labels. A finding is the hit of one label at most.
   *
   * @param all - findings of entities too that are not compared: what they cover does not survive
   */
  add(labels: readonly Labelled[], findings: readonly Labelled[], all = findings, textLength = 0): void {
    this.textCharacters += textLength
    const used = new Set<Labelled>()
    for (const label of labels) {
      const hit = findings.find(
        (finding) =>
          !used.has(finding) &&
          finding.entity === label.entity &&
          overlap(label, finding) >= this.#overlapMin,
      )
      if (hit === undefined) this.#counts(label.entity).missed += 1
      else {
        used.add(hit)
        this.#counts(label.entity).hits += 1
      }
      this.characters += label.end - label.start
      this.survivors += uncovered(label, all)
    }
    for (const finding of findings) if (!used.has(finding)) this.#counts(finding.entity).falseFindings += 1
  }

  #counts(entity: string): Counts {
    let counts = this.byEntity.get(entity)
    if (counts === undefined) this.byEntity.set(entity, (counts = { hits: 0, falseFindings: 0, missed: 0 }))
    return counts
  }

  /** All entities together. */
  get micro(): Counts {
    const sum: Counts = { hits: 0, falseFindings: 0, missed: 0 }
    for (const { hits, falseFindings, missed } of this.byEntity.values()) {
      sum.hits += hits
      sum.falseFindings += falseFindings
      sum.missed += missed
    }
    return sum
  }
}

/** Intersection over union of two spans. */
export function overlap(a: Labelled, b: Labelled): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

function uncovered(label: Labelled, findings: readonly Labelled[]): number {
  let left = 0
  for (let at = label.start; at < label.end; at += 1) {
    if (!findings.some(({ start, end }) => start <= at && at < end)) left += 1
  }
  return left
}

export function precision({ hits, falseFindings }: Counts): number {
  return ratio(hits, hits + falseFindings)
}

export function recall({ hits, missed }: Counts): number {
  return ratio(hits, hits + missed)
}

/** F1 for beta 1; beta 2 counts recall four times as much as precision. */
export function fScore(counts: Counts, beta: 1 | 2): number {
  const [p, r] = [precision(counts), recall(counts)]
  return ratio((1 + beta * beta) * p * r, beta * beta * p + r)
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
