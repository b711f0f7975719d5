import { allLocales, base, en, Faker, type LocaleDefinition } from '@faker-js/faker'
import type { KnownValue } from '@stet/engine'
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'

/** A text in which a person's own data turn up in some other spelling. */
export interface KnownTicket {
  readonly text: string
  readonly known: readonly KnownValue[]
  readonly planted: readonly { readonly start: number; readonly end: number; readonly variant: string }[]
}

const people: readonly (readonly [LocaleDefinition, CountryCode])[] = [
  [allLocales.en_US, 'US'],
  [allLocales.en_GB, 'GB'],
  [allLocales.de, 'DE'],
  [allLocales.fr, 'FR'],
  [allLocales.es, 'ES'],
  [allLocales.pt_BR, 'BR'],
  [allLocales.sv, 'SE'],
  [allLocales.pl, 'PL'],
  [allLocales.cs_CZ, 'CZ'],
  [allLocales.tr, 'TR'],
  [allLocales.nl, 'NL'],
]

const leads = [
  '',
  'Hello, ',
  'this is ',
  'Please call ',
  'I am ',
  'Contact: ',
  'see (',
  '“',
  'on behalf of ',
  '> ',
  '* ',
  'From:\t',
]
const tails = ['', '.', ' please', ', thanks!', ') again', '”', '\n', ' wrote:', '; urgent', ' – order 4711']

/**
 * Texts that repeat a known person's data in the spellings that people use; the same for the same seed.
 * Short and common names are left to the tests of the known values: here every plant is meant.
 */
export function* knownTickets(count: number, seed: number): Generator<KnownTicket> {
  const fakers = people.map(([locale, region]) => {
    const faker = new Faker({ locale: [locale, en, base] })
    faker.seed(seed)
    return { faker, region }
  })
  const pick = fakers[0]?.faker as Faker
  const one = <Item>(items: readonly Item[]): Item =>
    items[pick.number.int({ min: 0, max: items.length - 1 })] as Item
  for (let index = 0; index < count; index += 1) {
    const { faker, region } = one(fakers)
    const first = faker.person.firstName()
    const last = faker.person.lastName()
    const email = `${plain(first)}.${plain(last)}${pick.number.int(99)}@mail.example`
    const phone = parsePhoneNumberFromString(faker.phone.number({ style: 'international' }), region)
    const known: KnownValue[] = [
      { entity: 'PERSON', text: `${first} ${last}` },
      { entity: 'EMAIL_ADDRESS', text: email },
      ...(phone === undefined ? [] : [{ entity: 'PHONE_NUMBER', text: phone.number }]),
    ]
    const variants = variantsOf(first, last, email)
    if (phone?.isValid() === true) {
      variants.push(
        ['phone, national', phone.formatNational()],
        ['phone, international', phone.formatInternational()],
      )
      variants.push(
        ['phone, dots', phone.formatInternational().replaceAll(' ', '.')],
        ['phone, digits', phone.number],
      )
    }
    let text = ''
    const planted: KnownTicket['planted'][number][] = []
    for (let count_ = pick.number.int({ min: 1, max: 3 }); count_ > 0; count_ -= 1) {
      const [variant, value] = one(variants)
      text += one(leads)
      planted.push({ start: text.length, end: text.length + value.length, variant })
      text += `${value}${one(tails)} `
    }
    yield { text, known, planted }
  }
}

/** Lower case, without what no e-mail address has. */
function plain(name: string): string {
  return (
    withoutMarks(name)
      .toLowerCase()
      .replace(/[^a-z]/g, '') || 'x'
  )
}

function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '')
}

function variantsOf(first: string, last: string, email: string): [string, string][] {
  const full = `${first} ${last}`
  return [
    ['whole', full],
    ['lower case', full.toLowerCase()],
    ['upper case', full.toUpperCase()],
    ['without diacritics', withoutMarks(full)],
    ['surname first', `${last}, ${first}`],
    ['initial and surname', `${first.charAt(0)}. ${last}`],
    ['possessive', `${full}'s`],
    ['over a line', `${first}\n${last}`],
    ['e-mail', email],
    ['e-mail in capitals', email.toUpperCase()],
    ['e-mail, local part', email.slice(0, email.indexOf('@'))],
    ['reply header', `${full} <${email}>`],
    ...(first.length > 4 ? ([['first name', first]] as [string, string][]) : []),
    ...(last.length > 5 ? ([['surname', last]] as [string, string][]) : []),
  ]
}
