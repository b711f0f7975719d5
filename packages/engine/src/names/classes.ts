/** What the lexicon knows about a word; bits of a class mask. */
export const wordClass = {
  first: 1 << 0,
  last: 1 << 1,
  city: 1 << 2,
  cityPart: 1 << 3,
  /** Countries and their regions. */
  country: 1 << 4,
  /** Small words that may come before a name: `to`, `from`, `is`. */
  softCue: 1 << 5,
  street: 1 << 6,
  unit: 1 << 7,
  frequent: 1 << 8,
  common: 1 << 9,
  title: 1 << 10,
  nameCue: 1 << 11,
  calendar: 1 << 12,
  company: 1 << 13,
  addressCue: 1 << 14,
  particle: 1 << 15,
} as const

/** Classes of words that are parts of names or places. */
export const nameClasses = wordClass.first | wordClass.last
export const placeClasses = wordClass.city | wordClass.country
export const wordlikeClasses = wordClass.frequent | wordClass.common
