import type { Detector } from '../../contract.ts'

/** Austrian VAT numbers: ATU and eight digits with a check digit. */
export const detector: Detector = {
  id: 'at-vat',
  version: 1,
  entity: 'AT_VAT_ID',
  jurisdiction: 'AT',
  source: 'https://www.bmf.gv.at/themen/steuern/fuer-unternehmen/umsatzsteuer/uid-und-zm.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])ATU ?[0-9]{8}(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 12,
  context: ['uid', 'ust', 'vat'],
  score: { pattern: 0.45, validated: 0.85 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const sum = [...digits.slice(0, 7)].reduce((all, digit, index) => {
      const weighed = index % 2 === 0 ? Number(digit) : Number(digit) * 2
      return all + (weighed > 9 ? weighed - 9 : weighed)
    }, 0)
    return (10 - ((sum + 4) % 10)) % 10 === Number(digits.charAt(7))
  },
  samples: [
    { text: 'UID ATU13585627', found: 'ATU13585627', isIndependent: true },
    { text: 'ATU 13585627', found: 'ATU 13585627' },
    { text: 'vat atu13585627.', found: 'atu13585627' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'ATU13585628' },
    { name: 'one digit more', text: 'ATU135856270' },
  ],
}
