import type { Detector } from '../../contract.ts'

/** German tax numbers of a tax office (Steuernummer), as the states and the common interface (ELSTER) write them; they count only beside a word. */
export const detector: Detector = {
  id: 'de-tax-number',
  version: 1,
  entity: 'DE_TAX_NUMBER',
  jurisdiction: 'DE',
  source: 'https://www.elster.de/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][./-])(?:[0-9]{2,3} ?\/ ?[0-9]{3,4} ?\/ ?[0-9]{4,5}|[0-9]{5} ?\/ ?[0-9]{5}|0[0-9]{2} [0-9]{3} [0-9]{5}|(?:1[01]|2[1-46-8]|3[0-2]|4[01]|[59][0-9])[0-9]{2}0[0-9]{8})(?![0-9A-Za-z_]|[./-][0-9])/gu,
  lengthMax: 18,
  context: ['steuernummer', 'steuernr', 'stnr', 'finanzamt', 'st'],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: 'Steuernummer 181/815/08155', found: '181/815/08155', isIndependent: true },
    { text: 'St.-Nr. 93/815/08152', found: '93/815/08152', isIndependent: true },
    { text: 'Steuernummer 93815/08152', found: '93815/08152', isIndependent: true },
    { text: 'Steuernummer 013 815 08153', found: '013 815 08153', isIndependent: true },
    { text: 'Steuernr. 2893081508152', found: '2893081508152', isIndependent: true },
    { text: 'Finanzamt: 048/815/08155', found: '048/815/08155' },
  ],
  rejects: [
    { name: 'two groups', text: '181/815' },
    { name: 'one digit more', text: '181/815/081551' },
    { name: 'thirteen digits of no state', text: '2593081508152' },
    { name: 'fourteen digits', text: '28930815081520' },
    { name: 'inside a path', text: '1/181/815/08155' },
  ],
}
