import type { Detector } from '../../contract.ts'

/**
 * Indian voter identity numbers (EPIC): three letters and seven digits. Older ones have no check digit: only a
 * word near one makes a match.
 */
export const detector: Detector = {
  id: 'in-voter',
  version: 1,
  entity: 'IN_VOTER',
  jurisdiction: 'IN',
  source: 'https://voters.eci.gov.in/',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[A-Z]{3} ?[0-9]{7}(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 11,
  context: ['voter', 'voters', 'voterid', 'epic', 'election', 'electoral', 'eci', 'मतदाता'],
  score: { pattern: 0.35, validated: 0.35 },
  samples: [
    { text: 'voter ID: WKH1186253', found: 'WKH1186253', isIndependent: true },
    { text: 'EPIC no. KSD1287349', found: 'KSD1287349', isIndependent: true },
    { text: 'my epic is wkh1186253', found: 'wkh1186253' },
  ],
  rejects: [
    { name: 'one digit more', text: 'WKH11862530' },
    { name: 'one digit less', text: 'WKH118625' },
    { name: 'four letters', text: 'AWKH1186253' },
    { name: 'inside a longer reference', text: 'WKH1186253-7' },
  ],
}
