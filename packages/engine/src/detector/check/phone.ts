import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
  type CountryCode,
  type NumberingPlan,
} from 'libphonenumber-js/max'

/** A phone number that exists by its country's numbering plan. */
export interface ParsedPhone {
  /** E.164 country calling code, e.g. `44`. */
  readonly callingCode: string
  /** National significant number: digits without trunk prefix. */
  readonly national: string
}

/**
 * Cuts an international number into its country's code and the rest, whether or not such a number exists:
 * for values that are known to be phone numbers.
 *
 * @param text - written with `+` or `00`
 */
export function splitInternational(text: string): ParsedPhone | undefined {
  const phone = parsePhoneNumberFromString(text.replace(/^00/, '+'))
  return phone === undefined
    ? undefined
    : { callingCode: phone.countryCallingCode, national: phone.nationalNumber }
}

/**
 * Reads a number as people in a region write it.
 *
 * @param region - ISO 3166-1 alpha-2; one that has no numbering plan gives undefined
 */
export function parseNational(text: string, region: string): ParsedPhone | undefined {
  if (!isSupported(region) || fitsNational(digitsOf(text), region) === 'no') return undefined
  const phone = parsePhoneNumberFromString(text, region)
  if (phone?.isValid() !== true) return undefined
  return { callingCode: phone.countryCallingCode, national: phone.nationalNumber }
}

/**
 * Whether a numbering plan has a number that is written with `+` or `00`.
 *
 * @param all - its digits without those of an extension
 */
export function isInternationalPhone(text: string, all = digitsOf(text)): boolean {
  const digits = all.startsWith('00') ? all.slice(2) : all
  const known = [1, 2, 3].find((length) => regionsByCode().has(digits.slice(0, length)))
  const region = known === undefined ? undefined : regionsByCode().get(digits.slice(0, known))
  const fit = region === undefined ? 'maybe' : fits(digits.slice(known), region)
  return fit === 'maybe'
    ? parsePhoneNumberFromString(text.replace(/^00/, '+'))?.isValid() === true
    : fit === 'yes'
}

/**
 * Whether the numbering plan of a region has a number, as people there write it.
 *
 * @param region - ISO 3166-1 alpha-2; one that has no numbering plan has no numbers
 * @param digits - of the number without those of an extension
 */
export function isNationalPhone(text: string, region: string, digits = digitsOf(text)): boolean {
  if (!isSupported(region)) return false
  const fit = fitsNational(digits, region)
  return fit === 'maybe' ? parsePhoneNumberFromString(text, region)?.isValid() === true : fit === 'yes'
}

/**
 * Whether people of a region write a 0 in front of national numbers. Ten digits without it and without a
 * separator are rather a time stamp or an order.
 *
 * @param region - ISO 3166-1 alpha-2
 */
export function hasZeroTrunk(region: string): boolean {
  return isSupported(region) && gate(region)?.hasZeroTrunk === true
}

/** What a region's numbers look like: a table of the library, looked at without its parser. */
interface Gate {
  /** Country calling code, which may stand in front without a plus. */
  readonly code: string
  /** What people write in front of a national number: a trunk prefix, in some plans a carrier's code. */
  readonly trunk: RegExp
  /** Prefix for calls abroad: such a number is not of this plan, and the parser's to judge. */
  readonly abroad: RegExp
  readonly national: RegExp
  /** Digits that a national number may have: looked at before its pattern. */
  readonly lengths: ReadonlySet<number>
  /** How a trunk prefix with an area's or a carrier's code in it is rewritten, as `String.replace` writes it. */
  readonly rule: string | undefined
  readonly hasZeroTrunk: boolean
}

/** Methods of a numbering plan that the library has but does not declare; 0 stands for none. */
interface PlanDetails {
  nationalPrefix(): string | 0 | undefined
  nationalPrefixForParsing(): string | 0 | undefined
  nationalPrefixTransformRule(): string | 0 | undefined
  type(name: string): { pattern(): string } | undefined
}

const types = [
  'FIXED_LINE',
  'MOBILE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
]

const gates = new Map<CountryCode, Gate | undefined>()
let byCode: ReadonlyMap<string, CountryCode> | undefined

/** A region of each calling code: one whose trunk prefix is only cut off, where there is one. */
function regionsByCode(): ReadonlyMap<string, CountryCode> {
  if (byCode === undefined) {
    const [rewriting, plain] = [true, false].map((isRewriting) =>
      getCountries().filter((region) => (gate(region)?.rule !== undefined) === isRewriting),
    )
    const regions = [...(rewriting ?? []), ...(plain ?? [])]
    byCode = new Map(regions.map((region) => [getCountryCallingCode(region), region]))
  }
  return byCode
}

/** Whether a number fits a region's plan: the parser, which is asked where it may, costs fifty times as much. */
function fits(digits: string, region: CountryCode): 'yes' | 'no' | 'maybe' {
  const plan = gate(region)
  if (plan === undefined) return 'maybe'
  const isFitting = (number: string): boolean =>
    isNational(plan, number) || isNational(plan, withoutTrunk(plan, number))
  return isFitting(digits) ? 'yes' : 'no'
}

function withoutTrunk({ trunk, rule }: Gate, number: string): string {
  const found = trunk.exec(number)
  if (found === null) return number
  const isRewritten = rule !== undefined && found.length > 1 && found.at(-1) !== undefined
  return isRewritten ? number.replace(trunk, rule) : number.slice(found[0].length)
}

function isNational({ lengths, national }: Gate, number: string): boolean {
  return lengths.has(number.length) && national.test(number)
}

function fitsNational(digits: string, region: CountryCode): 'yes' | 'no' | 'maybe' {
  const plan = gate(region)
  if (plan === undefined || plan.abroad.test(digits)) return 'maybe'
  const fit = fits(digits, region)
  return fit === 'no' && digits.startsWith(plan.code) ? fits(digits.slice(plan.code.length), region) : fit
}

/** The digits of a number without its extension, which begins with a letter or another sign than those between digits. */
function digitsOf(text: string): string {
  return text.replace(/[^0-9+().\/ \t-].*$/s, '').replace(/[^0-9]/g, '')
}

const supported = new Map<string, boolean>()

/** Whether a region has a numbering plan; the library takes longer to say so than a pattern to match. */
function isSupported(region: string): region is CountryCode {
  let is = supported.get(region)
  if (is === undefined) supported.set(region, (is = isSupportedCountry(region)))
  return is
}

function gate(region: CountryCode): Gate | undefined {
  const known = gates.get(region)
  if (known !== undefined || gates.has(region)) return known
  const made = gateOf(region)
  gates.set(region, made)
  return made
}

function gateOf(region: CountryCode): Gate | undefined {
  const plan = planOf(region)
  const code = getCountryCallingCode(region)
  // Regions that share a code read each other's numbers.
  const kin = getCountries().filter((each) => getCountryCallingCode(each) === code)
  const patterns = kin.flatMap((each) => types.flatMap((type) => planOf(each)?.type?.(type)?.pattern() ?? []))
  if (plan === undefined || patterns.length === 0) return undefined
  const trunk = plan.nationalPrefixForParsing?.() ?? 0
  const rule = plan.nationalPrefixTransformRule?.()
  return {
    code,
    trunk: trunk === 0 ? /(?!)/ : new RegExp(`^(?:${trunk})`),
    abroad: new RegExp(`^(?:${plan.IDDPrefix()})`),
    lengths: new Set(kin.flatMap((each) => planOf(each)?.possibleLengths() ?? [])),
    national: new RegExp(`^(?:${[...new Set(patterns)].join('|')})$`),
    rule: typeof rule === 'string' ? rule : undefined,
    hasZeroTrunk: plan.nationalPrefix?.() === '0',
  }
}

function planOf(region: CountryCode): (NumberingPlan & Partial<PlanDetails>) | undefined {
  const metadata = new Metadata()
  metadata.selectNumberingPlan(region)
  return metadata.numberingPlan
}
