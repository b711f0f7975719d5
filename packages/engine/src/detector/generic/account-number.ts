import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:(?:(?:bank|checking|savings?|current|customer|client|billing|my|target|source|other|debit|brokerage|loan) ?)?(?:account|accounts|acct|acc|a\/c|ac)(?![\p{L}])\.?|kontonummer|konto(?:nr\.?|-nr\.?)?|numéro de compte|compte|número de cuenta|cuenta|número da conta|conta|numero di conto|conto|rekeningnummer|rekening|numer konta|hesap numarası|kontonr)(?: ?(?:number|numbers|no|num|nr|nummer|#)\.?(?![\p{L}]))?(?: ending(?: in| with)?)?${linkSource}`

/** Account numbers of banks and of customers behind words that say so. */
export const detector: Detector = {
  id: 'account-number',
  version: 1,
  entity: 'ACCOUNT_NUMBER',
  jurisdiction: 'INTL',
  source: 'https://www.ecbs.org/iban.htm',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}[0-9](?:[ -]?[0-9]){3,19}(?![\p{L}\p{N}_]|[.,\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 110,
  context: [],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) =>
    afterKeyWords(match, leading, (value) => isLong(value) || !/^(?:19|20)[0-9]{2}$/.test(value)),
  samples: [
    { text: 'account number 7894', found: '7894', isIndependent: true },
    { text: 'my account no is 4586', found: '4586', isIndependent: true },
    { text: 'a/c 6558002568004526', found: '6558002568004526', isIndependent: true },
    { text: 'Kontonummer: 0532013000', found: '0532013000', isIndependent: true },
    { text: 'acct #12345678', found: '12345678' },
  ],
  rejects: [
    { name: 'a year', text: 'account since 2019' },
    { name: 'a year alone', text: 'account 2019' },
    { name: 'no number', text: 'account number is missing' },
    { name: 'an amount', text: 'account 1500.00' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')

function isLong(value: string): boolean {
  return value.replace(/[^0-9]/g, '').length > 4
}
