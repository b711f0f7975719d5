import type { Address } from '../address/address.ts'
import { compileKeep, type KeepOptions } from '../operator/keep.ts'
import { entityOf, unnamedEntity } from './kind.ts'
import type { EntityTreatment, Rule, Treatment } from './model.ts'
import type { EntityFile, RuleFile } from './schema.ts'

/** Told of something wrong with a rule: `key` is where in it, undefined for the rule as a whole. */
export type Complain = (key: string | undefined, what: string, instead: string) => void

type RuleMap = Exclude<RuleFile, string>

const ruleOperators = [
  'keep',
  'strike',
  'mask',
  'generalize',
  'replace',
  'surrogate',
  'pseudonymize',
  'tokenize',
  'shift',
  'scan',
  'restore',
] as const

const defaultLocale = 'en-US'
const defaultDaysMax = 180

/** What a rule says, apart from its address and place. */
export type RuleContent = Pick<Rule, 'treatment' | 'entity' | 'known' | 'reason' | 'keys'>

/** Turns a rule as it is written into what it says; complains, and gives undefined, where it says nothing clear. */
export function ruleContent(
  written: RuleFile,
  address: Address,
  complain: Complain,
): RuleContent | undefined {
  const rule: RuleMap = typeof written === 'string' ? {} : written
  const treatment = typeof written === 'string' ? bareTreatment(written) : ruleTreatment(rule, complain)
  if (treatment === undefined) return undefined
  const known = rule.known === undefined ? undefined : entityOf(rule.known)
  const keys = rule.keys ?? 'plain'
  if (rule.known !== undefined && treatment.operator === 'scan') {
    complain('known', 'a free text cannot be known', 'set known at a field that holds just the value')
  }
  if (
    keys === 'any' &&
    !address.segments.some((segment) => segment.name === undefined || segment.isDescendant)
  ) {
    complain('keys', 'the address spells every name', 'remove keys')
  }
  const needsReason = keys === 'any' || (treatment.operator === 'keep' && treatment.options.type === 'any')
  if (needsReason && rule.reason === undefined) {
    const what = keys === 'any' ? 'keys: any' : 'keep: any'
    complain(undefined, `${what} needs a reason`, 'add reason: "…", which reviewers are shown')
  }
  const entity =
    kindOf(rule) ?? (isEmailForm(treatment) ? 'EMAIL_ADDRESS' : undefined) ?? known ?? unnamedEntity
  return { treatment, entity, known, reason: rule.reason, keys }
}

function bareTreatment(word: Extract<RuleFile, string>): Treatment {
  switch (word) {
    case 'mask':
      return { operator: 'mask', options: { keepFirst: 0, keepLast: 0 } }
    case 'shift':
      return { operator: 'shift', options: { daysMax: defaultDaysMax } }
    default:
      return { operator: word }
  }
}

function ruleTreatment(rule: RuleMap, complain: Complain): Treatment | undefined {
  const named = ruleOperators.filter((operator) => rule[operator] !== undefined)
  if (named.length !== 1) {
    const [what, instead] =
      named.length === 0
        ? ['this rule has no operator', `write one of: ${ruleOperators.join(', ')}`]
        : [`this rule has several operators: ${named.join(', ')}`, 'keep one of them']
    complain(named[1], what, instead)
    return undefined
  }
  if (rule.keep !== undefined) return keepTreatment(rule.keep, complain)
  if (rule.strike !== undefined) return { operator: 'strike' }
  if (rule.mask !== undefined) return maskTreatment(rule.mask)
  if (rule.generalize !== undefined) return generalizeTreatment(rule.generalize, complain)
  if (rule.replace !== undefined) return { operator: 'replace' }
  if (rule.restore !== undefined) return { operator: 'restore' }
  if (rule.tokenize !== undefined) return { operator: 'tokenize' }
  if (rule.scan !== undefined) return { operator: 'scan', profile: rule.scan }
  if (rule.shift !== undefined) return { operator: 'shift', options: rule.shift }
  if (rule.surrogate !== undefined) {
    const locale = typeof rule.surrogate === 'string' ? undefined : rule.surrogate.locale
    return { operator: 'surrogate', options: { locale: locale ?? defaultLocale } }
  }
  if (rule.pseudonymize === undefined) return undefined
  const form = typeof rule.pseudonymize === 'string' ? rule.pseudonymize : rule.pseudonymize.form
  return { operator: 'pseudonymize', options: { form } }
}

/** The entity that the operator itself names. */
function kindOf({ strike, replace, tokenize, surrogate, pseudonymize }: RuleMap): string | undefined {
  for (const word of [strike, replace, tokenize]) if (typeof word === 'string') return entityOf(word)
  if (surrogate !== undefined) return entityOf(typeof surrogate === 'string' ? surrogate : surrogate.kind)
  return typeof pseudonymize === 'object' ? entityOf(pseudonymize.kind) : undefined
}

function isEmailForm(treatment: Treatment): boolean {
  return treatment.operator === 'pseudonymize' && treatment.options.form === 'email'
}

function keepTreatment(written: NonNullable<RuleMap['keep']>, complain: Complain): Treatment | undefined {
  if (typeof written === 'string') return { operator: 'keep', options: { type: written } }
  const options = keepOptions(written)
  if (options === undefined) {
    complain('keep', 'keep says none, or several, of enum, url and pattern', 'write one of them')
    return undefined
  }
  if (
    options.type === 'enum' &&
    options.values.some((one) => typeof one === 'number' && Math.abs(one) > Number.MAX_SAFE_INTEGER)
  ) {
    complain(
      'keep',
      'an enum holds a number of more than 53 bits, which YAML cannot hold exactly',
      'write keep: integer',
    )
    return undefined
  }
  if (options.type === 'pattern' && !compiles(options)) {
    const instead = 'write it in RE2 syntax (no look-around, no back-references), and shorter if it is long'
    complain('keep', 'the pattern cannot be run in linear time', instead)
    return undefined
  }
  return { operator: 'keep', options }
}

function keepOptions({
  enum: values,
  url,
  pattern,
}: Exclude<NonNullable<RuleMap['keep']>, string>): KeepOptions | undefined {
  if ([values, url, pattern].filter((one) => one !== undefined).length !== 1) return undefined
  if (values !== undefined) return { type: 'enum', values }
  if (url !== undefined) return { type: 'url', hosts: url }
  return pattern === undefined ? undefined : { type: 'pattern', pattern }
}

function compiles(options: KeepOptions): boolean {
  try {
    compileKeep(options)
    return true
  } catch {
    return false
  }
}

type MaskFile = NonNullable<RuleMap['mask']>

function maskTreatment({ keepFirst = 0, keepLast = 0 }: MaskFile): Treatment & { operator: 'mask' } {
  return { operator: 'mask', options: { keepFirst, keepLast } }
}

type GeneralizeFile = NonNullable<RuleMap['generalize']>

function generalizeTreatment(
  written: GeneralizeFile,
  complain: Complain,
): (Treatment & { operator: 'generalize' }) | undefined {
  if (typeof written === 'string') return { operator: 'generalize', options: { to: written } }
  const { number, postcode, coordinates } = written
  if ([number, postcode, coordinates].filter((one) => one !== undefined).length === 1) {
    if (number !== undefined) return { operator: 'generalize', options: { to: 'bucket', size: number } }
    if (postcode !== undefined)
      return { operator: 'generalize', options: { to: 'postcode', length: postcode } }
    if (coordinates !== undefined)
      return { operator: 'generalize', options: { to: 'coordinates', decimals: coordinates } }
  }
  complain(
    'generalize',
    'generalize says none, or several, of number, postcode and coordinates',
    'write one of them',
  )
  return undefined
}

/** Turns the treatment of an entity as it is written into what it says. */
export function entityTreatment(
  written: EntityFile,
  locales: readonly string[],
  complain: Complain,
): EntityTreatment | undefined {
  if (typeof written === 'string') {
    return written === 'mask'
      ? { operator: 'mask', options: { keepFirst: 0, keepLast: 0 } }
      : { operator: written }
  }
  const { reason, ...operators } = written
  const named = Object.keys(operators)
  if (named.length !== 1) {
    complain(
      undefined,
      'an entity takes one operator',
      'write one of: mask, generalize, surrogate, pseudonymize, keep',
    )
    return undefined
  }
  if (written.keep === true) {
    if (reason === undefined)
      complain(undefined, 'keep needs a reason', 'add reason: "…", which reviewers are shown')
    return { operator: 'keep', reason: reason ?? '' }
  }
  if (written.mask !== undefined) return maskTreatment(written.mask)
  if (written.generalize !== undefined) return generalizeTreatment(written.generalize, complain)
  if (written.surrogate !== undefined) {
    return {
      operator: 'surrogate',
      options: { locale: written.surrogate.locale ?? locales[0] ?? defaultLocale },
    }
  }
  return written.pseudonymize === undefined
    ? undefined
    : { operator: 'pseudonymize', options: { form: written.pseudonymize } }
}
