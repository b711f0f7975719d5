import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { makeTicket } from './ticket.ts'
import { userColumns, userRow } from './users-csv.ts'

/** Raised whenever the same seed gives other bytes, so that an older export is made anew. */
export const generatorVersion = 1

/** Where an export lies and how large it is. */
export interface SupportExport {
  readonly seed: number
  readonly tickets: number
  readonly users: number
  /** NDJSON, one ticket event a line. */
  readonly ticketsFile: string
  readonly usersFile: string
}

/** Progress of {@link writeExport}. */
export type OnProgress = (done: number, all: number) => void

/** Ticket event number `index`, from 0: the same for the same seed, whatever else is made. */
export function generateTicket(seed: number, index: number): object {
  return makeTicket(seed, index).event
}

/** {@link generateTicket} as compact JSON without a line end. */
export function ticketLine(seed: number, index: number): string {
  return JSON.stringify(generateTicket(seed, index))
}

/**
 * Writes `tickets.ndjson` and `users.csv`, and does nothing where the same export already lies there.
 *
 * @param folder - is made where it does not exist
 */
export async function writeExport(
  folder: string,
  seed: number,
  tickets: number,
  users: number,
  onProgress: OnProgress = () => undefined,
): Promise<SupportExport> {
  const made: SupportExport = {
    seed,
    tickets,
    users,
    ticketsFile: join(folder, 'tickets.ndjson'),
    usersFile: join(folder, 'users.csv'),
  }
  const stampFile = join(folder, 'export.json')
  const stamp = `${JSON.stringify({ generatorVersion, seed, tickets, users })}\n`
  const present = await readFile(stampFile, 'utf8').catch(() => '')
  if (present === stamp) return made
  await mkdir(folder, { recursive: true })
  await writeLines(made.ticketsFile, '\n', tickets, (index) => ticketLine(seed, index), onProgress)
  const csvLine = (index: number): string => (index === 0 ? userColumns.join(',') : userRow(seed, index - 1))
  await writeLines(made.usersFile, '\r\n', users + 1, csvLine)
  await writeFile(stampFile, stamp)
  return made
}

/** Writes beside and renames when whole, so that a file with that name is always a whole one. */
async function writeLines(
  file: string,
  lineEnd: string,
  count: number,
  line: (index: number) => string,
  onProgress: OnProgress = () => undefined,
): Promise<void> {
  const part = `${file}.part`
  const out = createWriteStream(part)
  const written = finished(out)
  for (let index = 0; index < count; index += 1) {
    if (!out.write(line(index) + lineEnd) || index % 250 === 0) {
      onProgress(index, count)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  out.end()
  await written
  await rename(part, file)
  onProgress(count, count)
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '2026' },
      tickets: { type: 'string', default: '2400' },
      users: { type: 'string', default: '2000' },
      out: { type: 'string', default: join('.cache', 'support-export') },
    },
  })
  const made = await writeExport(
    values.out,
    Number(values.seed),
    Number(values.tickets),
    Number(values.users),
  )
  console.log(`${made.ticketsFile} (${made.tickets} tickets), ${made.usersFile} (${made.users} users)`)
}
