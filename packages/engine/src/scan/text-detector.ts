import type { NameFinder } from '../names/name-finder.ts'
import type { Finding } from '../span/finding.ts'
import type { KnownValue, KnownValues } from './known.ts'

/** How text is searched outside a policy. */
export interface TextDetectorOptions {
  /** BCP 47, the likeliest first; `en-US` where left out. */
  readonly locales?: readonly string[] | undefined
  /** Candidates below it are left alone; 0 to 1, 0.5 where left out. */
  readonly threshold?: number | undefined
  /** Entities to look for; all that are not optional where left out. */
  readonly entities?: readonly string[] | undefined
}

/** What is known about a text. */
export interface TextSurroundings {
  /** Values that are known to belong to the text, such as the name of the customer. */
  readonly known?: readonly KnownValue[] | undefined
  /** The message that the text answers: "May I have your card number?" */
  readonly previous?: string | undefined
}

/** Finds what identifies somebody in text. */
export interface TextDetector {
  /**
   * @returns findings in order, none overlapping; offsets in UTF-16 units
   * @throws {@link StetError} STET_DETECT_FAILED
   */
  find(text: string, surroundings?: TextSurroundings): readonly Finding[]
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
   * them only beside a word that says what it is; or a trained model.
   */
  readonly basis: 'check' | 'check and context' | 'form' | 'form and context' | 'model'
  /** Whether it runs only where its entity is named. */
  readonly isOptional: boolean
  /** Texts in which it finds something, and what; none of a trained model. */
  readonly samples: readonly { readonly text: string; readonly found: string }[]
}

const thresholdDefault = 0.5

/** What the model of names says of itself. */
const nameDetectors: readonly DetectorDescription[] = [
  ['name-tagger', 'PERSON'],
  ['address-tagger', 'ADDRESS'],
  ['place-tagger', 'LOCATION'],
].map(([id = '', entity = '']) => ({
  id,
  version: 1,
  entity,
  jurisdiction: 'INTL',
  source: 'https://aclanthology.org/W02-1001/',
  basis: 'model',
  isOptional: false,
  samples: [],
}))

/**
 * Loads the detectors and makes a {@link TextDetector}; the policy's `scan` is made of the same parts.
 *
 * @example
 * const detector = await loadTextDetector({ locales: ['de-DE'] })
 * detector.find('Schreiben Sie an jane@example.com') // [{ entity: 'EMAIL_ADDRESS', start: 17, … }]
 */
export async function loadTextDetector(options: TextDetectorOptions = {}): Promise<TextDetector> {
  const { locales = ['en-US'], threshold = thresholdDefault, entities } = options
  const [{ createScanner, detectorsFor }, { compileKnown }, { regionsOf }, { createNameFinder }] =
    await Promise.all([
      import('./scanner.ts'),
      import('./known.ts'),
      import('./regions.ts'),
      import('../names/name-finder.ts'),
    ])
  const wanted = entities === undefined ? undefined : new Set(entities)
  const scanner = createScanner({
    locales,
    threshold,
    names: namesFor(wanted, createNameFinder),
    detectors: wanted && detectorsFor(wanted).filter(({ entity }) => wanted.has(entity)),
  })
  const regions = regionsOf(locales)
  const compile = (known: readonly KnownValue[]): KnownValues | undefined => {
    const values = wanted === undefined ? known : known.filter(({ entity }) => wanted.has(entity))
    return values.length === 0 ? undefined : compileKnown(values, regions)
  }
  return { find: (text, { known = [], previous } = {}) => scanner.find(text, compile(known), previous) }
}

/** The finder of names, narrowed to the entities that are wanted; none where none of its own is. */
function namesFor(wanted: ReadonlySet<string> | undefined, create: () => NameFinder): NameFinder | undefined {
  if (wanted === undefined) return create()
  if (!nameDetectors.some(({ entity }) => wanted.has(entity))) return undefined
  const finder = create()
  return {
    find: (text, previous) => finder.find(text, previous).filter(({ entity }) => wanted.has(entity)),
  }
}

/** Describes every detector there is, by entity. */
export async function loadDetectorDescriptions(): Promise<readonly DetectorDescription[]> {
  const { detectors } = await import('../detector/registry.ts')
  const described = detectors.map((detector): DetectorDescription => {
    const {
      id,
      version,
      entity,
      jurisdiction,
      source,
      validate,
      score,
      samples,
      isOptional = false,
    } = detector
    const isChecked = validate !== undefined
    const isEnough = (isChecked ? score.validated : score.pattern) >= thresholdDefault
    const basis = isChecked
      ? isEnough
        ? 'check'
        : 'check and context'
      : isEnough
        ? 'form'
        : 'form and context'
    const shown = samples.map(({ text, found }) => ({ text, found }))
    return { id, version, entity, jurisdiction, source, basis, isOptional, samples: shown }
  })
  return [...described, ...nameDetectors].sort((a, b) =>
    a.entity === b.entity ? (a.id < b.id ? -1 : 1) : a.entity < b.entity ? -1 : 1,
  )
}
