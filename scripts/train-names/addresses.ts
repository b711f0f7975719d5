import type { Culture } from './lists.ts'
import type { Random } from './random.ts'

/** What an address is made of. */
export interface AddressParts {
  readonly city: () => string
  readonly country: () => string
  readonly last: () => string
  readonly first: () => string
  readonly common: () => string
  readonly culture: Culture
}

const englishSuffixes =
  'Street,St,St.,Road,Rd,Rd.,Avenue,Ave,Ave.,Lane,Ln,Drive,Dr,Dr.,Way,Court,Ct,Boulevard,Blvd,Place,Pl,Terrace,Close,Crescent,Square,Highway,Parkway,Pkwy,Circle,Row,Mews,Hill,Grove,Gardens,Trail,Park,Crossing,Point,Ridge,View,Run,Walk'.split(
    ',',
  )

/** What Indian addresses have where others have a street. */
const indianSuffixes =
  'Nagar,Colony,Complex,Layout,Cross,Puram,Main Road,Mall,Society,Apartments,Enclave,Marg,Chowk,Bazaar'.split(
    ',',
  )

const streetForms: Readonly<Record<string, readonly string[]>> = {
  de: [
    'Straße',
    'Str.',
    'strasse',
    'straße',
    'str.',
    'weg',
    'gasse',
    'platz',
    'allee',
    ' Weg',
    ' Allee',
    ' Platz',
    ' Ring',
    'ring',
    'ufer',
    'damm',
    ' Straße',
    ' Strasse',
    '-Straße',
    '-Platz',
    'hof',
    'steig',
  ],
  nl: ['straat', 'laan', 'weg', 'plein', 'gracht', 'kade', 'singel', 'dreef', 'hof', 'pad', 'dijk'],
  sv: [
    'gatan',
    'vägen',
    'gata',
    'väg',
    'gränd',
    'torget',
    'vej',
    'gade',
    'gata',
    'veien',
    'gaten',
    'katu',
    'tie',
    'kuja',
    'bakken',
    'svingen',
    'stien',
    ' terrasse',
    ' Allé',
    ' alle',
    'stræde',
  ],
  fr: [
    'rue',
    'Rue',
    'avenue',
    'Avenue',
    'boulevard',
    'Bd',
    'place',
    'chemin',
    'impasse',
    'quai',
    'allée',
    'route',
    'Av.',
  ],
  es: [
    'Calle',
    'C/',
    'calle',
    'Avenida',
    'Avda.',
    'Av.',
    'Plaza',
    'Paseo',
    'Camino',
    'Carretera',
    'Ronda',
    'C.',
    'Travesía',
  ],
  it: [
    'Via',
    'via',
    'Viale',
    'Corso',
    'Piazza',
    'Vicolo',
    'Largo',
    'Strada',
    'Strada Provinciale',
    'Contrada',
    'Borgo',
  ],
  pt: ['Rua', 'R.', 'Avenida', 'Av.', 'Travessa', 'Praça', 'Alameda', 'Rodovia', 'rua', 'Estrada', 'Largo'],
  pl: ['ul.', 'ulica', 'al.', 'Aleja', 'os.', 'pl.', 'ul', 'Ul.'],
  tr: ['Sokak', 'Sk.', 'Caddesi', 'Cad.', 'Mahallesi', 'Bulvarı', 'sokak', 'Sok.'],
  cs: [
    '',
    'ulice',
    'náměstí',
    'třída',
    'nám.',
    'utca',
    'u.',
    'út',
    'tér',
    'ulica',
    'Strada',
    'Str.',
    'iela',
    'cesta',
  ],
}

const natureNames =
  'Linden Rosen Birken Garten Schiller Goethe Bahnhof Haupt Kirch Schul Wiesen Mühlen Berg Park Industrie Dorf Wald Ahorn Feld Ring Kerk Dorps Molen School Stations Beuken Eiken Stor Kungs Drottning Skol Björk Ask Kyrko Hamn Sol Fjell Strand Skov Møller Kapell'.split(
    ' ',
  )
const englishNames =
  'Oak Maple Church Main High Park Station Mill Elm King Queen Victoria Cedar Pine Lake Hill River Spring Washington Lincoln Second Third 4th 5th 12th Broad Market North South East West Green Manor School Chapel Meadow Willow Sunset Forest Highland Airport College Temple Gandhi Nehru Anna Cross Bridge Old New Long Cherry Walnut Chestnut Orchard Garden Union Center Franklin Jackson Madison County State Beach Harbor Ridge Valley Fox Deer Eagle Stone Brook'.split(
    ' ',
  )
const romanceNames =
  'Verdi Garibaldi Roma Mazzini Dante Manzoni Mayor Real Sol Luna Libertad Constitución San Juan Santa María del Carmen de la Paz da Liberdade das Flores dos Santos República Victor Hugo Jean Jaurès Pasteur de Gaulle de la Gare du Moulin des Lilas de Paris Augusta Central Independência Colón Cervantes delle Rose dei Mille'.split(
    ' ',
  )

/** Numbers of houses: `12`, `12a`, `12-14`, `12/3`. */
export function houseNumber(random: Random): string {
  const plain = String(random.chance(0.75) ? random.between(1, 250) : random.between(250, 12_000))
  if (random.chance(0.8)) return plain
  return random.pick([
    `${plain}a`,
    `${plain} b`,
    `${plain}-${Number(plain) + 2}`,
    `${plain}/${random.between(1, 30)}`,
    `${plain}C`,
    `0${plain}`,
  ])
}

/** The name of a street without a number, as the language writes it. */
export function streetName(random: Random, language: string, parts: AddressParts): string {
  const own = parts.culture.streets
  if (own.length > 20 && random.chance(0.35)) return random.pick(own)
  const forms = streetForms[language]
  switch (language) {
    case 'de':
    case 'nl':
    case 'sv': {
      const stem = random.chance(0.4)
        ? random.pick(natureNames)
        : random.chance(0.5)
          ? parts.last()
          : random.chance(0.5)
            ? parts.city()
            : parts.first()
      const form = random.pick(forms ?? [])
      return /^[ -]/.test(form) || /^[A-ZÄÖÜ]/.test(form)
        ? `${stem}${/^[ -]/.test(form) ? '' : ' '}${form}`
        : stem + form
    }
    case 'fr':
    case 'es':
    case 'it':
    case 'pt':
    case 'pl': {
      const name = random.chance(0.3)
        ? `${random.pick(romanceNames)} ${random.pick(romanceNames)}`
        : random.chance(0.4)
          ? parts.last()
          : random.chance(0.5)
            ? `${parts.first()} ${parts.last()}`
            : `${random.pick(['de', 'de la', 'del', 'di', 'da', 'des', 'du'])} ${parts.city()}`
      return `${random.pick(forms ?? [])} ${name}`.trim()
    }
    case 'tr':
      return `${random.chance(0.5) ? parts.last() : parts.city()} ${random.pick(forms ?? [])}`
    case 'cs':
      return `${random.chance(0.4) ? `${random.pick(forms ?? [])} ` : ''}${random.chance(0.6) ? parts.last() : parts.city()}${random.chance(0.3) ? 'va' : ''}${random.chance(0.25) ? ` ${random.pick(['utca', 'u.', 'tér', 'iela', 'ulica'])}` : ''}`.trim()
  }
  const stem = random.chance(0.3)
    ? random.pick(englishNames)
    : random.chance(0.4)
      ? parts.last()
      : random.chance(0.4)
        ? parts.first()
        : random.chance(0.3)
          ? `${random.pick(englishNames)} ${random.pick(englishNames)}`
          : random.chance(0.5)
            ? parts.city()
            : parts.common()
  const suffix = random.pick(
    parts.culture.locale === 'en_IN'
      ? [...englishSuffixes, ...indianSuffixes, ...indianSuffixes]
      : englishSuffixes,
  )
  const prefix = random.chance(0.12)
    ? `${random.pick(['N', 'S', 'E', 'W', 'N.', 'SW', 'North', 'West', 'Old', 'Upper'])} `
    : ''
  return `${prefix}${stem} ${suffix}`
}

/** Street and house number. */
export function street(random: Random, language: string, parts: AddressParts): string {
  const name = streetName(random, language, parts)
  const number = houseNumber(random)
  const isBefore =
    language === 'en' ? random.chance(0.93) : language === 'fr' ? random.chance(0.85) : random.chance(0.08)
  if (random.chance(0.12))
    return `${random.digits(random.between(2, 5))} ${random.chance(0.5) ? `${number} ${name}` : `${name} ${number}`}`
  if (isBefore)
    return random.chance(0.04)
      ? `${random.digits(random.between(2, 5))} ${number} ${name}`
      : `${number}${language === 'fr' && random.chance(0.5) ? ', ' : ' '}${name}`
  if (language === 'es' || language === 'it' || language === 'pt')
    return `${name}${random.pick([', ', ' ', ', nº ', ' n. '])}${number}`
  if (language === 'tr') return `${name} No: ${number}`
  return `${name} ${number}`
}

/** A postal code in one of the forms of the world. */
export function postcode(random: Random, language: string): string {
  const letters = (count: number): string =>
    Array.from({ length: count }, () => random.pick([...'ABCDEFGHJKLMNPRSTUVWXY'])).join('')
  const d = (count: number): string => random.digits(count)
  switch (language) {
    case 'nl':
      return `${d(4)}${random.chance(0.7) ? ' ' : ''}${letters(2)}`
    case 'pl':
      return `${d(2)}-${d(3)}`
    case 'pt':
      return random.chance(0.5) ? `${d(5)}-${d(3)}` : `${d(4)}-${d(3)}`
    case 'sv':
      return random.chance(0.5) ? `${d(3)} ${d(2)}` : d(random.pick([4, 5]))
    case 'cs':
      return random.chance(0.5) ? `${d(3)} ${d(2)}` : d(random.pick([4, 5, 6]))
    case 'en':
      if (random.chance(0.25))
        return `${letters(random.between(1, 2))}${random.between(1, 29)} ${random.between(1, 9)}${letters(2)}`
      if (random.chance(0.1)) return `${letters(1)}${d(1)}${letters(1)} ${d(1)}${letters(1)}${d(1)}`
      return random.chance(0.15)
        ? d(6)
        : random.chance(0.15)
          ? `${d(5)}-${d(4)}`
          : random.chance(0.1)
            ? d(4)
            : d(5)
  }
  return d(random.chance(0.9) ? 5 : 4)
}

const units = [
  'Apt. 12',
  'Apt 4B',
  'Suite 300',
  'Ste 12',
  'Unit 7',
  'Flat 2',
  '2nd Floor',
  'Floor 3',
  '# 14',
  'Building C',
  'Apartment 5',
  'Bldg 2',
  'Block D',
  'Room 210',
  'Lot 5',
  'Penthouse',
]
const localUnits: Readonly<Record<string, readonly string[]>> = {
  de: ['2. OG', 'Hinterhaus', 'Wohnung 4', 'Top 12', '3. Stock', 'EG links'],
  fr: ['Appt 12', 'Bâtiment B', '3ème étage', 'Bât. C', 'Escalier 2'],
  es: ['3º B', '2º izquierda', 'Piso 4', 'Puerta 5', 'Esc. A'],
  it: ['Scala B', 'Interno 4', 'Piano 2', 'int. 7'],
  pt: ['Apto 42', 'Bloco B', '3º andar', 'apto. 101', 'Casa 2'],
  nl: ['2 hoog', 'bus 3', 'verdieping 2'],
  sv: ['lgh 1102', '2 tr', '3. sal', 'st. tv.', 'A 12'],
  pl: ['m. 5', 'm 12', 'lok. 3'],
  tr: ['Daire 5', 'Kat 2', 'D: 8', 'Kat: 3 Daire: 7'],
  cs: ['byt 4', '2. patro'],
}

/** An address, or none of its parts but some; lines end with `\n`. */
export function address(random: Random, language: string, parts: AddressParts, isOneLine: boolean): string {
  if (language === 'en' && random.chance(0.03))
    return random.pick(
      [
        `PO Box ${random.digits(4)}, ${parts.city()} ${postcode(random, language)}`,
        `P.O. Box ${random.digits(3)}`,
        `PSC ${random.digits(4)}, Box ${random.digits(4)}, APO AE 0${random.digits(4)}`,
        `USS ${parts.last()}\nFPO AP ${random.digits(5)}`,
        `Unit ${random.digits(4)} Box ${random.digits(4)}\nDPO AE ${random.digits(5)}`,
      ].slice(0, isOneLine ? 3 : 5),
    )
  const base = street(random, language, parts)
  const unit = random.chance(0.25)
    ? random.chance(0.5) || language === 'en'
      ? random
          .pick(units)
          .replace(/\d+/, (number) => (random.chance(0.5) ? String(random.between(1, 999)) : number))
      : random.pick(localUnits[language] ?? units)
    : undefined
  const code = postcode(random, language)
  const city = random.chance(0.12) ? parts.city().toUpperCase() : parts.city()
  const short = parts.culture.statesShort
  const state =
    short.length > 0 && random.chance(0.6)
      ? random.pick(short)
      : random.chance(0.05)
        ? random.pick(['NY', 'CA', 'TX', 'FL', 'WA', 'OH', 'IL'])
        : undefined
  const isCodeFirst =
    language === 'en' ? random.chance(0.05) : language === 'tr' ? random.chance(0.4) : random.chance(0.85)
  const withState =
    state === undefined || isCodeFirst ? city : `${city}${random.pick([', ', ' ', ', '])}${state}`
  const place = isCodeFirst
    ? `${code} ${city}`
    : random.chance(0.12)
      ? `${withState}, ${code}`
      : `${withState} ${code}`
  const country = random.chance(0.25) ? parts.country() : undefined
  const lines = random.chance(0.22)
    ? [base]
    : random.chance(0.1)
      ? [base, city]
      : random.chance(0.2)
        ? [
            base,
            random.chance(0.7)
              ? (unit ??
                `${random.pick(['Apt.', 'Suite', 'Apt', 'Unit', 'Flat'])} ${random.digits(random.between(1, 3))}`)
              : undefined,
            withState,
            random.chance(0.8) ? `${parts.country()}${random.chance(0.6) ? ` ${code}` : ''}` : undefined,
          ]
        : [base, unit, place, country]
  if (random.chance(0.05) && unit !== undefined) lines.unshift(lines.splice(1, 1)[0])
  const kept = lines.filter((line) => line !== undefined)
  const join = isOneLine
    ? random.pick([', ', ', ', ', ', ' ', ' ', ' '])
    : random.pick(['\n', '\n', '\n', ', ', '\n ', '\n ', ' ', ',\n', '\n, '])
  return kept.join(join)
}
