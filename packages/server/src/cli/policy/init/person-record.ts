import type { FieldNode } from './field-tree.ts'
import { nameWords, singular } from './name-words.ts'

/** Words that only a record of a person has among the names of its members. */
const strongWords = new Set(
  'firstname lastname forename surname lname fname birth birthday dob gender'.split(' '),
)

/** Words that make a `name` the name of a person. */
const nameKinds = new Set('first last given family full middle maiden'.split(' '))

/**
 * Tells an object that is a record of a person by the members that it has, whatever it is called: a first
 * name or a birthday; or, where `isRoot` says that nothing names it, a name with an e-mail address or a phone.
 */
export function isPersonRecord({ members }: FieldNode, isRoot: boolean): boolean {
  let hasName = false
  let hasContact = false
  for (const name of members.keys()) {
    const words = nameWords(name).map(singular)
    const isName = words.at(-1) === 'name'
    if (words.some((word) => strongWords.has(word))) return true
    if (isName && words.some((word) => nameKinds.has(word))) return true
    hasName ||= isName && words.length === 1
    hasContact ||=
      words.length <= 2 && words.some((word) => word === 'email' || word === 'phone' || word === 'mobile')
  }
  return isRoot && hasName && hasContact
}
