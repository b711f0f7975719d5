import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { UsageError } from '../exit-code.ts'
import { readCatalogue } from './catalogue.ts'

const zendesk = fileURLToPath(new URL('../../../../../connectors/zendesk/connector.yaml', import.meta.url))

function fileOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'stet-catalogue-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  writeFileSync(join(folder, 'c.yaml'), text)
  return join(folder, 'c.yaml')
}

it("reads Zendesk's, each address once", async () => {
  const fields = await readCatalogue(zendesk)
  expect(fields).toContain('$.ticket.requester.email')
  expect(fields).toContain('$.tickets[*].custom_fields[*].value')
  expect(new Set(fields).size).toBe(fields.length)
})

it.each([
  [
    'an address that does not parse',
    'source: s\nversion: 1\nfields:\n  - $.a\n  - $.b[0]\n',
    ':5:5 an index',
  ],
  ['a field that is no text', 'source: s\nversion: 1\nfields:\n  - 5\n', ':4:5 '],
  ['no fields', 'source: s\nversion: 1\n', ':1:1 '],
  ['an unknown key', 'source: s\nversion: 1\nextra: 1\nfields: [$.a]\n', 'extra'],
  ['no YAML', 'source: [', 'this is not YAML'],
  ['an alias', 'source: &a s\nversion: 1\nfields: [*a]\n', 'alias'],
  ['nothing', '', ':1:1 '],
])('refuses %s, with its place', async (_, text, part) => {
  const failure: unknown = await readCatalogue(fileOf(text)).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(UsageError)
  expect(String(failure)).toContain(part)
})
