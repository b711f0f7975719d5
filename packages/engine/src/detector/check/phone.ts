import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
  type CountryCode,
  type NumberingPlan,
  type PhoneNumber,
} from 'libphonenumber-js/max'

/** A phone number that exists by its country's numbering plan. */
export interface ParsedPhone {
  /** E.164 country calling code, e.g. `44`. */
  readonly callingCode: string
  /** National significant number: digits without trunk prefix. */
  readonly national: string
}

/**
 * Reads an international number, written with `+` or `00`.
 *
 * @returns undefined where no numbering plan has such a number
 */
export function parseInternational(text: string): ParsedPhone | undefined {
  return valid(parsePhoneNumberFromString(text.replace(/^00/, '+')))
}

/**
 * Reads a number as people in a region write it.
 *
 * @param region - ISO 3166-1 alpha-2; one that has no numbering plan gives undefined
 */
export function parseNational(text: string, region: string): ParsedPhone | undefined {
  return isSupportedCountry(region) && canBeNational(text, region)
    ? valid(parsePhoneNumberFromString(text, region))
    : undefined
}

/**
 * Whether people of a region write a 0 in front of national numbers. Ten digits without it and without a
 * separator are rather a time stamp or an order.
 *
 * @param region - ISO 3166-1 alpha-2
 */
export function hasZeroTrunk(region: string): boolean {
  return isSupportedCountry(region) && planOf(region)?.nationalPrefix?.() === '0'
}

/** What a region's numbers look like, for a gate in front of the parser. */
interface Gate {
  /** Trunk prefix and country code, which may stand in front. */
  readonly prefixes: readonly string[]
  /** Prefix for calls abroad: such a number is not of this plan, and the parser's to judge. */
  readonly abroad: RegExp
  readonly national: RegExp
}

/** Methods of a numbering plan that the library has but does not declare. */
interface PlanDetails {
  nationalPrefix(): string | undefined
  nationalPrefixForParsing(): string | undefined
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

/**
 * Whether the digits, with or without a prefix, fit a region's plan: the parser costs some fifty times as
 * much. Regions whose prefixes follow rules of their own are left to the parser.
 */
function canBeNational(text: string, region: CountryCode): boolean {
  if (!gates.has(region)) gates.set(region, gateOf(region))
  const gate = gates.get(region)
  if (gate === undefined) return true
  // An extension begins with a letter or another sign than those between digits.
  const digits = text.replace(/[^0-9+().\/ \t-].*$/s, '').replace(/[^0-9]/g, '')
  if (gate.abroad.test(digits) || gate.national.test(digits)) return true
  return gate.prefixes.some(
    (prefix) => digits.startsWith(prefix) && gate.national.test(digits.slice(prefix.length)),
  )
}

function gateOf(region: CountryCode): Gate | undefined {
  const plan = planOf(region)
  const code = getCountryCallingCode(region)
  const trunk = plan?.nationalPrefix?.()
  if (plan === undefined || plan.nationalPrefixForParsing?.() !== trunk) return undefined
  // Regions that share a code read each other's numbers.
  const kin = getCountries().filter((each) => getCountryCallingCode(each) === code)
  const patterns = kin.flatMap((each) => types.flatMap((type) => planOf(each)?.type?.(type)?.pattern() ?? []))
  if (patterns.length === 0) return undefined
  const prefixes = trunk === undefined ? [code] : [trunk, code, code + trunk]
  return {
    prefixes,
    abroad: new RegExp(`^(?:${plan.IDDPrefix()})`),
    national: new RegExp(`^(?:${[...new Set(patterns)].join('|')})$`),
  }
}

function planOf(region: CountryCode): (NumberingPlan & Partial<PlanDetails>) | undefined {
  const metadata = new Metadata()
  metadata.selectNumberingPlan(region)
  return metadata.numberingPlan
}

function valid(phone: PhoneNumber | undefined): ParsedPhone | undefined {
  if (phone?.isValid() !== true) return undefined
  return { callingCode: phone.countryCallingCode, national: phone.nationalNumber }
}
