/** Kinds of UTF-16 units. */
export const otherUnit = 1
export const letterUnit = 2
export const digitUnit = 3

/** Worked out when a unit is first seen; 0 until then. */
const kinds = new Uint8Array(0x1_0000)
const words = new Uint16Array(0x1_0000)

/** Letters with their marks, numbers, or anything else. Both halves of a pair count as letters. */
export function unitKind(unit: number): number {
  return kinds[unit] || learnKind(unit)
}

/** A unit of a word in lower case, where that is one unit as well; {@link otherUnit} for what is in no word. */
export function wordUnit(unit: number): number {
  return words[unit] || learnWordUnit(unit)
}

function learnKind(unit: number): number {
  const character = String.fromCharCode(unit)
  const isLetter = /[\p{L}\p{M}\p{Cs}]/u.test(character)
  const kind = isLetter ? letterUnit : /\p{N}/u.test(character) ? digitUnit : otherUnit
  kinds[unit] = kind
  return kind
}

function learnWordUnit(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase()
  const result = unitKind(unit) === otherUnit ? otherUnit : lower.length === 1 ? lower.charCodeAt(0) : unit
  words[unit] = result
  return result
}
