import type { Detector } from '../contract.ts'

/**
 * Places on earth as pairs of latitude and longitude: decimals with four digits or more, named ones, and
 * degrees with minutes. A pair of small numbers, or one without a comma, counts by a word near it unless it has
 * names or directions.
 */
export const detector: Detector = {
  id: 'coordinates',
  version: 1,
  entity: 'COORDINATES',
  jurisdiction: 'INTL',
  source: 'https://www.iso.org/standard/75147.html',
  pattern:
    /(?<![\p{L}\p{N}_$€£]|[0-9][.,]|[0-9], ?|[0-9]-)(?:[NS] ?|[+-]|lat(?:itude)?["']? ?[:=]? ?["']?-?)?[0-9]{1,2}(?:\.[0-9]{2,16}(?:[°oº]| ?deg)?(?: ?[NS])?["']?(?:[,;] ?|\/| {1,3})(?:[EWO] ?|["']?(?:lon(?:g(?:itude)?)?|lng)["']? ?[:=]? ?["']?)?[+-]?[0-9]{1,3}\.[0-9]{2,16}(?:[°oº]| ?deg)?(?: ?[EWO](?![\p{L}]))?|[°oº] ?[0-9]{1,2}(?:\.[0-9]{1,8})?['’′´](?: ?[0-9]{1,2}(?:\.[0-9]{1,8})?(?:["”″]|''|′′))? ?[NS][,;]?[ \/]{0,2}[0-9]{1,3}[°oº] ?[0-9]{1,2}(?:\.[0-9]{1,8})?['’′´](?: ?[0-9]{1,2}(?:\.[0-9]{1,8})?(?:["”″]|''|′′))? ?[EWO])(?![\p{L}\p{N}_]|\.[0-9]|, ?[+-]?[0-9]{1,4}\.[0-9])/giu,
  lengthMax: 85,
  context: [
    'coordinates',
    'coordinate',
    'coords',
    'gps',
    'location',
    'latitude',
    'longitude',
    'lat',
    'lng',
    'position',
    'koordinaten',
    'standort',
    'coordonnées',
    'coordenadas',
  ],
  score: { pattern: 0.4, validated: 0.85 },
  validate: (match) => {
    if (/[°oº][ 0-9.]*['’′´]/iu.test(match)) return isDegrees(match)
    const [latitude = '', longitude = ''] = match.match(/[0-9]{1,3}\.[0-9]+/g) ?? []
    if (Number(latitude) > 90 || Number(longitude) > 180) return false
    const isNamed = /lat[^]*l(?:on|ng)/i.test(match) || /[NS][^]*[EWO]/i.test(match)
    const isLong = [latitude, longitude].every((text) => text.replace(/^.*\./, '').length >= 4)
    if (!isNamed && !isLong) return false
    const isSmall = Number(latitude) < 2 && Number(longitude) < 2
    const start = /^lat/i.test(match) ? match.search(/[+-]?[0-9]/) : 0
    return { start, end: match.length, isWeak: !isNamed && (isSmall || !/[,;/]/.test(match)) }
  },
  samples: [
    { text: 'at 52.5200, 13.4050.', found: '52.5200, 13.4050', isIndependent: true },
    { text: 'GPS -33.856784,151.215297 (Sydney)', found: '-33.856784,151.215297', isIndependent: true },
    { text: '40°26′46″N 79°58′56″W', found: '40°26′46″N 79°58′56″W', isIndependent: true },
    { text: `40° 26' 46" N, 79° 58' 56" W`, found: `40° 26' 46" N, 79° 58' 56" W`, isIndependent: true },
    { text: '40° 26.767′ N 79° 58.933′ W', found: '40° 26.767′ N 79° 58.933′ W', isIndependent: true },
    { text: '40.446° N 79.982° W', found: '40.446° N 79.982° W', isIndependent: true },
    { text: '{"lat": 52.52, "lng": 13.405}', found: '52.52, "lng": 13.405' },
    { text: 'N52.5200 E13.4050', found: 'N52.5200 E13.4050' },
    { text: '/maps/@52.5200066,13.404954,17z', found: '52.5200066,13.404954' },
  ],
  rejects: [
    { name: 'too far north', text: '92.5200, 13.4050' },
    { name: 'too far east', text: '52.5200, 193.4050' },
    { name: 'too few decimals', text: '52.52, 13.40' },
    { name: 'a vector', text: '[52.5200, 13.4050, 7.1234]' },
    { name: 'the end of a vector', text: '[7.1234, 52.5200, 13.4050]' },
    { name: 'minutes beyond sixty', text: '40°66′46″N 79°58′56″W' },
    { name: 'a version', text: 'from 1.5200.1, 13.4050.2' },
  ],
}

function isDegrees(match: string): boolean {
  const half = match.search(/[NS][^NS]*$/iu) + 1
  const isPart = (text: string, degreesMax: number): boolean => {
    const [degrees = 0, minutes = 0, seconds = 0] = (text.match(/[0-9]+(?:\.[0-9]+)?/g) ?? []).map(Number)
    return degrees <= degreesMax && minutes < 60 && seconds < 60
  }
  return isPart(match.slice(0, half), 90) && isPart(match.slice(half), 180)
}
