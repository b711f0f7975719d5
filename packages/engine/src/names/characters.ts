/** Kinds of code units: everything else parts words. */
export const other = 0
export const lower = 1
export const upper = 2
export const digit = 3
/** A letter of a script without cases. */
export const uncased = 4

/** Code units below are looked up; above, whole blocks are letters or are not. */
const tableLength = 0x1f80

/** Kind and folded unit of each unit, `kind << kindShift | folded`. */
const table = new Uint16Array(tableLength)
export const kindShift = 13
export const foldedMask = (1 << kindShift) - 1
let isReady = false

/** Letters that no decomposition brings to a plain one. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 's',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 't',
  æ: 'a',
  œ: 'o',
  ı: 'i',
  ŋ: 'n',
  ə: 'a',
}

/** Fills the tables; the first call takes a few milliseconds. */
export function prepareCharacters(): void {
  if (isReady) return
  isReady = true
  for (let unit = 0; unit < tableLength; unit += 1) {
    const letter = String.fromCharCode(unit)
    const small = letter.toLowerCase()
    const bare = small.normalize('NFD').charAt(0)
    const folded = (plainLetters[bare] ?? bare).charCodeAt(0)
    table[unit] = (kindOf(unit, letter, small) << kindShift) | (folded & foldedMask)
  }
}

function kindOf(unit: number, letter: string, small: string): number {
  if (unit >= 0x30 && unit <= 0x39) return digit
  if (unit < 0x80) return /[a-z]/.test(letter) ? lower : /[A-Z]/.test(letter) ? upper : other
  if (/\p{M}/u.test(letter)) return uncased
  if (!/\p{L}/u.test(letter)) return other
  if (small !== letter) return upper
  return letter.toUpperCase() === letter ? uncased : lower
}

/** The kind of a code unit. */
export function kindOfUnit(unit: number): number {
  return unit < tableLength ? (table[unit] as number) >>> kindShift : kindOfBlock(unit)
}

/** Kind and folded unit together: `kind << kindShift | folded`; beyond the table the folded unit is the unit's lower bits. */
export function packedUnit(unit: number): number {
  return unit < tableLength
    ? (table[unit] as number)
    : (kindOfBlock(unit) << kindShift) | ((unit ^ (unit >>> 3)) & foldedMask)
}

function kindOfBlock(unit: number): number {
  if (unit < 0x2c00) return other
  if (unit < 0x3040) return unit >= 0x2e00 ? other : uncased
  if (unit >= 0xd800 && unit < 0xf900) return other
  return unit < 0xfb00 || (unit >= 0xfb1d && unit < 0xfe00) ? uncased : other
}

/** A code unit in lower case and without its diacritic. */
export function foldUnit(unit: number): number {
  return packedUnit(unit) & foldedMask
}

const prime = 0x0100_0193

/** Hash of a word in any case and with or without diacritics, as the tokens carry it. */
export function hashWord(word: string): number {
  let hash = hashSeed
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ foldUnit(word.charCodeAt(at)), prime)
  return hash
}

/** What the hash of a word begins with. */
export const hashSeed = 0x811c_9dc5 | 0

/** Takes one folded unit into a hash. */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, prime)
}
