import type { Detector } from '../../contract.ts'

/** German licence plates; they count only beside a word. */
export const detector: Detector = {
  id: 'de-license-plate',
  version: 1,
  entity: 'DE_LICENSE_PLATE',
  jurisdiction: 'DE',
  source: 'https://www.kba.de/DE/ZentraleRegister/ZFZR/Kennzeichen/kennzeichen_node.html',
  pattern: /(?<![\p{L}\p{N}_-])[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,2}[ -]?[1-9][0-9]{0,3}[EH]?(?![\p{L}\p{N}_])/gu,
  lengthMax: 12,
  context: ['kennzeichen', 'kfz', 'nummernschild', 'auto', 'fahrzeug', 'wagen', 'plate'],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: 'Kennzeichen B-MW 1234', found: 'B-MW 1234', isIndependent: true },
    { text: 'Auto: M-AB 123', found: 'M-AB 123', isIndependent: true },
    { text: 'Kfz HH AB 123E', found: 'HH AB 123E' },
  ],
  rejects: [
    { name: 'a number that begins with zero', text: 'B-MW 0123' },
    { name: 'five digits', text: 'B-MW 12345' },
    { name: 'four letters', text: 'ABCD-MW 123' },
  ],
}
