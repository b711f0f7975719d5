import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:driver(?:['’]?s|s['’]?)? ?(?:licen[cs]e|permit)|driving (?:licen[cs]e|permit)|licen[cs]e (?:number|no))(?: ?(?:number|no|num|nr|id|#)\.?(?![\p{L}]))?${linkSource}`

/** Driving licence numbers of any form behind words that say so. */
export const detector: Detector = {
  id: 'driver-license-by-context',
  version: 1,
  entity: 'US_DRIVER_LICENSE',
  jurisdiction: 'INTL',
  source: 'https://www.aamva.org/identity/driver-license-and-identification-card-design-standard',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}[A-Z0-9](?:[ -]?[A-Z0-9]){4,19}(?![\p{L}\p{N}_]|[.,\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 140,
  context: [],
  score: { pattern: 0.45, validated: 0.65 },
  validate: (match) =>
    afterKeyWords(
      match,
      leading,
      (value) => value.replace(/[^0-9]/g, '').length >= 4 && !/[a-z]{4}/.test(value),
    ),
  samples: [
    { text: "my driver's license number is 2270-66-1551", found: '2270-66-1551', isIndependent: true },
    { text: 'driving licence: MORGA753116SM9IJ', found: 'MORGA753116SM9IJ', isIndependent: true },
    { text: 'drivers license number 6940579.', found: '6940579' },
  ],
  rejects: [
    { name: 'no number', text: 'my driving licence is lost' },
    { name: 'four characters', text: 'driving licence 1234' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
