import { en, base, Faker } from '@faker-js/faker'
import { address, houseNumber, postcode, street, streetName, type AddressParts } from './addresses.ts'
import { countryNames, type Sources } from './vocabulary.ts'
import type { Culture } from './lists.ts'
import type { NameMaker } from './name-maker.ts'
import { brands, demonyms, industries, jobs, monthsOf, services, weekdaysOf } from './fill-lists.ts'
import type { Random } from './random.ts'
import { misspelt, spelled } from './noise.ts'
import { foods } from './templates/en-chat.ts'
import type { TemplateSet } from './templates/template-set.ts'

/** What fills a place of a template: its text, and its entity or -1. */
export interface Filled {
  readonly text: string
  readonly kind: number
}

const person = 0
const place = 2
const addressKind = 1
const none = -1

/** Fills the places of templates with invented persons, places and things. */
export class Filler {
  readonly #random: Random
  readonly #names: NameMaker
  readonly #faker: Faker
  readonly #cities: readonly string[]
  readonly #largeCities: readonly string[]
  readonly #common: readonly string[]
  readonly #byLocale: ReadonlyMap<string, Culture>
  #set: TemplateSet | undefined
  #culture: Culture
  #countries: readonly string[] = []

  constructor(random: Random, sources: Sources, names: NameMaker) {
    this.#random = random
    this.#names = names
    this.#faker = new Faker({ locale: [en, base] })
    this.#faker.seed(random.below(2 ** 31))
    this.#cities = sources.cities.map(({ name }) => name)
    this.#largeCities = sources.cities
      .filter(({ population }) => population > 150_000)
      .map(({ name }) => name)
    this.#common = sources.packages.english(35).filter((word) => word.length > 3)
    this.#byLocale = new Map(sources.cultures.map((culture) => [culture.locale, culture]))
    this.#culture = sources.cultures[0] as Culture
  }

  /** Begins a text in the language of `set`. */
  begin(set: TemplateSet): void {
    this.#set = set
    const locales = set.locales.filter((locale) => this.#byLocale.has(locale))
    this.#culture = this.#byLocale.get(this.#random.pick(locales)) as Culture
    this.#countries = countriesOf(set.language)
    this.#names.begin(this.#culture)
  }

  fill(slot: string): Filled {
    const random = this.#random
    const names = this.#names
    const language = this.#set?.language ?? 'en'
    switch (slot) {
      case 'full':
        return { text: names.full(), kind: person }
      case 'fullupper':
        return { text: names.full().toUpperCase(), kind: person }
      case 'first':
        return { text: names.first(), kind: person }
      case 'last':
        return { text: names.last(), kind: person }
      case 'lastfirst':
        return { text: `${names.last()}, ${names.first()}`, kind: person }
      case 'title':
        return {
          text: random.pick([
            'Mr.',
            'Mrs.',
            'Ms.',
            'Mr',
            'Mrs',
            'Ms',
            'Dr.',
            'Dr',
            'Prof.',
            'Miss',
            ...(titles[language] ?? []),
          ]),
          kind: none,
        }
      case 'city':
        return { text: this.#city(), kind: place }
      case 'country':
        return { text: this.#country(), kind: place }
      case 'region':
        return { text: this.#region(), kind: place }
      case 'address':
        return { text: address(random, this.#layout(), this.#parts(), false), kind: addressKind }
      case 'addressline':
        return { text: address(random, this.#layout(), this.#parts(), true), kind: addressKind }
      case 'street':
        return { text: street(random, this.#layout(), this.#parts()), kind: addressKind }
      case 'house':
        return { text: houseNumber(random), kind: addressKind }
      case 'spelled':
        return { text: spelled(random, random.chance(0.5) ? names.first() : names.last()), kind: person }
      case 'streetname':
        return { text: streetName(random, this.#layout(), this.#parts()), kind: addressKind }
      case 'postcode':
        return { text: postcode(random, this.#layout()), kind: addressKind }
      case 'postcodecity': {
        const code = postcode(random, this.#layout())
        return {
          text: language === 'en' ? `${this.#city()} ${code}` : `${code} ${this.#city()}`,
          kind: addressKind,
        }
      }
    }
    return { text: this.#thing(slot, language), kind: none }
  }

  /** Street addresses of other countries turn up in every language. */
  #layout(): string {
    return this.#random.chance(0.85)
      ? (this.#set?.language ?? 'en')
      : this.#random.pick(['en', 'de', 'fr', 'es', 'it', 'sv', 'nl', 'cs'])
  }

  #parts(): AddressParts {
    return {
      city: () => this.#city(),
      country: () => this.#country(),
      last: () => this.#names.last(),
      first: () => this.#names.first(),
      common: () => {
        const word = this.#random.pick(this.#common)
        return word.charAt(0).toUpperCase() + word.slice(1)
      },
      culture: this.#culture,
    }
  }

  #city(): string {
    const own = this.#culture.cities
    const draw = this.#random.next()
    const name =
      own.length > 10 && draw < 0.3
        ? this.#random.pick(own)
        : this.#random.pick(draw < 0.6 ? this.#largeCities : this.#cities)
    return this.#random.chance(0.06) ? name.toUpperCase() : name
  }

  #country(): string {
    return this.#random.chance(0.12)
      ? this.#random.pick(['USA', 'UK', 'U.S.', 'United States', 'England', 'America', 'Scotland', 'Holland'])
      : this.#random.pick(this.#countries)
  }

  #region(): string {
    return this.#culture.states.length > 0
      ? this.#random.pick(this.#culture.states)
      : this.#random.pick(['Texas', 'Ohio', 'California', 'Bavaria', 'Florida'])
  }

  #organization(): string {
    const random = this.#random
    const [one, two, three] = [this.#names.last(), this.#names.last(), this.#names.last()]
    const word = random.pick(this.#common)
    const capital = word.charAt(0).toUpperCase() + word.slice(1)
    const other = random.pick(this.#common)
    const second = other.charAt(0).toUpperCase() + other.slice(1)
    const form = random.pick([
      'Inc',
      'Inc.',
      'Ltd',
      'LLC',
      'GmbH',
      'AG',
      'S.A.',
      'SRL',
      'SARL',
      'B.V.',
      'AB',
      'Group',
      'Corp',
      'Co.',
      'KG',
      'plc',
      'S.p.A.',
      'Sp. z o.o.',
      'A.Ş.',
      's.r.o.',
    ])
    const kind = random.pick([
      'Bank',
      'Airlines',
      'Insurance',
      'Logistics',
      'Foods',
      'Systems',
      'Media',
      'Pharma',
      'Motors',
      'Hotels',
      'University',
      'Hospital',
      'Energy',
      'Telecom',
      'Software',
      'Partners',
      'Technologies',
      'Capital',
      'Press',
      'Labs',
      'Records',
    ])
    const industry = random.pick(industries)
    return random.pick([
      `${capital}${second.toLowerCase()} ${industry}`,
      `${capital} ${industry}`,
      `${this.#city()} ${industry}`,
      `${this.#names.made()} ${industry}`,
      `${industry} ${this.#names.made()}`,
      `${capital} & ${second}`,
      `${capital}${second.toLowerCase()}`,
      this.#names.made(),
      `${one}-${two}`,
      `${one}, ${two} and ${three}`,
      `${one} & ${two}`,
      `${one} and Sons`,
      `${one} ${form}`,
      `${one} ${kind}`,
      `${capital} ${kind}`,
      `${capital}${second.toLowerCase()}`,
      `${capital} ${second} ${form}`,
      `${capital} ${form}`,
      `${this.#city()} ${kind}`,
      `${kind} of ${this.#city()}`,
      `${this.#faker.company.buzzNoun().replace(/^./, (letter) => letter.toUpperCase())} ${kind}`,
      random.pick(brands),
      random.pick(brands),
    ])
  }

  #thing(slot: string, language: string): string {
    const random = this.#random
    switch (slot) {
      case 'org':
        return this.#organization()
      case 'typo':
        return misspelt(random, random.pick(this.#common), random.pick(this.#common))
      case 'food':
        return random.pick(foods)
      case 'service':
        return random.pick(services)
      case 'product':
        return random.pick([
          () => this.#faker.commerce.productName(),
          () => this.#faker.commerce.product(),
          () => random.pick(brands),
          () =>
            random.pick([
              'iPhone 15',
              'router',
              'headset',
              'printer',
              'laptop',
              'subscription',
              'mobile app',
              'Galaxy S22',
              'Surface Pro',
              'Xbox',
            ]),
        ])()
      case 'brand':
        return random.pick(brands)
      case 'month':
        return random.pick(monthsOf(language))
      case 'weekday':
        return random.pick(weekdaysOf(language))
      case 'year':
        return String(random.between(1950, 2026))
      case 'day':
        return String(random.between(1, 31))
      case 'age':
        return String(random.between(16, 95))
      case 'num':
        return random.digits(random.between(1, 5))
      case 'order':
        return random.pick(['', '', '#', 'INV-', 'A', 'ORD-', 'DE']) + random.digits(random.between(4, 12))
      case 'code':
        return this.#faker.string.alphanumeric({
          length: random.between(3, 9),
          casing: random.chance(0.5) ? 'upper' : 'lower',
        })
      case 'password':
        return random.chance(0.5) ? `${random.pick(this.#common)}${random.digits(3)}` : random.digits(4)
      case 'amount':
        return random.pick([
          `$${random.digits(3)}.${random.digits(2)}`,
          `${random.digits(2)},${random.digits(2)} €`,
          `EUR ${random.digits(3)}`,
          `£${random.digits(2)}`,
        ])
      case 'phone':
        return random.pick([
          `+${random.digits(11)}`,
          `+${random.digits(2)} ${random.digits(1)} ${random.digits(2)} ${random.digits(2)} ${random.digits(2)} ${random.digits(2)}`,
          `+${random.digits(2)} ${random.digits(2)} ${random.digits(4)} ${random.digits(4)}`,
          `+${random.digits(2)} (0)${random.digits(3)} ${random.digits(6)}`,
          `${random.digits(3)}-${random.digits(3)}-${random.digits(4)}`,
          `0${random.digits(3)} ${random.digits(7)}`,
          `(${random.digits(3)}) ${random.digits(3)} ${random.digits(4)}`,
          random.digits(10),
        ])
      case 'email':
        return `${this.#names.first()}.${this.#names.last()}@mail.example`.toLowerCase().replace(/\s/g, '')
      case 'url':
        return `https://www.${random.pick(this.#common)}.example/${random.pick(this.#common)}`
      case 'handle':
        return `${this.#names.first().toLowerCase()}${random.digits(2)}`
      case 'date':
        return random.pick([
          `${random.between(1, 28)}.${random.between(1, 12)}.${random.between(1960, 2026)}`,
          `${random.between(1, 12)}/${random.between(1, 28)}/${random.between(1960, 2026)}`,
          `${random.between(1960, 2026)}-0${random.between(1, 9)}-${random.between(10, 28)}`,
          `${random.pick(monthsOf(language))} ${random.between(1, 28)}`,
        ])
      case 'time':
        return random.pick([
          `${random.between(1, 12)} pm`,
          `${random.between(0, 23)}:${random.between(10, 59)}`,
          `${random.between(1, 12)}:30PM`,
        ])
      case 'demonym':
        return random.pick(demonyms)
      case 'job':
        return random.pick(jobs)
      case 'department':
        return random.pick([
          'Billing',
          'Sales',
          'Finance',
          'Customer Service',
          'Tech Support',
          'Logistics',
          'Marketing',
          'HR',
          'billing',
          'support',
          'Vertrieb',
          'Buchhaltung',
        ])
    }
    throw new Error(`There is no place {${slot}}.`)
  }
}

const titles: Readonly<Record<string, readonly string[]>> = {
  de: ['Herr', 'Frau', 'Hr.', 'Fr.', 'Herrn', 'Herr Dr.'],
  fr: ['M.', 'Mme', 'Monsieur', 'Madame', 'Mlle'],
  es: ['Sr.', 'Sra.', 'Señor', 'Señora', 'Don', 'Doña'],
  it: ['Sig.', 'Sig.ra', 'Signor', 'Signora', 'Dott.'],
  pt: ['Sr.', 'Sra.', 'Senhor', 'Senhora', 'Dona'],
  nl: ['dhr.', 'mevr.', 'de heer', 'mevrouw'],
  pl: ['Pan', 'Pani'],
  tr: ['Sayın'],
  cs: ['pan', 'paní', 'Ing.'],
}

const countries = new Map<string, string[]>()

function countriesOf(language: string): string[] {
  let names = countries.get(language)
  if (names === undefined)
    countries.set(language, (names = [...countryNames([language]), ...countryNames(['en'])]))
  return names
}
