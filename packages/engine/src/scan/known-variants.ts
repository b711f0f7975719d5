import { splitInternational, parseNational } from '../detector/check/phone.ts'
import { foldToken, foldWithE, foldWithoutE } from './fold-token.ts'
import { particles, sharedMailboxes, titles } from './name-words.ts'
import { foldText } from './normalize.ts'
import { tokenize, type Token } from './tokens.ts'

/** How a variant relates to its value; a smaller one is preferred where two values share a spelling. */
export type VariantRank = 0 | 1 | 2

/** One spelling of a known value. */
export interface Variant {
  readonly keys: readonly string[]
  readonly rank: VariantRank
  /** Lower-case text that has to stand there exactly, separators and all. */
  readonly exact?: string
  /** A name alone, which may be a common word. */
  readonly isSingleName?: boolean
  /** An s was added: a possessive has its apostrophe, or the name is no common word. */
  readonly isPossessive?: boolean
  /** The last token has to be a capital letter, as in `Jane D.`. */
  readonly endsInCapital?: boolean
}

/** All spellings of one known value. */
export interface Spellings {
  readonly variants: readonly Variant[]
  /** Folded letters and digits, in a text written with any separators or none between them. */
  readonly compacts: readonly string[]
  /** Digits that are a number by themselves, whatever letters stand beside them. */
  readonly numbers: readonly string[]
}

/** Fewest letters and digits of a value that is not a person's name. */
const charactersMin = 3
/** Fewest letters and digits of a part of an address. */
const addressPartCharactersMin = 5
const localPartCharactersMin = 4
const phoneDigitsMin = 7
/** Longest value that is also looked for without its separators. */
const compactCharactersMax = 64

/** Spellings in which a value may stand in a text. */
export function spellingsOf(entity: string, text: string, regions: readonly string[]): Spellings {
  const folded = foldText(text.normalize('NFC')).text
  const tokens = tokenize(folded)
  switch (entity) {
    case 'PERSON':
      return { variants: personVariants(folded), compacts: [], numbers: [] }
    case 'EMAIL_ADDRESS':
      return { variants: emailVariants(folded, tokens), compacts: [], numbers: [] }
    case 'PHONE_NUMBER':
      return { variants: [], compacts: [], numbers: phoneNumbers(folded, regions) }
    case 'ADDRESS':
      return { variants: addressVariants(folded, tokens), compacts: compactsOf(tokens), numbers: [] }
    default:
      return { variants: wholeVariants(tokens), compacts: compactsOf(tokens), numbers: [] }
  }
}

const keysOf = (tokens: readonly Token[]): string[] => tokens.map((token) => token.key)

const sizeOf = (tokens: readonly Token[]): number => tokens.reduce((sum, token) => sum + token.key.length, 0)

function isLongEnough(tokens: readonly Token[], min: number): boolean {
  return sizeOf(tokens) >= min || tokens.filter((token) => token.kind === 'sign').length >= 2
}

/** The keys, and once more with umlauts written with an e, or such an e taken back. */
function spelled(
  tokens: readonly Token[],
  rank: VariantRank,
  more: Omit<Variant, 'keys' | 'rank'> = {},
): Variant[] {
  const withE = tokens.map((token) => foldWithE(token.text) ?? token.key)
  const keys = keysOf(tokens)
  const variants: Variant[] = [{ keys, rank, ...more }]
  const withoutE = tokens.map((token) => foldWithoutE(token.key))
  for (const other of [withE, withoutE]) {
    if (other.some((key, index) => key !== keys[index])) variants.push({ keys: other, rank: 2, ...more })
  }
  return variants
}

function wholeVariants(tokens: readonly Token[]): Variant[] {
  return isLongEnough(tokens, charactersMin) ? spelled(tokens, 0) : []
}

/** A value with digits in it, such as a card or an account number, is also found with other separators. */
function compactsOf(tokens: readonly Token[]): string[] {
  const text = keysOf(tokens).join('')
  const digits = text.replace(/[^0-9]/g, '').length
  return digits >= 4 && text.length >= 6 && text.length <= compactCharactersMax ? [text] : []
}

function addressVariants(folded: string, tokens: readonly Token[]): Variant[] {
  const parts = folded.split(/[,;\n]/).map(tokenize)
  return [
    ...wholeVariants(tokens),
    ...parts.flatMap((part) => (isLongEnough(part, addressPartCharactersMin) ? spelled(part, 1) : [])),
  ]
}

function emailVariants(folded: string, tokens: readonly Token[]): Variant[] {
  const at = folded.lastIndexOf('@')
  const whole = wholeVariants(tokens)
  if (at < 0) return whole
  const local = folded.slice(0, at)
  // `jane+news@` is also Jane without her tag.
  const locals = new Set([local, local.replace(/\+.*$/s, '')])
  for (const each of locals) {
    const part = tokenize(each)
    const isShared = sharedMailboxes.has(keysOf(part).join(''))
    if (sizeOf(part) >= localPartCharactersMin && !isShared)
      whole.push({ keys: keysOf(part), rank: 2, exact: each.toLowerCase(), isSingleName: part.length === 1 })
  }
  return whole
}

/** Digits of a phone number as they may be written: national, with a trunk prefix, with the country's code. */
function phoneNumbers(folded: string, regions: readonly string[]): string[] {
  const written = folded.replace(/[^0-9]/g, '')
  const isInternational = /^\s*(?:\(?\+|00)/.test(folded)
  const parsed =
    (isInternational ? splitInternational(folded.trim()) : undefined) ??
    regions.map((region) => parseNational(folded, region)).find((phone) => phone !== undefined)
  const numbers = new Set([written, written.replace(/^0+/, '')])
  if (parsed !== undefined) {
    const { callingCode, national } = parsed
    for (const body of [national, `0${national}`]) {
      for (const prefix of ['', callingCode, `00${callingCode}`, `011${callingCode}`])
        numbers.add(prefix + body)
    }
    if (callingCode === '7') numbers.add(`8${national}`)
    // North American numbers are also given without their area code.
    if (callingCode === '1' && national.length === 10) numbers.add(national.slice(3))
  }
  return [...numbers].filter((digits) => digits.length >= phoneDigitsMin)
}

/** Whole name, surname first, initials, single names, with and without an s for the possessive. */
function personVariants(folded: string): Variant[] {
  const names = namesOf(folded)
  const flat = names.flat()
  if (!isLongEnough(flat, 2)) return []
  const single = flat.length === 1
  const variants = [
    ...withPossessive(flat, 0, single),
    ...givenParticle(names),
    ...names.flatMap(singleVariants),
  ]
  const [first, last] = [names[0], names.at(-1)]
  if (first === undefined || last === undefined || names.length < 2)
    return [...variants, ...unspacedVariants(flat)]
  const splits = names.slice(1).map((_, index) => index + 1)
  const orders: Token[][] = [
    [...first, ...last],
    ...splits.map((split) => [...names.slice(split).flat(), ...names.slice(0, split).flat()]),
    [...last, ...first],
  ]
  // Given names and surnames of several words, by themselves: `María del Carmen`, `Botello Arroyo`.
  const parts = splits.flatMap((split) => [names.slice(0, split), names.slice(split)])
  orders.push(...parts.filter((part) => part.length > 1).map((part) => part.flat()))
  for (const order of orders) variants.push(...withPossessive(order, 1, false))
  variants.push(
    ...initialVariants(names, first, last),
    ...surnameVariants(names),
    ...joinedVariants(first, last),
  )
  return variants
}

/** Names of a person in their usual order, titles left out; `Doe, Jane` is turned round. */
function namesOf(folded: string): Token[][] {
  const [before = '', ...behind] = folded.split(',')
  const isTurned = behind.length === 1 && /\p{L}{2}/u.test(behind[0] ?? '') && !isTitle(behind[0] ?? '')
  const ordered = isTurned ? `${behind[0] ?? ''} ${before}` : folded
  const names = ordered
    .split(/[\s,;()"/]+/)
    .map(tokenize)
    .filter((tokens) => tokens.length > 0)
  // As it is written, not folded: the surname Šír is no Sir.
  const untitled = names.filter(
    (tokens) => !(tokens.length === 1 && titles.has(tokens[0]?.text.toLowerCase() ?? '')),
  )
  return untitled.length === 0 ? names : untitled
}

function isTitle(text: string): boolean {
  return keysOf(tokenize(text)).every((key) => titles.has(key))
}

function withPossessive(tokens: readonly Token[], rank: VariantRank, isSingleName: boolean): Variant[] {
  return spelled(tokens, rank, { isSingleName }).flatMap((variant) => {
    const last = variant.keys.at(-1) ?? ''
    if (tokens.at(-1)?.kind !== 'word' || last.length < 2) return [variant]
    const keys = [...variant.keys.slice(0, -1), `${last}s`]
    return [variant, { ...variant, keys, rank: 2 as const, isPossessive: true }]
  })
}

/** A given name that is a particle elsewhere, such as Ben or Della, counts by itself only with its capital. */
function givenParticle([first = []]: readonly Token[][]): Variant[] {
  const [only] = first
  if (only === undefined || first.length > 1 || !particles.has(only.key)) return []
  return [{ keys: [only.key], rank: 2, isSingleName: true, endsInCapital: true }]
}

/** One name by itself; of `O'Brien` and `Anne-Marie` the whole, the parts and the two run together. */
function singleVariants(tokens: readonly Token[]): Variant[] {
  if (tokens.length === 1) return isAlone(tokens[0]) ? withPossessive(tokens, 1, true) : []
  if (tokens.every((token) => token.kind === 'sign')) return unspacedVariants(tokens)
  const parts = tokens.flatMap((token) =>
    isAlone(token) && token.key.length > 2 ? withPossessive([token], 2, true) : [],
  )
  return [...withPossessive(tokens, 1, false), { keys: [keysOf(tokens).join('')], rank: 1 }, ...parts]
}

function isAlone(token: Token | undefined): boolean {
  return token !== undefined && token.kind === 'word' && token.key.length >= 2 && !particles.has(token.key)
}

/** Chinese, Japanese and Korean names without a space: whole, and the given name behind a surname of one sign. */
function unspacedVariants(tokens: readonly Token[]): Variant[] {
  if (tokens.length < 2 || tokens.some((token) => token.kind !== 'sign')) return []
  const given: Variant[] = tokens.length === 3 ? [{ keys: keysOf(tokens.slice(1)), rank: 2 }] : []
  return [{ keys: keysOf(tokens), rank: 1 }, ...given]
}

/** `J. Doe`, `J. M. Doe`, `Jane M. Doe`, `Doe, J.`, `Jane D.` */
function initialVariants(
  names: readonly Token[][],
  first: readonly Token[],
  last: readonly Token[],
): Variant[] {
  const initials = names.slice(0, -1).map(initialOf)
  const initial = initials[0] ?? ''
  const surname = keysOf(last)
  const keys = [
    [initial, ...surname],
    [...initials, ...surname],
    // Where surnames have several words, an initial stands before any number of them.
    ...names.slice(1).map((_, index) => [initial, ...keysOf(names.slice(index + 1).flat())]),
    [initials.join(''), ...surname],
    [...keysOf(first), ...initials.slice(1), ...surname],
    [...surname, initial],
    [...surname, ...initials],
    [[...initials, ...surname].join('')],
  ]
  const short: Variant = {
    keys: [...keysOf(first), initialOf(last)],
    rank: 2,
    endsInCapital: true,
  }
  return [
    ...keys.filter((each) => each.join('').length > 2).map((each): Variant => ({ keys: each, rank: 1 })),
    short,
  ]
}

/** The first letter as it is written, folded: of `Þór` it is `Þ`. */
function initialOf(name: readonly Token[]): string {
  return foldToken(/^./su.exec(name[0]?.text ?? '')?.[0] ?? '')
}

/** Surnames of several words, from each particle on: `van der Berg`, `de la Cruz`. */
function surnameVariants(names: readonly Token[][]): Variant[] {
  return names.flatMap((name, index) => {
    if (index === 0 || index === names.length - 1 || !particles.has(name[0]?.key ?? '')) return []
    return withPossessive(names.slice(index).flat(), 1, false)
  })
}

/** `janedoe` and `doejane`, as in user names. */
function joinedVariants(first: readonly Token[], last: readonly Token[]): Variant[] {
  const [one, other] = [keysOf(first).join(''), keysOf(last).join('')]
  return [one + other, other + one].filter((key) => key.length >= 6).map((key) => ({ keys: [key], rank: 2 }))
}
