/** Kinds of UTF-16 units. */
export const otherUnit = 1
export const letterUnit = 2
export const digitUnit = 3

/** Worked out when a unit is first seen; 0 until then. */
const kinds = new Uint8Array(0x1_0000)
const lowered = new Uint16Array(0x1_0000)

/** Letters with their marks, numbers, or anything else. Both halves of a pair count as letters. */
export function unitKind(unit: number): number {
  return kinds[unit] || learnKind(unit)
}

/** A unit in lower case, where that is one unit as well. */
export function lowerUnit(unit: number): number {
  return lowered[unit] || learnLower(unit)
}

function learnKind(unit: number): number {
  const character = String.fromCharCode(unit)
  const isLetter = /[\p{L}\p{M}\p{Cs}]/u.test(character)
  const kind = isLetter ? letterUnit : /\p{N}/u.test(character) ? digitUnit : otherUnit
  kinds[unit] = kind
  return kind
}

function learnLower(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase()
  const result = lower.length === 1 ? lower.charCodeAt(0) : unit
  lowered[unit] = result
  return result
}
