import type { Detector } from '../../contract.ts'

/** Dutch passports and identity cards: two letters, six letters or digits, a digit; they count only beside a word. */
export const detector: Detector = {
  id: 'nl-passport',
  version: 1,
  entity: 'NL_PASSPORT',
  jurisdiction: 'NL',
  source: 'https://www.rvig.nl/documentnummer-op-paspoort-en-identiteitskaart',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9](?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 9,
  context: ['paspoort', 'paspoortnummer', 'identiteitskaart', 'documentnummer', 'passport'],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: 'paspoort SPECI2014', found: 'SPECI2014', isIndependent: true },
    { text: 'identiteitskaart: IH1234567', found: 'IH1234567' },
    { text: 'documentnummer NX1R2B3C4', found: 'NX1R2B3C4' },
  ],
  rejects: [
    { name: 'an O', text: 'paspoort SOECI2014' },
    { name: 'no digit at the end', text: 'paspoort SPECI201A' },
  ],
}
