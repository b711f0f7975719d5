import type { Detector } from '../../contract.ts'

/** German postcodes; they count only beside a word. */
export const detector: Detector = {
  id: 'de-postcode',
  version: 1,
  entity: 'DE_POSTAL_CODE',
  jurisdiction: 'DE',
  source: 'https://www.deutschepost.de/de/p/plz-suche.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.,-])(?:D-)?[0-9]{5}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 7,
  context: ['plz', 'postleitzahl', 'ort', 'wohnort', 'anschrift', 'adresse', 'postcode'],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: 'PLZ: 10115', found: '10115', isIndependent: true },
    { text: 'Postleitzahl 80331 München', found: '80331', isIndependent: true },
    { text: 'Adresse: D-20095 Hamburg', found: 'D-20095' },
  ],
  rejects: [
    { name: 'four digits', text: 'PLZ 1011' },
    { name: 'six digits', text: 'PLZ 101155' },
    { name: 'a price', text: 'PLZ 10115.99' },
  ],
}
