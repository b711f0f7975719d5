import type { Detector } from '../../contract.ts'

/**
 * Korean driving licence numbers: region, year, serial number, check digits of an unpublished rule. Only a
 * word near one makes a match.
 */
export const detector: Detector = {
  id: 'kr-driver-license',
  version: 1,
  entity: 'KR_DRIVER_LICENSE',
  jurisdiction: 'KR',
  source: 'https://www.safedriving.or.kr/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:1[1-9]|2[0-8])[ -]?[0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{2}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 15,
  context: [
    '운전면허번호',
    '운전면허번호는',
    '운전면허번호가',
    '운전면허번호를',
    '면허번호',
    '면허번호는',
    '면허번호가',
    '면허번호를',
    '운전면허',
    '운전면허증',
    '면허증',
    'driver',
    'license',
    'licence',
  ],
  score: { pattern: 0.3, validated: 0.3 },
  samples: [
    { text: '운전면허번호 11-12-345678-90', found: '11-12-345678-90', isIndependent: true },
    { text: '면허번호: 281212345671', found: '281212345671', isIndependent: true },
  ],
  rejects: [
    { name: 'no such region', text: '29-12-345678-90' },
    { name: 'one digit more', text: '11-12-345678-901' },
    { name: 'inside a longer reference', text: '3-11-12-345678-90' },
  ],
}
