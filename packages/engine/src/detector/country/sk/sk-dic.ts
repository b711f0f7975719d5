import type { Detector } from '../../contract.ts'

/** Slovak tax numbers (DIČ) and, behind SK, those for VAT (IČ DPH): divisible by eleven. Without SK they count only beside a word. */
export const detector: Detector = {
  id: 'sk-dic',
  version: 1,
  entity: 'SK_DIC',
  jurisdiction: 'SK',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Slovak-Republic-TIN.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9A-Za-z][.-])(?:SK ?)?[1-9][0-9][234789](?:[0-9]{7}| [0-9]{3} [0-9]{2} [0-9]{2}| [0-9]{3} [0-9]{4})(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 16,
  context: ['dič', 'dic', 'dph', 'ičdph', 'icdph', 'daňové', 'danove', 'daňovník', 'vat'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return Number(digits) % 11 === 0 && { start: 0, end: match.length, isWeak: !match.startsWith('SK') }
  },
  samples: [
    { text: 'IČ DPH: SK2022749619', found: 'SK2022749619', isIndependent: true },
    { text: 'SK 202 274 96 19', found: 'SK 202 274 96 19', isIndependent: true },
    { text: 'DIČ 2022749619', found: '2022749619', isIndependent: true },
    { text: 'dič 202 274 9619', found: '202 274 9619' },
    { text: 'vat sk2022749619', found: 'sk2022749619' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'SK2022749618' },
    { name: 'one digit more', text: 'SK20227496190' },
    { name: 'one digit less', text: 'SK202274961' },
    { name: 'inside a longer reference', text: 'AB-2022749619-7' },
    { name: 'a third digit that no number has', text: 'DIČ 2012749618' },
  ],
}
