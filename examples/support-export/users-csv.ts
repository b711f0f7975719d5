import { makePerson } from './person.ts'
import { createRandom, mixSeed } from './random.ts'
import { isoTime } from './specimens.ts'

/** Header row of `users.csv`. */
export const userColumns = [
  'id',
  'name',
  'email',
  'phone',
  'organization',
  'created_at',
  'role',
  'notes',
] as const

const notes = [
  'Prefers to be called {given}, mornings only',
  'Said "never again", then ordered twice.\nBe kind.',
  'Second address: {city}, {postcode}; invoices to {email}',
  'Moved in 2025.\r\nOld number no longer works, new one: {phone}',
  '',
  '',
]

/**
 * Row number `index` of `users.csv` without its line end (RFC 4180: CRLF follows). Fields hold commas,
 * quotes and line breaks, as an export's do.
 */
export function userRow(seed: number, index: number): string {
  const person = makePerson(seed, index)
  const random = createRandom(mixSeed(seed, index, 0x0c5f))
  const slots: Readonly<Record<string, string>> = {
    given: person.given,
    city: person.city,
    postcode: person.postcode,
    email: person.email,
    phone: person.phoneNational,
  }
  const note = random.pick(notes).replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '')
  const shownName = random.chance(0.2) ? `${person.family}, ${person.given}` : person.name
  const fields = [
    String(person.id),
    shownName,
    person.email,
    random.chance(0.5) ? person.phone : person.phoneNational,
    person.organization?.name ?? '',
    isoTime(person.createdAt),
    random.chance(0.02) ? 'agent' : 'end-user',
    note,
  ]
  return fields.map(csvField).join(',')
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}
