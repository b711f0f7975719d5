import type { Random } from './random.ts'

/** Language that a person writes in. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'ja'

/** A town with its time zone, both as Zendesk names it and as IANA does. */
interface Town {
  readonly city: string
  readonly area: string
  readonly timeZone: string
  readonly ianaTimeZone: string
  readonly latitude: number
  readonly longitude: number
}

/** A country with what its inhabitants' records look like. */
export interface Region {
  readonly country: string
  readonly locale: string
  readonly localeId: number
  readonly language: Language
  /** Share of all people; the shares add up to 1. */
  readonly share: number
  readonly towns: readonly Town[]
  readonly postcode: (random: Random) => string
  /** A number in the national format, in a range for fiction or (ES, BR, JP) invented. */
  readonly phone: (random: Random) => string
  readonly callingCode: string
}

function town(
  city: string,
  area: string,
  timeZone: string,
  ianaTimeZone: string,
  latitude: number,
  longitude: number,
): Town {
  return { city, area, timeZone, ianaTimeZone, latitude, longitude }
}

const three = (random: Random): string => String(random.int(0, 999)).padStart(3, '0')
const two = (random: Random): string => String(random.int(0, 99)).padStart(2, '0')

/** The countries of the export's customers. */
export const regions: readonly Region[] = [
  {
    country: 'US',
    locale: 'en-US',
    localeId: 1,
    language: 'en',
    share: 0.44,
    callingCode: '+1',
    towns: [
      town(
        'Portland',
        'OR, United States',
        'Pacific Time (US & Canada)',
        'America/Los_Angeles',
        45.5152,
        -122.6784,
      ),
      town(
        'Columbus',
        'OH, United States',
        'Eastern Time (US & Canada)',
        'America/New_York',
        39.9612,
        -82.9988,
      ),
      town(
        'Madison',
        'WI, United States',
        'Central Time (US & Canada)',
        'America/Chicago',
        43.0731,
        -89.4012,
      ),
    ],
    postcode: (random) => random.digits(5),
    phone: (random) =>
      `(${random.pick(['202', '415', '503', '614', '608', '206', '312', '617', '512', '720'])}) 555-01${two(random)}`,
  },
  {
    country: 'GB',
    locale: 'en-GB',
    localeId: 1176,
    language: 'en',
    share: 0.18,
    callingCode: '+44',
    towns: [
      town('Leeds', 'United Kingdom', 'London', 'Europe/London', 53.8008, -1.5491),
      town('London', 'United Kingdom', 'London', 'Europe/London', 51.5072, -0.1276),
    ],
    postcode: (random) =>
      `${random.pick(['LS', 'SE', 'N', 'BS', 'M'])}${random.int(1, 19)} ${random.int(1, 9)}${random.pick(['AB', 'QT', 'HD', 'NF'])}`,
    phone: (random) => (random.chance(0.5) ? `020 7946 0${three(random)}` : `0113 496 0${three(random)}`),
  },
  {
    country: 'DE',
    locale: 'de-DE',
    localeId: 8,
    language: 'de',
    share: 0.13,
    callingCode: '+49',
    towns: [
      town('Leipzig', 'Germany', 'Berlin', 'Europe/Berlin', 51.3397, 12.3731),
      town('Köln', 'Germany', 'Berlin', 'Europe/Berlin', 50.9375, 6.9603),
    ],
    postcode: (random) => random.digits(5),
    phone: (random) =>
      `${random.pick(['030 23125', '069 90009', '0221 4710', '089 99998', '040 66969'])}${three(random)}`,
  },
  {
    country: 'FR',
    locale: 'fr-FR',
    localeId: 16,
    language: 'fr',
    share: 0.09,
    callingCode: '+33',
    towns: [
      town('Lyon', 'France', 'Paris', 'Europe/Paris', 45.764, 4.8357),
      town('Nantes', 'France', 'Paris', 'Europe/Paris', 47.2184, -1.5536),
    ],
    postcode: (random) => random.digits(5),
    phone: (random) =>
      `${random.pick(['01 99 00', '02 61 91', '03 53 01', '04 65 71', '05 36 49', '06 39 98'])} ${two(random)} ${two(random)}`,
  },
  {
    country: 'ES',
    locale: 'es-ES',
    localeId: 1186,
    language: 'es',
    share: 0.07,
    callingCode: '+34',
    towns: [
      town('Valencia', 'Spain', 'Madrid', 'Europe/Madrid', 39.4699, -0.3763),
      town('Bilbao', 'Spain', 'Madrid', 'Europe/Madrid', 43.263, -2.935),
    ],
    postcode: (random) => `${random.pick(['46', '48', '28'])}${three(random)}`,
    phone: (random) => `910 0${random.int(1, 9)}${random.int(0, 9)} ${three(random)}`,
  },
  {
    country: 'BR',
    locale: 'pt-BR',
    localeId: 19,
    language: 'pt',
    share: 0.05,
    callingCode: '+55',
    towns: [town('Curitiba', 'PR, Brazil', 'Brasilia', 'America/Sao_Paulo', -25.4284, -49.2733)],
    postcode: (random) => `80${three(random)}-${three(random)}`,
    phone: (random) =>
      `(${random.pick(['11', '21', '41'])}) ${random.int(2, 3)}${three(random)}-0${three(random)}`,
  },
  {
    country: 'JP',
    locale: 'ja-JP',
    localeId: 67,
    language: 'ja',
    share: 0.04,
    callingCode: '+81',
    towns: [town('大阪市', '大阪府, Japan', 'Osaka', 'Asia/Tokyo', 34.6937, 135.5023)],
    postcode: (random) => `5${two(random)}-0${three(random)}`,
    phone: (random) => `${random.pick(['03', '06'])}-${random.pick(['5550', '6550'])}-0${three(random)}`,
  },
]

/** Draws a country by its share. */
export function pickRegion(random: Random): Region {
  let rest = random.next()
  for (const region of regions) {
    rest -= region.share
    if (rest < 0) return region
  }
  return random.pick(regions)
}

/** The number in international form, as a directory prints it: `+49 30 23125 017`. */
export function internationalPhone(national: string, callingCode: string): string {
  const trunk =
    callingCode === '+1' || callingCode === '+34' || callingCode === '+55'
      ? national
      : national.replace(/^0/, '')
  return `${callingCode} ${trunk.replace(/[()]/g, '').replace(/-/g, ' ')}`
}
