import type { Detector } from '../contract.ts'
import { countryCodes } from '../data/country-codes.ts'

/** Words of business that have the form, as in `SWIFT DELIVERY`. */
const words: ReadonlySet<string> = new Set(
  'APPOINTMENT TRANSACTION INTEGRATION ENVIRONMENT RECOMMENDED NETHERLANDS CUSTOMER DELIVERY BUSINESS COMMERCE REGISTER REQUIRED REQUESTS PROPERTY PROVIDER PROVIDED MORTGAGE DOCUMENT INTEREST OFFICIAL LANGUAGE MESSAGES RESOLVED PREVIOUS CONTINUE CONSUMER CONSIDER ATTACHED DECLINED ACCEPTED TOGETHER SETTINGS THURSDAY FEBRUARY RESEARCH TEMPLATE PLATFORM DATABASE FACEBOOK USERNAME CALLBACK ACTIVATE ORIGINAL CHECKING TRACKING PROGRESS PROPERLY ACTUALLY REPUBLIC DIVISION RELEASED THANKYOU'.split(
    ' ',
  ),
)

/**
 * Bank codes of SWIFT (BIC). Eight or eleven capitals are often a word, so that one counts where it ends in
 * XXX, stands behind its name, or has a word near it.
 */
export const detector: Detector = {
  id: 'swift-bic',
  version: 1,
  entity: 'SWIFT_BIC',
  jurisdiction: 'INTL',
  source: 'https://www.swift.com/standards/data-standards/bic-business-identifier-code',
  pattern:
    /(?<![\p{L}\p{N}_]|[A-Za-z0-9][.-])(?:(?:(?:[Ss]wift|SWIFT)(?:[ \/-]?(?:BIC|bic|Bic))?|BIC|bic|Bic)(?:[ -]?(?:[Cc]ode|CODE|[Nn]umber|NUMBER))?(?: is[ :]{1,2}| ?[:=#] ?)[A-Za-z]{6}[A-Za-z0-9]{2}(?:[A-Za-z0-9]{3})?|[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![\p{L}\p{N}_]|[.-][A-Za-z0-9])/gu,
  lengthMax: 37,
  context: ['swift', 'bic', 'iban', 'swiftcode', 'biccode'],
  score: { pattern: 0.4, validated: 0.85 },
  validate: (match) => {
    const start = match.search(/[A-Za-z0-9]{8,11}$/)
    const code = match.slice(start).toUpperCase()
    // The location holds no O, so that none is taken for a 0.
    if (!countryCodes.has(code.slice(4, 6)) || !/^.{6}[A-Z2-9][A-NP-Z0-9]/.test(code)) return false
    if (start === 0 && words.has(code)) return false
    const isStrong = start > 0 || (code.length === 11 && code.endsWith('XXX'))
    return { start, end: match.length, isWeak: !isStrong }
  },
  samples: [
    { text: 'NEDSZAJJXXX', found: 'NEDSZAJJXXX', isIndependent: true },
    { text: 'BIC DEUTDEFF500, please', found: 'DEUTDEFF500', isIndependent: true },
    { text: 'swift code: dabadkkk', found: 'dabadkkk', isIndependent: true },
    { text: 'SWIFT/BIC: UNCRITMM', found: 'UNCRITMM', isIndependent: true },
    { text: 'our swift code is DSBACNBXSHA.', found: 'DSBACNBXSHA', isIndependent: true },
  ],
  rejects: [
    { name: 'no such country', text: 'NEDSZZJJXXX' },
    { name: 'one letter more', text: 'SWIFT: DEUTDEFFX' },
    { name: 'one letter less', text: 'SWIFT: DEUTDEF' },
    { name: 'lower case without its name', text: 'deutdeff' },
    { name: 'a location with an O', text: 'BIC CONSIDEO' },
    { name: 'inside a longer reference', text: 'AB-DEUTDEFF-7' },
    { name: 'a word', text: 'SWIFT DELIVERY' },
  ],
}
