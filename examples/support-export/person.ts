import { familyNames, givenNames } from './names.ts'
import { createRandom, mixSeed } from './random.ts'
import { internationalPhone, pickRegion, type Region } from './region.ts'

/** An organization that customers belong to. */
export interface Organization {
  readonly id: number
  readonly name: string
  readonly domain: string
}

/** An invented customer. */
export interface Person {
  readonly index: number
  readonly id: number
  readonly region: Region
  readonly given: string
  readonly family: string
  /** In the order of the language: `Anna Becker`, `佐藤 健`. */
  readonly name: string
  readonly email: string
  /** E.164, e.g. `+493023125017`. */
  readonly phone: string
  readonly phoneNational: string
  readonly phoneInternational: string
  readonly organization: Organization | undefined
  readonly city: string
  readonly area: string
  readonly postcode: string
  readonly timeZone: string
  readonly ianaTimeZone: string
  readonly latitude: number
  readonly longitude: number
  /** Seconds since 1970. */
  readonly createdAt: number
  readonly birthYear: number
}

const organizationNames = [
  'Harbourlight Logistics',
  'Fernhill Dairy',
  'Kestrel Outdoor',
  'Bramble & Finch',
  'Tideway Instruments',
  'Oakmoor Housing',
  'Nordkap Maschinenbau',
  'Lindenhof Apotheken',
  'Atelier Vauclair',
  'Rivage Transports',
  'Costa Brisa Hoteles',
  'Talleres Arriaga',
  'Serra Verde Cafés',
  'Hoshikawa Print',
  'Copperline Electric',
  'Mossgate Veterinary',
  'Pinecrest Schools',
  'Halyard Marine',
]

/** The organizations of the export; the same for every seed. */
export const organizations: readonly Organization[] = organizationNames.map((name, place) => ({
  id: 361_898_900_000 + place * 7_919,
  name,
  domain: `${asciiName(name).replace(/[^a-z]+/g, '-')}.example`,
}))

const mailDomains = [
  'mail.example',
  'post.example',
  'inbox.example',
  'example.com',
  'example.org',
  'example.net',
] as const

/** Letters of a name that an e-mail address can hold: lower case, without diacritics. */
export function asciiName(name: string): string {
  return name
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z ]/g, '')
}

/**
 * Makes customer number `index`: the same for the same seed and index, whoever else is made.
 * @param index - from 0
 */
export function makePerson(seed: number, index: number): Person {
  const random = createRandom(mixSeed(seed, index, 0x9e3779b9))
  const region = pickRegion(random)
  const [given, givenLatin] = random.pick(givenNames[region.language])
  const [family, familyLatin] = random.pick(familyNames[region.language])
  const organization = random.chance(0.5) ? random.pick(organizations) : undefined
  const place = random.pick(region.towns)
  const phoneNational = region.phone(random)
  const first = asciiName(givenLatin ?? given).replace(/ /g, '')
  const last = asciiName(familyLatin ?? family).replace(/ /g, '')
  const isNumbered = organization === undefined || random.chance(0.3)
  const local = random.pick([
    `${first}.${last}`,
    `${first}${last}`,
    `${first.slice(0, 1)}.${last}`,
    `${last}.${first}`,
  ])
  const phoneInternational = internationalPhone(phoneNational, region.callingCode)
  return {
    index,
    id: 360_000_000_000 + random.int(10_000_000, 99_999_999) * 100 + (index % 100),
    region,
    given,
    family,
    name: region.language === 'ja' ? `${family} ${given}` : `${given} ${family}`,
    email: `${local}${isNumbered ? String(random.int(1, 999)) : ''}@${organization?.domain ?? random.pick(mailDomains)}`,
    phone: phoneInternational.replace(/ /g, ''),
    phoneNational,
    phoneInternational,
    organization,
    city: place.city,
    area: place.area,
    postcode: region.postcode(random),
    timeZone: place.timeZone,
    ianaTimeZone: place.ianaTimeZone,
    latitude: Math.round((place.latitude + random.int(-900, 900) / 10_000) * 10_000) / 10_000,
    longitude: Math.round((place.longitude + random.int(-900, 900) / 10_000) * 10_000) / 10_000,
    createdAt: 1_546_300_800 + random.int(0, 190_000_000),
    birthYear: random.int(1948, 2006),
  }
}
