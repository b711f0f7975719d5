import type { Detector } from '../../contract.ts'

const units = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Indian goods and services tax numbers: state, PAN of the holder, check character by Luhn's formula to the base 36. */
export const detector: Detector = {
  id: 'in-gstin',
  version: 1,
  entity: 'IN_GSTIN',
  jurisdiction: 'IN',
  source: 'https://www.gst.gov.in/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:0[1-9]|[12][0-9]|3[0-8]|9[79]) ?[A-Z]{3}[ABCFGHJKLPT][A-Z](?!0{4})[0-9]{4}[A-Z] ?[1-9A-Z][A-Z][0-9A-Z](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 17,
  context: ['gst', 'gstin', 'gstn', 'invoice', 'supplier', 'tax'],
  score: { pattern: 0.45, validated: 0.9 },
  validate: (match) => isCheckRight(match.replaceAll(' ', '').toUpperCase()),
  samples: [
    { text: 'GSTIN: 27AAPFU0939F1ZV', found: '27AAPFU0939F1ZV', isIndependent: true },
    { text: '29AAGCB7383J1Z4', found: '29AAGCB7383J1Z4', isIndependent: true },
    { text: 'gst 37aadcb2230m2zr', found: '37aadcb2230m2zr', isIndependent: true },
    { text: '27 AAPFU0939F 1ZV', found: '27 AAPFU0939F 1ZV' },
  ],
  rejects: [
    { name: 'wrong check character', text: '27AAPFU0939F1ZO' },
    { name: 'no such state', text: '00AAPFU0939F1ZV' },
    { name: 'no such holder', text: '27AAPXU0939F1ZV' },
    { name: 'one character more', text: '27AAPFU0939F1ZV1' },
    { name: 'inside a longer reference', text: '1-27AAPFU0939F1ZV' },
  ],
}

function isCheckRight(text: string): boolean {
  let sum = 0
  for (let index = 0; index < text.length; index++) {
    const weighed = units.indexOf(text.charAt(text.length - 1 - index)) * (index % 2 === 1 ? 2 : 1)
    sum += Math.floor(weighed / 36) + (weighed % 36)
  }
  return sum % 36 === 0
}
