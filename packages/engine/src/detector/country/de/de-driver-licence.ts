import type { Detector } from '../../contract.ts'

/** German driving licences: authority, serial number, check digit, number of the copy; they count only beside a word. */
export const detector: Detector = {
  id: 'de-driver-licence',
  version: 1,
  entity: 'DE_DRIVER_LICENSE',
  jurisdiction: 'DE',
  source: 'https://www.kba.de/DE/ZentraleRegister/ZFER/zfer_node.html',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[A-Z0-9][0-9]{2}[0-9A-Z]{6}[0-9X][0-9A-Z](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 11,
  context: ['führerschein', 'fuehrerschein', 'führerscheinnummer', 'fahrerlaubnis', 'licence', 'license'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    const sum = [...match.slice(0, 9)].reduce(
      (all, character, index) => all + (9 - index) * parseInt(character, 36),
      0,
    )
    return '0123456789X'.charAt(sum % 11) === match.charAt(9).toUpperCase()
  },
  samples: [
    { text: 'Führerschein B072RRE2I55', found: 'B072RRE2I55', isIndependent: true },
    { text: 'führerschein b072rre2i55', found: 'b072rre2i55' },
    { text: 'Führerschein-Nr. N0704578035', found: 'N0704578035' },
    { text: 'Fahrerlaubnis J010000SD51', found: 'J010000SD51', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'Führerschein B072RRE2I65' },
    { name: 'too short', text: 'Führerschein B072RRE' },
    { name: 'no digit', text: 'Führerschein BABCRREXIAB' },
  ],
}
