import { isBalticPersonalCode } from '../../check/baltic-personal-code.ts'
import type { Detector } from '../../contract.ts'

/** Estonian personal codes (isikukood). Lithuanian ones are made alike. */
export const detector: Detector = {
  id: 'ee-personal-code',
  version: 1,
  entity: 'EE_PERSONAL_CODE',
  jurisdiction: 'EE',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Estonia-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[3-6][0-9]{10}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['isikukood', 'isikukoodi', 'isikukoodiga', 'ik'],
  score: { pattern: 0.3, validated: 0.8 },
  validate: (match) => isBalticPersonalCode(match),
  samples: [
    { text: 'isikukood 37605030299', found: '37605030299', isIndependent: true },
    { text: '36805280109', found: '36805280109', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '37605030298' },
    { name: 'no such day', text: '37605320299' },
    { name: 'one digit more', text: '376050302990' },
    { name: 'inside a longer reference', text: '37605030299-19' },
  ],
}
