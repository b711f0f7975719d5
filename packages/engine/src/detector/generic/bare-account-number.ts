import type { Detector } from '../contract.ts'

/** Numbers as long as an account's beside a word about accounts, which may stand in the message before. */
export const detector: Detector = {
  id: 'bare-account-number',
  version: 1,
  entity: 'ACCOUNT_NUMBER',
  jurisdiction: 'INTL',
  source: 'https://www.ecbs.org/iban.htm',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.,:-]|[#$€£] ?)[0-9](?:[ -]?[0-9]){6,17}(?![0-9A-Za-z_%]|[-.,:][0-9]| [0-9])/gu,
  lengthMax: 36,
  needsContext: true,
  context: [
    'account',
    'accounts',
    'acct',
    'acc',
    'checking',
    'savings',
    'konto',
    'kontonummer',
    'kontonr',
    'compte',
    'cuenta',
    'conta',
    'conto',
    'rekening',
    'rekeningnummer',
    'rachunek',
    'rachunku',
    'hesap',
    'hesabı',
  ],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const groups = match.split(/[ -]/)
    const isDate = /^(?:19|20)[0-9]{6}(?:[0-9]{6})?$|^[0-9]{1,2}[ -][0-9]{1,2}[ -](?:19|20)/.test(match)
    const isGrouped = groups.length <= 5 && groups.every(({ length }) => length >= 2)
    return isGrouped && !isDate && !/^[1-9]0+$/.test(match) && { start: 0, end: match.length, isWeak: true }
  },
  samples: [
    { text: '258181818218 please transfer 20 this acc', found: '258181818218', isIndependent: true },
    { text: 'the account that I lost was 2465375276189', found: '2465375276189', isIndependent: true },
    { text: 'mein Konto bei der Bank: 12345678', found: '12345678' },
  ],
  rejects: [
    { name: 'six digits', text: 'account 123456' },
    { name: 'an amount', text: 'account 12345678.90' },
    { name: 'a date', text: 'account 20241123' },
    { name: 'inside a longer reference', text: 'account AB-12345678-7' },
    { name: 'a round number', text: 'account 10000000' },
  ],
}
