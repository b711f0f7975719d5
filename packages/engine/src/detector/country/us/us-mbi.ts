import type { Detector } from '../../contract.ts'

/** US Medicare beneficiary identifiers: no check digit, but letters and digits at fixed places. */
export const detector: Detector = {
  id: 'us-mbi',
  version: 1,
  entity: 'US_MBI',
  jurisdiction: 'US',
  source: 'https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][ -]?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][ -]?[AC-HJKMNP-RT-Y]{2}[0-9]{2}(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 13,
  context: ['mbi', 'medicare', 'beneficiary', 'cms'],
  score: { pattern: 0.85, validated: 0.85 },
  samples: [
    { text: 'MBI: 1EG4-TE5-MK73', found: '1EG4-TE5-MK73', isIndependent: true },
    { text: '1EG4TE5MK72', found: '1EG4TE5MK72', isIndependent: true },
    { text: 'medicare 1eg4 te5 mk73.', found: '1eg4 te5 mk73' },
  ],
  rejects: [
    { name: 'a letter that is never used', text: '1SG4-TE5-MK73' },
    { name: 'begins with nought', text: '0EG4-TE5-MK73' },
    { name: 'one digit more', text: '1EG4-TE5-MK734' },
    { name: 'one digit less', text: '1EG4-TE5-MK7' },
    { name: 'inside a longer reference', text: '7-1EG4-TE5-MK73' },
  ],
}
