/**
 * The words for kinds of value that a policy may use after an operator or `known`, and the entity that
 * each stands for. An entity name in capitals may be written as well.
 */
export const kindEntities = {
  person: 'PERSON',
  email: 'EMAIL_ADDRESS',
  phone: 'PHONE_NUMBER',
  address: 'ADDRESS',
  location: 'LOCATION',
  organization: 'ORGANIZATION',
  username: 'USERNAME',
  url: 'URL',
  ip: 'IP_ADDRESS',
  card: 'CREDIT_CARD',
  iban: 'IBAN_CODE',
  date: 'DATE_TIME',
  id: 'ID',
  text: 'TEXT',
} as const

export type Kind = keyof typeof kindEntities

/** Entity of a value for which a rule names no kind. */
export const unnamedEntity = 'VALUE'

/** Entity for a policy's word: `email` or `EMAIL_ADDRESS`; undefined where it is neither a kind nor in capitals. */
export function entityOf(word: string): string | undefined {
  if (Object.hasOwn(kindEntities, word)) return kindEntities[word as Kind]
  return /^[A-Z][A-Z0-9_]{0,63}$/.test(word) ? word : undefined
}
