import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

/** Japanese individual numbers (My Number). One check digit, so that only a word near it makes a match. */
export const detector: Detector = {
  id: 'jp-my-number',
  version: 1,
  entity: 'JP_MY_NUMBER',
  jurisdiction: 'JP',
  source: 'https://elaws.e-gov.go.jp/document?lawid=426M60000008085',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{4}(?:[0-9]{4}|[ -][0-9]{4}[ -])[0-9]{4}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: [
    'マイナンバー',
    'マイナンバーは',
    '個人番号',
    '個人番号は',
    '個人番号カード',
    'マイナンバーカード',
    '番号',
    'mynumber',
    'kojin',
    'bango',
    'individual',
  ],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const rest = weightedSum(digits, weights) % 11
    return (rest < 2 ? 0 : 11 - rest) === Number(digits.charAt(11))
  },
  samples: [
    { text: 'マイナンバー：1234 5678 9018', found: '1234 5678 9018', isIndependent: true },
    { text: '個人番号 123456789018', found: '123456789018', isIndependent: true },
    { text: '1234-5678-9018', found: '1234-5678-9018' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '1234 5678 9019' },
    { name: 'one digit more', text: '1234567890180' },
    { name: 'a card of sixteen digits', text: '1234-5678-9018-0000' },
    { name: 'inside a longer reference', text: '0000-1234-5678-9018' },
  ],
}
