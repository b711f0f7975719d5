import type { Finding } from '../span/finding.ts'
import type { KnownValue, KnownValues } from './known.ts'

/** How text is searched outside a policy. */
export interface TextDetectorOptions {
  /** BCP 47, the likeliest first; `en-US` where left out. */
  readonly locales?: readonly string[] | undefined
  /** Candidates below it are left alone; 0 to 1, 0.5 where left out. */
  readonly threshold?: number | undefined
  /** Entities to look for; all where left out. */
  readonly entities?: readonly string[] | undefined
}

/** Finds what identifies somebody in text. */
export interface TextDetector {
  /**
   * @param known - values that are known to belong to the text, such as the name of the customer
   * @returns findings in order, none overlapping; offsets in UTF-16 units
   * @throws {@link StetError} STET_DETECT_FAILED
   */
  find(text: string, known?: readonly KnownValue[]): readonly Finding[]
}

/** What a detector says of itself, without what it does. */
export interface DetectorDescription {
  readonly id: string
  readonly version: number
  readonly entity: string
  /** ISO 3166-1 alpha-2, or `INTL`. */
  readonly jurisdiction: string
  /** The standard or registry that the rule follows. */
  readonly source: string
  /**
   * What makes a candidate count: a check (digits or structure validated), its form alone, or either of
   * them only beside a word that says what it is.
   */
  readonly basis: 'check' | 'check and context' | 'form' | 'form and context'
}

const thresholdDefault = 0.5

/**
 * Loads the detectors and makes a {@link TextDetector}; the policy's `scan` is made of the same parts.
 *
 * @example
 * const detector = await loadTextDetector({ locales: ['de-DE'] })
 * detector.find('Schreiben Sie an jane@example.com') // [{ entity: 'EMAIL_ADDRESS', start: 17, … }]
 */
export async function loadTextDetector(options: TextDetectorOptions = {}): Promise<TextDetector> {
  const { locales = ['en-US'], threshold = thresholdDefault, entities } = options
  const [{ createScanner }, { compileKnown }, { regionsOf }, { detectors }] = await Promise.all([
    import('./scanner.ts'),
    import('./known.ts'),
    import('./regions.ts'),
    import('../detector/registry.ts'),
  ])
  const wanted = entities === undefined ? undefined : new Set(entities)
  const scanner = createScanner({
    locales,
    threshold,
    detectors: wanted === undefined ? detectors : detectors.filter(({ entity }) => wanted.has(entity)),
  })
  const regions = regionsOf(locales)
  const compile = (known: readonly KnownValue[]): KnownValues | undefined => {
    const values = wanted === undefined ? known : known.filter(({ entity }) => wanted.has(entity))
    return values.length === 0 ? undefined : compileKnown(values, regions)
  }
  return { find: (text, known = []) => scanner.find(text, compile(known)) }
}

/** Describes every detector there is, by entity. */
export async function loadDetectorDescriptions(): Promise<readonly DetectorDescription[]> {
  const { detectors } = await import('../detector/registry.ts')
  return detectors
    .map(({ id, version, entity, jurisdiction, source, validate, score }): DetectorDescription => {
      const isChecked = validate !== undefined
      const isEnough = (isChecked ? score.validated : score.pattern) >= thresholdDefault
      const basis = isChecked
        ? isEnough
          ? 'check'
          : 'check and context'
        : isEnough
          ? 'form'
          : 'form and context'
      return { id, version, entity, jurisdiction, source, basis }
    })
    .sort((a, b) => (a.entity === b.entity ? (a.id < b.id ? -1 : 1) : a.entity < b.entity ? -1 : 1))
}
