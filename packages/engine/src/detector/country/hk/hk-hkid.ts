import type { Detector } from '../../contract.ts'

/**
 * Hong Kong identity card numbers: one or two letters, six digits, a check digit. Without brackets around it
 * only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'hk-hkid',
  version: 1,
  entity: 'HK_HKID',
  jurisdiction: 'HK',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Hong-Kong-TIN.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[A-Z]{1,2} ?[0-9]{6}(?: ?\([0-9A]\)|[0-9A](?![0-9A-Za-z_]|[.-][0-9]))/giu,
  lengthMax: 13,
  context: [
    'hkid',
    'hkic',
    'identity',
    '身份證',
    '身份證號碼',
    '身份證號',
    '身分證',
    '身分證號碼',
    '身份证',
    '身份证号码',
  ],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    if (!isCheckRight(match.toUpperCase().replace(/[^0-9A-Z]/g, ''))) return false
    return { start: 0, end: match.length, isWeak: !match.endsWith(')') }
  },
  samples: [
    { text: 'HKID: A123456(3)', found: 'A123456(3)', isIndependent: true },
    { text: 'G123456(A)', found: 'G123456(A)', isIndependent: true },
    { text: '身份證號碼：AB987654(3)。', found: 'AB987654(3)', isIndependent: true },
    { text: 'hkid c1234569', found: 'c1234569', isIndependent: true },
    { text: 'a 123456 (3)', found: 'a 123456 (3)' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'A123456(4)' },
    { name: 'wrong check digit without brackets', text: 'A1234564' },
    { name: 'one digit more', text: 'A1234567(3)' },
    { name: 'three letters', text: 'ABC123456(3)' },
    { name: 'inside a longer reference', text: 'A1234563-7' },
  ],
}

/** Modulo 11 with weights from 9 down; letters count from 10, a missing first letter as 36. */
function isCheckRight(text: string): boolean {
  const units = Array.from(text, (unit) => Number.parseInt(unit, 36))
  if (units.length === 8) units.unshift(36)
  return units.reduce((sum, unit, index) => sum + unit * (9 - index), 0) % 11 === 0
}
