import type { Detector } from '../../contract.ts'

/** Korean passport numbers, of both series. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'kr-passport',
  version: 1,
  entity: 'KR_PASSPORT',
  jurisdiction: 'KR',
  source: 'https://www.passport.go.kr/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[MSRODGmsrodg](?:[0-9]{8}|[0-9]{3}[A-Za-z][0-9]{4})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 9,
  context: ['여권번호', '여권번호는', '여권번호가', '여권번호를', '여권', '여권의', 'passport'],
  score: { pattern: 0.3, validated: 0.3 },
  samples: [
    { text: '여권번호 M12345678', found: 'M12345678', isIndependent: true },
    { text: 'passport M123A4567', found: 'M123A4567', isIndependent: true },
  ],
  rejects: [
    { name: 'no such series', text: 'Z12345678' },
    { name: 'one digit more', text: 'M123456789' },
    { name: 'inside a longer reference', text: 'AM12345678' },
    { name: 'letter in another place', text: 'M12A34567' },
  ],
}
