import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { agents, makeTicket } from './ticket.ts'
import { makePerson } from './person.ts'
import type { SupportExport } from './generate.ts'
import { searchFor, type LeftOver } from './left-over.ts'

/** What the same search found in what went in and in what came out. */
export interface Proof {
  readonly before: LeftOver
  readonly after: LeftOver
}

/**
 * Every personal value that the generator wrote into the tickets: full names, e-mail addresses and phone
 * numbers of requesters in each format, cards, IBANs, addresses of machines, links; names and addresses
 * of agents.
 */
export function knownTicketValues({ seed, tickets }: SupportExport): Set<string> {
  const values = new Set(agents.flatMap(({ name, email }) => [name, email]))
  for (let index = 0; index < tickets; index += 1) {
    for (const { value } of makeTicket(seed, index).planted) values.add(value)
  }
  return values
}

/** Names, e-mail addresses and phone numbers of the people in `users.csv`. */
export function knownUserValues({ seed, users }: SupportExport): Set<string> {
  const values = new Set<string>()
  for (let index = 0; index < users; index += 1) {
    const { name, given, family, email, phone, phoneNational } = makePerson(seed, index)
    for (const value of [name, `${family}, ${given}`, email, phone, phoneNational]) values.add(value)
  }
  return values
}

/**
 * Searches a file before and after a policy for the same values. What is found before says that the
 * search works; what is found after is a leak.
 */
export async function prove(values: ReadonlySet<string>, before: string, after: string): Promise<Proof> {
  return { before: await search(values, before), after: await search(values, after) }
}

async function search(values: ReadonlySet<string>, file: string): Promise<LeftOver> {
  const found = searchFor(values)
  const isJson = file.endsWith('.ndjson')
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (isJson && line !== '') found.line(line)
    found.text(line)
  }
  return found.found()
}
