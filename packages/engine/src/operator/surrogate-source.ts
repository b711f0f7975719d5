import type { Faker } from '@faker-js/faker'
import type { SurrogateSource } from './contract.ts'
import { fictionalPhones } from './data/fictional-phones.ts'

/**
 * Loads realistic stand-ins in some seventy locales. Large: load this file only where a policy makes surrogates.
 *
 * An unknown locale falls back to another of its language, then to English. What could reach somebody
 * cannot: e-mail and web addresses lie under `.example`, IP addresses in the documentation networks, phone
 * numbers in a range kept for fiction (an American one where the locale's country has none), cards under
 * an issuer that no scheme has, IBANs at a bank code that is not assigned. Stand-ins stay the same as long
 * as the version of Faker does.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2606 `.example`
 * @see https://www.rfc-editor.org/rfc/rfc5737 documentation networks
 */
export async function createSurrogateSource(): Promise<SurrogateSource> {
  const { Faker, allLocales } = await import('@faker-js/faker')
  const { en, base } = allLocales
  const definitions = new Map(Object.entries(allLocales).filter(([name]) => !notPlain.has(name)))
  const fakers = new Map<string, Faker>()
  const fakerFor = (locale: string): Faker => {
    let faker = fakers.get(locale)
    if (faker === undefined) {
      const own = definitions.get(chooseLocale(locale, [...definitions.keys()])) ?? en
      faker = new Faker({ locale: [own, en, base] })
      fakers.set(locale, faker)
    }
    return faker
  }
  return {
    make(entity, locale, seed) {
      const faker = fakerFor(locale)
      faker.seed(seed)
      return (makers.get(entity) ?? makeId)(faker, regionOf(locale) ?? 'US')
    },
  }
}

/** Not a language, or a joke about one. */
const notPlain: ReadonlySet<string> = new Set(['base', 'en_AU_ocker', 'en_BORK'])
const languageAliases: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', iw: 'he', in: 'id' }

/** The name of the nearest locale: language and region, the language, any region of it, English. */
function chooseLocale(locale: string, names: readonly string[]): string {
  const written = (/^[A-Za-z]{2,3}(?![A-Za-z])/.exec(locale)?.[0] ?? 'en').toLowerCase()
  const language = Object.hasOwn(languageAliases, written) ? languageAliases[written] : written
  const region = regionOf(locale)
  const wanted = [`${language}_${region}`, language, names.find((name) => name.startsWith(`${language}_`))]
  return wanted.find((name) => name !== undefined && names.includes(name)) ?? 'en'
}

function regionOf(locale: string): string | undefined {
  const region = /^[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?[-_]([A-Za-z]{2})(?![A-Za-z0-9])/.exec(locale)?.[1]
  return region?.toUpperCase()
}

type Make = (faker: Faker, region: string) => string

const makeId: Make = (faker) => faker.string.alphanumeric({ length: 10, casing: 'upper' })

const makers: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['PERSON', (faker) => faker.person.fullName()],
  ['EMAIL_ADDRESS', (faker) => `${username(faker)}@${host(faker)}`],
  ['PHONE_NUMBER', makePhone],
  [
    'ADDRESS',
    (faker) => `${faker.location.streetAddress()}, ${faker.location.zipCode()} ${faker.location.city()}`,
  ],
  ['LOCATION', (faker) => faker.location.city()],
  ['ORGANIZATION', (faker) => faker.company.name()],
  ['USERNAME', username],
  ['URL', (faker) => `https://${host(faker)}/${faker.string.alphanumeric({ length: 8, casing: 'lower' })}`],
  ['IP_ADDRESS', makeIp],
  ['CREDIT_CARD', makeCard],
  ['IBAN_CODE', makeIban],
  ['DATE_TIME', makeDate],
  ['ID', makeId],
  ['TEXT', (faker) => faker.lorem.sentence()],
])

function username(faker: Faker): string {
  const written = faker.internet.username().toLowerCase()
  return `${written.replace(/[^a-z0-9]+/g, '.').replace(/^\.+|\.+$/g, '') || 'user'}${faker.string.numeric(2)}`
}

function host(faker: Faker): string {
  return `${faker.string.alpha({ length: 6, casing: 'lower' })}.example`
}

function makePhone(faker: Faker, region: string): string {
  const ranges = fictionalPhones[Object.hasOwn(fictionalPhones, region) ? region : 'US'] ?? []
  return faker.helpers.arrayElement(ranges).replace(/#/g, () => faker.string.numeric(1))
}

function makeIp(faker: Faker): string {
  const network = faker.helpers.arrayElement(['192.0.2', '198.51.100', '203.0.113'])
  return `${network}.${faker.number.int({ min: 1, max: 254 })}`
}

/** First digit 9 is for national use (ISO/IEC 7812); the check digit is Luhn's. */
function makeCard(faker: Faker): string {
  const body = `999999${faker.string.numeric(9)}`
  const sum = [...body].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

/** A German one with check digits that hold and a bank code that begins with 0, which none does. */
function makeIban(faker: Faker): string {
  const account = `0${faker.string.numeric(17)}`
  // `DE00` behind the account, letters as 10 and so on: ISO 7064, MOD 97-10.
  const check = 98n - (BigInt(`${account}131400`) % 97n)
  return `DE${String(check).padStart(2, '0')}${account}`
}

function makeDate(faker: Faker): string {
  const from = '1970-01-01T00:00:00Z'
  return faker.date.between({ from, to: '2020-01-01T00:00:00Z' }).toISOString().slice(0, 10)
}
