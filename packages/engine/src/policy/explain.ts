import type { Address } from '../address/address.ts'
import { detectorLines, explainDetectors, type DetectorWords } from './explain-detectors.ts'
import type { TextSyntax } from '../text/read-text.ts'
import type { EntityTreatment, Policy, Route, Rule, ScanProfile } from './model.ts'
import { entityTreatmentWords, entityWords, treatmentWords } from './plain-words.ts'
import { visibleText } from './visible.ts'

/** One field, in plain words. */
export interface FieldWords {
  /** Address as the policy spells it. */
  readonly address: string
  /** The same for people: `ticket › comments › each › body`. */
  readonly field: string
  /** e.g. `leaves if it is a whole number.` */
  readonly words: string
  /** Whether the value, or a form of it, leaves at all. */
  readonly leaves: boolean
  /** What a reviewer should look at twice: `keep: any`, `keys: any`. */
  readonly warning: string | undefined
}

/** One kind of data that comes in. */
export interface RouteWords {
  readonly name: string
  readonly description: string | undefined
  /** How it comes in. */
  readonly receives: string
  readonly leaving: readonly FieldWords[]
  /** Named in the policy so that they do not leave. */
  readonly struck: readonly FieldWords[]
  /** Values that are also struck from the free text of a record. */
  readonly known: readonly string[]
  /** What holds for all that is not listed. */
  readonly rest: string
}

/** One profile for free text. */
export interface ScanWords {
  readonly name: string
  readonly sentences: readonly string[]
}

/** A policy in plain words. */
export interface Explanation {
  readonly policy: string
  readonly description: string | undefined
  readonly source: string
  readonly destination: string
  readonly routes: readonly RouteWords[]
  readonly scans: readonly ScanWords[]
  /** What the policy's own detectors find, in all these scans. */
  readonly detectors: readonly DetectorWords[]
  /** SHA-256 of the exact text that is explained. */
  readonly digest: string
}

/** Says in plain words what leaves, in what form, to whom, and what never does. */
export function explainPolicy(policy: Policy): Explanation {
  const { id, description, source, destination, digest } = policy
  const used = new Set(policy.routes.flatMap(({ rules }) => rules.map(profileOf)))
  const scans = [...policy.scans.values()].filter((scan) => used.has(scan.name))
  return {
    policy: id,
    description,
    source,
    destination,
    routes: policy.routes.map((route) => explainRoute(route, source)),
    scans: scans.map(explainScan),
    detectors: scans.length > 0 ? explainDetectors(policy.detectors) : [],
    digest,
  }
}

function profileOf({ treatment }: Rule): string | undefined {
  return treatment.operator === 'scan' ? treatment.profile : undefined
}

function explainRoute(route: Route, source: string): RouteWords {
  const fields = route.rules.map(explainRule)
  return {
    name: route.name,
    description: route.description,
    receives: receivesWords(route, source),
    leaving: fields.filter((field) => field.leaves),
    struck: fields.filter((field) => !field.leaves),
    known: route.rules.filter((rule) => rule.known !== undefined).map((rule) => addressWords(rule.address)),
    rest:
      route.unlisted === 'null'
        ? `Nothing else leaves. Of fields that ${source} is known to have the name leaves, without the value.`
        : 'Nothing else leaves: no other field, and no name of another field.',
  }
}

function explainRule({ address, treatment, entity, keys, reason }: Rule): FieldWords {
  const warnings: string[] = []
  if (treatment.operator === 'keep' && treatment.options.type === 'any')
    warnings.push('Nothing is checked or taken out here.')
  if (keys === 'any') warnings.push('The names of the fields here leave as well, whatever they are.')
  const warning = warnings.length === 0 ? undefined : [...warnings, `Reason: ${reason ?? 'none'}`].join(' ')
  return {
    address: address.text,
    field: addressWords(address),
    words: treatmentWords(treatment, entity),
    leaves: treatment.operator !== 'strike',
    warning,
  }
}

/** An address as people read it. */
export function addressWords({ segments }: Address): string {
  if (segments.length === 0) return 'the text itself'
  return segments
    .map(({ name, isDescendant }) => `${isDescendant ? 'anywhere below: ' : ''}${name ?? 'each'}`)
    .join(' › ')
}

function receivesWords({ receive, match, query, format }: Route, source: string): string {
  const how = {
    webhook: `Events that ${source} sends`,
    api: `Answers to calls of the API of ${source}`,
    request: `Bodies of calls to the API of ${source}, which come in from the recipient`,
    chat: 'Conversations with a language model',
    file: 'Files',
  }[receive]
  return `${how}${match.length === 0 ? '' : ` (${match.join(', ')})`}${format === undefined ? '' : `, as ${format.toUpperCase()}`}.${queryWords(receive, query)}`
}

function queryWords(receive: Route['receive'], query: readonly string[]): string {
  if (receive !== 'api') return ''
  return query.length === 0
    ? ' A call may have no parameters.'
    : ` A call may have the parameters ${query.join(', ')}.`
}

function explainScan({ name, locales, threshold, text, entities, otherwise }: ScanProfile): ScanWords {
  const languages = locales.map(languageWords).join(', ')
  const named = [...entities].map(([entity, treatment]) => {
    return `${withArticle(entityWords(entity))} ${entityTreatmentWords(treatment, entity)}${keptWarning(treatment)}`
  })
  return {
    name,
    sentences: [
      `Searched for in: ${languages}. Findings surer than ${Math.round(threshold * 100)} percent count.`,
      syntaxWords[text],
      ...named,
      `Whatever else is found ${entityTreatmentWords(otherwise, 'PERSON')}${keptWarning(otherwise)}`,
      'Values that the record itself names (listed above) are found in every spelling; what no detector knows stays.',
    ],
  }
}

const syntaxWords: Readonly<Record<TextSyntax, string>> = {
  auto: 'Text is read as its reader sees it: HTML, Markdown, web addresses, JSON and base64 are seen through; in HTML, comments, scripts and attributes that are not text are struck.',
  html: 'Text is read as HTML: comments, scripts and attributes that are not text are struck.',
  markdown: 'Text is read as Markdown.',
  plain: 'WARNING. Text is read as it stands: what HTML or another encoding hides is not found.',
}

function keptWarning(treatment: EntityTreatment): string {
  return treatment.operator === 'keep' ? ` WARNING. Reason: ${treatment.reason}` : ''
}

function withArticle(words: string): string {
  return `${/^[aeio]/.test(words) ? 'An' : 'A'} ${words}`
}

function languageWords(locale: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(new Intl.Locale(locale).baseName) ?? locale
}

/** An explanation as text, for a terminal or an e-mail. What a policy says cannot move the cursor or add a line. */
export function explanationText({
  policy,
  description,
  source,
  destination,
  routes,
  scans,
  detectors,
  digest,
}: Explanation): string {
  const lines = [`${policy}: what leaves ${source}, for ${destination}`, '']
  if (description !== undefined) lines.push(description, '')
  for (const route of routes) lines.push(...routeLines(route))
  for (const { name, sentences } of scans) {
    lines.push(`Text searched as "${name}"`, ...sentences.map((sentence) => `  ${sentence}`), '')
  }
  if (detectors.length > 0)
    lines.push('Looked for besides, in all these texts', ...detectors.flatMap(detectorLines), '')
  lines.push(`This explains exactly the text with SHA-256 ${digest}.`, '')
  return lines.map(plainLine).join('\n')
}

function plainLine(line: string): string {
  const words = line.trimStart()
  return line.slice(0, line.length - words.length) + visibleText(words)
}

function routeLines({ name, description, receives, leaving, struck, known, rest }: RouteWords): string[] {
  const lines = [
    `${name}. ${receives}${description === undefined ? '' : ` ${description}.`.replace('..', '.')}`,
  ]
  lines.push(leaving.length === 0 ? '  Nothing leaves.' : '  What leaves:', ...leaving.flatMap(fieldLines))
  if (struck.length > 0)
    lines.push('  What is named so that it does not leave:', ...struck.map(({ field }) => `    ${field}`))
  if (known.length > 0) {
    lines.push(
      '  Also struck wherever the text of the record repeats them:',
      ...known.map((field) => `    ${field}`),
    )
  }
  lines.push(`  ${rest}`, '')
  return lines
}

function fieldLines({ field, words, warning }: FieldWords): string[] {
  return [`    ${field}: ${words}`, ...(warning === undefined ? [] : [`      WARNING: ${warning}`])]
}
