import { isIP } from 'node:net'
import { fieldWords } from './field-words.ts'
import { nameWords } from './name-words.ts'

/** Longest name that is taken for one that a programmer chose, in UTF-16 units. */
const nameLengthMax = 100

/**
 * Tells a member name that looks like data: an id, an e-mail address, a date, a phone number. Such a name
 * may be personal, so it is written nowhere.
 */
export function isDataKey(name: string): boolean {
  return (
    name === '' ||
    name.length > nameLengthMax ||
    !name.isWellFormed() ||
    /[\p{Cc}\p{Cf}]/u.test(name) ||
    /\d{6}/.test(name) ||
    /^[\d\s.,:+()/-]+$/.test(name) ||
    /[^\s@]@[^\s@]+\.[^\s@]/.test(name) ||
    /\d{4}-\d\d(?:-\d\d)?/.test(name) ||
    /^(?=[^-]*\d)[0-9a-f]{8,}(?:-|$)/i.test(name) ||
    /^(?=(?:[a-z_-]*\d){3})(?=[^A-Z]*[A-Z])[A-Za-z0-9_-]{9,}$/.test(name) ||
    /^[a-z]{2,6}_(?=(?:[A-Za-z]*\d){3})[A-Za-z0-9]{8,}$/.test(name) ||
    /^(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{8,}$/.test(name) ||
    /^(?=(?:\D*\d){4})[A-Z0-9-]{6,}$/.test(name) ||
    /:\/\//.test(name) ||
    isIP(name) !== 0
  )
}

/**
 * Tells whether all member names of an object look like the names of people or things ("Ana Lima") and
 * not like a label that somebody wrote ("Due Date").
 */
export function areNamesOfPeople(names: readonly string[]): boolean {
  return names.length > 0 && names.every(isNameOfPerson)
}

function isNameOfPerson(name: string): boolean {
  if (!/^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(name)) return false
  return !nameWords(name).some((word) => fieldWords.has(word))
}
