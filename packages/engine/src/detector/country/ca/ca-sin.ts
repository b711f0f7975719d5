import { isLuhnValid } from '../../check/luhn.ts'
import type { Detector } from '../../contract.ts'

/** Canadian social insurance numbers. One check digit, so that only a word near one makes a match. */
export const detector: Detector = {
  id: 'ca-sin',
  version: 1,
  entity: 'CA_SIN',
  jurisdiction: 'CA',
  source: 'https://www.canada.ca/en/employment-social-development/services/sin.html',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-79][0-9]{2}(?:[0-9]{6}| [0-9]{3} [0-9]{3}|-[0-9]{3}-[0-9]{3})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['sin', 'sins', 'nas', 'social', 'insurance', 'assurance', 'sociale', 'cra', 'arc', 'canada'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => isLuhnValid(match.replace(/[^0-9]/g, '')),
  samples: [
    { text: 'SIN 046 454 286', found: '046 454 286', isIndependent: true },
    { text: 'sin: 130692544', found: '130692544', isIndependent: true },
    { text: "numéro d'assurance sociale 130-692-544", found: '130-692-544', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '046 454 287' },
    { name: 'no such first digit', text: '830692547' },
    { name: 'one digit more', text: '1306925440' },
    { name: 'inside a longer reference', text: '130-692-544-7' },
    { name: 'groups that no number has', text: '13-0692-544' },
  ],
}
