import {
  hashWord,
  hashStep,
  prepareCharacters,
  foldUnit,
} from '../../packages/engine/src/names/characters.ts'
import { wordClass } from '../../packages/engine/src/names/classes.ts'
import { suffixSeed } from '../../packages/engine/src/names/gate.ts'
import { unique, type City, type Culture, type PackageLists } from './lists.ts'
import { wordLists } from './word-lists.ts'

/** Cities with fewer inhabitants are left to the tagger. */
const inhabitantsMin = 5_000
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'no', 'fi', 'pl', 'tr', 'cs']

/** All that the lexicon is made of. */
export interface Sources {
  readonly cultures: readonly Culture[]
  readonly packages: PackageLists
  readonly people: { readonly firsts: readonly string[]; readonly lasts: readonly string[] }
  readonly cities: readonly City[]
  readonly technical: readonly { readonly language: string; readonly texts: readonly string[] }[]
  /** Our own sentences that name nobody. */
  readonly plain: readonly string[]
}

/** Class masks by word hash. */
export function buildVocabulary(sources: Sources): Map<number, number> {
  prepareCharacters()
  const classes = new Map<number, number>()
  const add = (word: string, mask: number): void => {
    const hash = hashWord(word)
    classes.set(hash, (classes.get(hash) ?? 0) | mask)
  }
  const addNames = (names: Iterable<string>, mask: number): void => {
    for (const name of names)
      for (const [word] of name.matchAll(wordPattern)) if (word.length > 1) add(word, mask)
  }
  for (const [kind, list] of Object.entries(wordLists)) {
    if (kind === 'streetSuffix') continue
    for (const word of list.split(/\s+/)) add(word, wordClass[kind as keyof typeof wordClass])
  }
  for (const suffix of wordLists.streetSuffix.split(/\s+/)) {
    let hash = suffixSeed
    for (let at = suffix.length - 1; at >= 0; at -= 1) hash = hashStep(hash, foldUnit(suffix.charCodeAt(at)))
    classes.set(hash, wordClass.street)
  }
  addNames([...sources.people.firsts, ...sources.cultures.flatMap(({ firsts }) => firsts)], wordClass.first)
  addNames([...sources.people.lasts, ...sources.cultures.flatMap(({ lasts }) => lasts)], wordClass.last)
  addPlaces(sources, add)
  addCommon(sources, add)
  keepWordsWords(classes, sources)
  return classes
}

/** Small words stand in some list of names or other; only well-known given names are both, like Will and Rose. */
function keepWordsWords(classes: Map<number, number>, { people, packages }: Sources): void {
  const given = new Set(people.firsts.filter((name) => name.length > 2).map(hashWord))
  for (const word of packages.stopwords('en')) if (word.length < 4) given.delete(hashWord(word))
  const places = wordClass.city | wordClass.last | wordClass.country
  for (const [hash, mask] of classes) {
    if ((mask & wordClass.frequent) === 0) continue
    classes.set(hash, mask & ~(given.has(hash) ? places : places | wordClass.first))
  }
  for (const word of ['us', 'uk', 'turkey', 'china', 'jordan', 'georgia', 'chad', 'york', 'paris'])
    classes.set(hashWord(word), (classes.get(hashWord(word)) ?? 0) | wordClass.country)
}

type Add = (word: string, mask: number) => void

function addPlaces({ cities, cultures }: Sources, add: Add): void {
  const names = [
    ...cities.filter(({ population }) => population >= inhabitantsMin).map(({ name }) => name),
    ...cultures.flatMap((culture) => culture.cities),
  ]
  for (const name of unique(names)) {
    const words = name.match(wordPattern) ?? []
    for (const word of words)
      if (word.length > 2 || words.length === 1)
        add(word, words.length === 1 ? wordClass.city : wordClass.cityPart)
  }
  for (const name of countryNames()) {
    const words = name.match(wordPattern) ?? []
    for (const word of words)
      if (word.length > 2) add(word, words.length === 1 ? wordClass.country : wordClass.cityPart)
  }
  for (const word of [
    'usa',
    'uk',
    'uae',
    'us',
    'eu',
    'america',
    'europe',
    'asia',
    'africa',
    'england',
    'scotland',
    'wales',
  ])
    add(word, wordClass.country)
  for (const culture of cultures) {
    for (const name of culture.states)
      for (const [word] of name.matchAll(wordPattern)) if (word.length > 3) add(word, wordClass.country)
    if (/^(en|en_CA|en_AU|it|pt_BR|de)$/.test(culture.locale))
      for (const name of culture.statesShort) add(name, wordClass.country)
  }
}

/** Names of countries in the languages that we write templates in. */
export function countryNames(only = languages): string[] {
  const codes = allCodes()
  return unique(
    only.flatMap((language) => {
      const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
      return codes.flatMap((code) => names.of(code) ?? [])
    }),
  )
}

function allCodes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters
    .flatMap((one) => letters.map((two) => one + two))
    .filter((code) => !/^(EU|EZ|UN|QO|X.|ZZ|Q.)$/.test(code))
}

function addCommon({ packages, technical, plain }: Sources, add: Add): void {
  for (const size of [10, 20]) for (const word of packages.english(size)) add(word, wordClass.frequent)
  for (const size of [35, 40, 50]) for (const word of packages.english(size)) add(word, wordClass.common)
  for (const language of languages)
    for (const word of packages.stopwords(language))
      if (/^[\p{L}]+$/u.test(word)) add(word, wordClass.frequent)
  for (const { texts } of technical) {
    const counts = new Map<string, number>()
    for (const text of texts)
      for (const [word] of text.matchAll(/(?<![`"'@-])\p{L}{2,}/gu))
        counts.set(word, (counts.get(word) ?? 0) + 1)
    for (const [word, count] of counts)
      if (count > 1) add(word, count > 15 ? wordClass.frequent : wordClass.common)
  }
  for (const text of plain)
    for (const [word] of text.replace(/\{\w+\}/g, ' ').matchAll(/\p{L}{2,}/gu)) add(word, wordClass.common)
  for (const language of languages) {
    for (let month = 0; month < 12; month += 1)
      for (const style of ['long', 'short'] as const) {
        const date = new Date(Date.UTC(2024, month, month + 1))
        const parts = new Intl.DateTimeFormat(language, {
          month: style,
          weekday: style,
          timeZone: 'UTC',
        }).format(date)
        for (const [word] of parts.matchAll(/\p{L}{3,}/gu)) add(word, wordClass.calendar)
      }
  }
}
