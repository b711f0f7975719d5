import type { Detector } from '../../contract.ts'

/** British bank account numbers: eight digits, alike to many others. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'gb-bank-account',
  version: 1,
  entity: 'UK_BANK_ACCOUNT',
  jurisdiction: 'GB',
  source: 'https://www.vocalink.com/tools/modulus-checking/',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.])[0-9]{4}(?:[0-9]{4}| [0-9]{4})(?![0-9A-Za-z_]|[.,-][0-9])/gu,
  lengthMax: 9,
  context: [
    'sort',
    'sortcode',
    'acct',
    'acc',
    'accountnumber',
    'bank',
    'bacs',
    'barclays',
    'lloyds',
    'natwest',
    'hsbc',
    'santander',
    'monzo',
  ],
  score: { pattern: 0.3, validated: 0.3 },
  samples: [
    { text: 'sort code 20-00-00, account 55779911', found: '55779911', isIndependent: true },
    { text: 'sort code 08-99-99 acc no 66374958', found: '66374958', isIndependent: true },
    { text: '20-00-00 / 5577 9911 at Barclays', found: '5577 9911' },
  ],
  rejects: [
    { name: 'one digit more', text: '557799110' },
    { name: 'one digit less', text: '5577991' },
    { name: 'inside a longer reference', text: '55779911-7' },
    { name: 'an amount', text: '55779911.50' },
  ],
}
