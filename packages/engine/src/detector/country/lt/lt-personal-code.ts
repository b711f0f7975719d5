import { isBalticPersonalCode } from '../../check/baltic-personal-code.ts'
import type { Detector } from '../../contract.ts'

/** Lithuanian personal codes (asmens kodas). Estonian ones are made alike. */
export const detector: Detector = {
  id: 'lt-personal-code',
  version: 1,
  entity: 'LT_PERSONAL_CODE',
  jurisdiction: 'LT',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Lithuania-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[3-6][0-9]{10}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['asmens', 'kodas', 'kodą', 'ak'],
  score: { pattern: 0.3, validated: 0.8 },
  validate: (match) => isBalticPersonalCode(match),
  samples: [
    { text: 'asmens kodas 33309240064', found: '33309240064', isIndependent: true },
    { text: 'a. k. 38703181745', found: '38703181745', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '33309240065' },
    { name: 'no such day', text: '33309320064' },
    { name: 'one digit more', text: '333092400640' },
    { name: 'inside a longer reference', text: '1-33309240064' },
  ],
}
