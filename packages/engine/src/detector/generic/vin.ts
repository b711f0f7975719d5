import { weightedSum } from '../check/weighted-sum.ts'
import type { Detector } from '../contract.ts'

const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
/** What the letters A to Z count as; I, O and Q are none of a VIN's. */
const letterValues = '12345678.12345.7.923456789'

/**
 * Vehicle identification numbers. One with the check digit of North America and China that ends in digits, as
 * those do, is sure; of all others only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'vin',
  version: 1,
  entity: 'VIN',
  jurisdiction: 'INTL',
  source: 'https://www.ecfr.gov/current/title-49/subtitle-B/chapter-V/part-565',
  pattern: /(?<![0-9A-Za-z_]|[0-9A-Za-z][.-])[A-HJ-NPR-Z0-9]{17}(?![0-9A-Za-z_]|[.-][0-9A-Za-z])/giu,
  lengthMax: 17,
  context: [
    'vin',
    'vehicle',
    'chassis',
    'frame',
    'car',
    'fahrgestellnummer',
    'fahrgestellnr',
    'fin',
    'fahrzeug',
    'châssis',
    'véhicule',
    'vehicule',
    'bastidor',
    'chasis',
    'chassi',
    'telaio',
    'chassisnummer',
  ],
  score: { pattern: 0.4, validated: 0.85 },
  validate: (match) => {
    const vin = match.toUpperCase()
    const letters = vin.replace(/[0-9]/g, '').length
    // A year of manufacture is not U, Z or 0 where the check digit is used.
    if (letters < 2 || letters > 14 || !/[0-9]{3}$/.test(vin)) return false
    const isStrong =
      match === vin && letters > 3 && /^[1-5L].{8}[A-HJ-NPR-TV-Y1-9].{2}[0-9]{5}$/.test(vin) && isChecked(vin)
    return { start: 0, end: match.length, isWeak: !isStrong }
  },
  samples: [
    { text: '1M8GDM9AXKP042788', found: '1M8GDM9AXKP042788', isIndependent: true },
    { text: 'the car is 1HGCM82633A004352.', found: '1HGCM82633A004352', isIndependent: true },
    { text: 'VIN: WVWZZZ1JZ3W386752', found: 'WVWZZZ1JZ3W386752', isIndependent: true },
    { text: 'vin 5gzcz43d13s812715', found: '5gzcz43d13s812715', isIndependent: true },
  ],
  rejects: [
    { name: 'a letter that no VIN has', text: '1M8GDM9AXKPO42788' },
    { name: 'one sign more', text: '1M8GDM9AXKP0427881' },
    { name: 'one sign less', text: '1M8GDM9AXKP04278' },
    { name: 'digits alone', text: '11111111111111111' },
    { name: 'no serial number', text: '1M8GDM9AXKP042ABC' },
    { name: 'inside a longer reference', text: 'AB-1M8GDM9AXKP042788-7' },
  ],
}

function isChecked(vin: string): boolean {
  const values = vin.replace(/[A-Z]/g, (letter) => letterValues.charAt(letter.charCodeAt(0) - 0x41))
  const remainder = weightedSum(values, weights) % 11
  return vin.charAt(8) === (remainder === 10 ? 'X' : String(remainder))
}
