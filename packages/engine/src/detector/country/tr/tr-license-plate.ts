import type { Detector } from '../../contract.ts'

/** Turkish number plates: province, letters, digits. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'tr-license-plate',
  version: 1,
  entity: 'TR_LICENSE_PLATE',
  jurisdiction: 'TR',
  source: 'https://www.mevzuat.gov.tr/mevzuat?MevzuatNo=8182&MevzuatTur=7&MevzuatTertip=5',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:0[1-9]|[1-7][0-9]|8[01])[ -]?(?:[A-PR-VYZ][ -]?[0-9]{4,5}|[A-PR-VYZ]{2}[ -]?[0-9]{3,4}|[A-PR-VYZ]{3}[ -]?[0-9]{2,3})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 10,
  context: [
    'plaka',
    'plakası',
    'plakasi',
    'plakalı',
    'plakali',
    'plakanın',
    'araç',
    'arac',
    'aracın',
    'ruhsat',
  ],
  score: { pattern: 0.3, validated: 0.3 },
  samples: [
    { text: 'plakası 34 ABC 123', found: '34 ABC 123', isIndependent: true },
    { text: '06 A 1234 plakalı araç', found: '06 A 1234', isIndependent: true },
    { text: 'plaka: 35 TC 4567', found: '35 TC 4567' },
  ],
  rejects: [
    { name: 'no such province', text: '82 ABC 123' },
    { name: 'too many letters', text: '34 ABCD 123' },
    { name: 'a letter that no plate has', text: '34 QX 1234' },
    { name: 'inside a longer reference', text: '1-34 ABC 123' },
  ],
}
