import type { Detector } from '../../contract.ts'

/**
 * US bank account numbers, which have no check digit: behind the words "account number" and their like, or
 * eight digits and more with a word near them that says bank.
 */
export const detector: Detector = {
  id: 'us-bank-number',
  version: 1,
  entity: 'US_BANK_NUMBER',
  jurisdiction: 'US',
  source: 'https://www.nacha.org/content/ach-file-details',
  pattern:
    /(?:(?<![0-9A-Za-z_])(?:account|acct)(?:[ ._#:="'-]{0,3}(?:number|num|no|is|was)){0,3}[ ._#:="'-]{1,4}[0-9](?:[ -]?[0-9]){5,16}|(?<![0-9A-Za-z_+]|[0-9][.-])[0-9]{8,17})(?![0-9A-Za-z_]|[.,-][0-9])/giu,
  lengthMax: 72,
  context: [
    'bank',
    'acct',
    'accountnumber',
    'checking',
    'chequing',
    'savings',
    'routing',
    'aba',
    'ach',
    'wire',
    'deposit',
  ],
  score: { pattern: 0.35, validated: 0.6 },
  validate: (match) => {
    const start = match.search(/[0-9]/)
    return { start, end: match.length, isWeak: start === 0 }
  },
  samples: [
    { text: 'account number is 945456787654', found: '945456787654', isIndependent: true },
    { text: 'Bank of America checking 1234567890', found: '1234567890' },
    { text: 'acct #: 0123-4567-89', found: '0123-4567-89' },
    { text: '{"account_number": "000123456789"}', found: '000123456789', isIndependent: true },
    { text: 'my savings one: 12345678', found: '12345678' },
  ],
  rejects: [
    { name: 'too short', text: 'account 12345' },
    { name: 'too long', text: '123456789012345678' },
    { name: 'inside a longer reference', text: 'AB-12345678-7' },
    { name: 'an amount', text: '12345678.90' },
    { name: 'another word between', text: 'account order 1234567' },
  ],
}
