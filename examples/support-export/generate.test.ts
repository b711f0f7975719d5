import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { parsePhoneNumberWithError } from 'libphonenumber-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateTicket, generatorVersion, ticketLine, writeExport } from './generate.ts'
import { makePerson } from './person.ts'
import { createRandom } from './random.ts'
import { cardNumber, ibanNumber, luhnDigit } from './specimens.ts'
import { makeTicket } from './ticket.ts'
import { userColumns } from './users-csv.ts'

const seed = 2026
const indexes = Array.from({ length: 400 }, (_, index) => index)

describe('generateTicket', () => {
  it('gives the same ticket alone as among others', () => {
    const all = indexes.map((index) => ticketLine(seed, index))
    for (const index of [399, 3, 250, 0]) expect(ticketLine(seed, index)).toBe(all[index])
  })

  it('gives other tickets for another seed', () => {
    expect(ticketLine(seed + 1, 5)).not.toBe(ticketLine(seed, 5))
  })

  it('gives bytes that are pinned: raise generatorVersion when they change', () => {
    const digest = createHash('sha256')
    for (const index of indexes) digest.update(ticketLine(seed, index))
    expect({ generatorVersion, digest: digest.digest('hex') }).toMatchInlineSnapshot(`
      {
        "digest": "4c8e3d89c190bd2af3deb5b379e37628483ed4d445970206aa618504003f5e40",
        "generatorVersion": 1,
      }
    `)
  })

  it('makes events of about 5 KB, from 2 to 15 KB', () => {
    const sizes = indexes.map((index) => Buffer.byteLength(ticketLine(seed, index)))
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
    expect(mean).toBeGreaterThan(4_500)
    expect(mean).toBeLessThan(5_500)
    expect(Math.min(...sizes)).toBeGreaterThan(2_000)
    expect(Math.max(...sizes)).toBeLessThan(15_000)
    expect(new Set(sizes).size).toBeGreaterThan(200)
  })

  it('writes JSON that gives the same object back, on one line', () => {
    for (const index of indexes) {
      const line = ticketLine(seed, index)
      expect(line).not.toContain('\n')
      expect(JSON.parse(line)).toEqual(generateTicket(seed, index))
    }
  })

  it('leaves no slot of a template unfilled', () => {
    for (const index of indexes) expect(ticketLine(seed, index)).not.toMatch(/\{[a-zA-Z0-9]+\}/)
  })

  it('speaks all six languages, and names the requester in what is said', () => {
    const tickets = indexes.map((index) => makeTicket(seed, index))
    expect(new Set(tickets.map(({ requester }) => requester.region.language)).size).toBe(6)
    const named = tickets.filter(({ event, requester }) =>
      event.ticket.comments.some(
        ({ body }) => body.includes(requester.given) || body.includes(requester.family),
      ),
    )
    expect(named.length).toBeGreaterThan(200)
  })
})

describe('specimens', () => {
  const random = createRandom(7)
  const numbers = Array.from({ length: 500 }, () => ({
    card: cardNumber(random),
    iban: ibanNumber(random, 'DE'),
  }))

  it('are cards with a valid check digit', () => {
    expect(luhnDigit('7992739871')).toBe('3')
    for (const { card } of numbers) {
      expect(card).toMatch(/^\d{14,16}$/)
      expect(luhnDigit(card.slice(0, -1))).toBe(card.slice(-1))
    }
  })

  it('are IBANs whose rest by 97 is 1', () => {
    for (const { iban } of numbers) {
      const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
        String(letter.charCodeAt(0) - 55),
      )
      expect(BigInt(digits) % 97n).toBe(1n)
    }
  })

  it('are phone numbers that are valid in their country, in both formats', () => {
    for (const index of indexes) {
      const { phone, phoneNational, phoneInternational, region } = makePerson(seed, index)
      const country = region.country as 'US'
      expect(parsePhoneNumberWithError(phoneNational, country).isValid()).toBe(true)
      expect(parsePhoneNumberWithError(phoneNational, country).number).toBe(phone)
      expect(parsePhoneNumberWithError(phoneInternational).number).toBe(phone)
    }
  })
})

describe('writeExport', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-export-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('writes both files once, and leaves them alone the second time', async () => {
    const made = await writeExport(folder, seed, 30, 200)
    const lines = (await readFile(made.ticketsFile, 'utf8')).trimEnd().split('\n')
    expect(lines).toEqual(indexes.slice(0, 30).map((index) => ticketLine(seed, index)))
    const before = await stat(made.ticketsFile)
    await writeExport(folder, seed, 30, 200)
    expect((await stat(made.ticketsFile)).mtimeMs).toBe(before.mtimeMs)
    await writeExport(folder, seed, 31, 200)
    expect((await readFile(made.ticketsFile, 'utf8')).trimEnd().split('\n')).toHaveLength(31)
  })

  it('writes a CSV that another parser reads, with commas, quotes and line breaks in fields', async () => {
    const { usersFile } = await writeExport(folder, seed, 1, 200)
    const rows = parse<Record<string, string>>(await readFile(usersFile, 'utf8'), { columns: true })
    expect(rows).toHaveLength(200)
    expect(Object.keys(rows[0] ?? {})).toEqual([...userColumns])
    expect(rows.map((row) => row.email)).toEqual(
      indexes.slice(0, 200).map((index) => makePerson(seed, index).email),
    )
    const notes = rows.map((row) => row.notes).join('')
    expect(notes).toContain('"never again"')
    expect(notes).toContain('\r\n')
    expect(rows.some((row) => row.name?.includes(', '))).toBe(true)
  })
})
