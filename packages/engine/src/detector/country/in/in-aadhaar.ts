import { isVerhoeffValid } from '../../check/verhoeff.ts'
import type { Detector } from '../../contract.ts'

/** Indian Aadhaar numbers. One check digit (Verhoeff), so that only a word near one makes a match. */
export const detector: Detector = {
  id: 'in-aadhaar',
  version: 1,
  entity: 'IN_AADHAAR',
  jurisdiction: 'IN',
  source: 'https://uidai.gov.in/en/my-aadhaar/about-your-aadhaar.html',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[2-9][0-9]{3}(?:[0-9]{8}| [0-9]{4} [0-9]{4}|-[0-9]{4}-[0-9]{4})(?![0-9A-Za-z_]|[ .-]?[0-9])/gu,
  lengthMax: 14,
  context: ['aadhaar', 'aadhar', 'adhaar', 'adhar', 'uid', 'uidai', 'आधार', 'ஆதார்', 'ఆధార్', 'আধার'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => isVerhoeffValid(match.replace(/[^0-9]/g, '')),
  samples: [
    { text: 'Aadhaar: 2341 2341 2346', found: '2341 2341 2346', isIndependent: true },
    { text: 'aadhar 999941057058', found: '999941057058', isIndependent: true },
    { text: 'uid 9999-9999-0019', found: '9999-9999-0019', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '2341 2341 2347' },
    { name: 'no such first digit', text: '1234 1234 1234' },
    { name: 'one digit more', text: '2341234123460' },
    { name: 'a longer number in groups', text: '2341 2341 2346 1234' },
    { name: 'inside a longer reference', text: '7-234123412346' },
  ],
}
