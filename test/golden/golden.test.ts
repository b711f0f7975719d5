import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  createRedactor,
  loadPolicy,
  MemoryVault,
  StetError,
  type InputFormat,
} from '../../packages/engine/src/index.ts'

/** Anybody may know it: what is made with it stands in the expected files. */
const testKey = { version: 1, secret: new TextEncoder().encode('a key for tests that anybody may know') }

const formats: Readonly<Record<string, InputFormat>> = { json: 'json', ndjson: 'ndjson', csv: 'csv', txt: 'text' }

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()

/** The one file of a case that is called so; more or less than one is a fault of the case. */
function onlyFile(folder: string, stem: string): string {
  const found = readdirSync(join(import.meta.dirname, folder)).filter((name) => name.startsWith(`${stem}.`))
  if (found.length !== 1 || found[0] === undefined) {
    throw new Error(`${folder} has ${found.length} files ${stem}.*; a case has policy.yaml, input.* and expected.*`)
  }
  return found[0]
}

const read = (folder: string, name: string): Buffer => readFileSync(join(import.meta.dirname, folder, name))

/** What comes out of a case: its bytes, or the code of the refusal. */
async function run(folder: string): Promise<string> {
  const input = onlyFile(folder, 'input')
  const format = formats[input.slice('input.'.length)]
  if (format === undefined) throw new Error(`${folder}/${input} has an ending that stands for no format`)
  const plan = loadPolicy(read(folder, onlyFile(folder, 'policy')), { file: `${folder}/policy.yaml` })
  const redactor = await createRedactor(plan, { format, key: testKey, vault: new MemoryVault() })
  try {
    return (await redactor.redact(read(folder, input))).output.text()
  } catch (error) {
    if (error instanceof StetError) return `${error.code}\n`
    throw error
  }
}

describe('golden cases', () => {
  it('are all here', () => {
    expect(folders.length).toBeGreaterThanOrEqual(14)
  })

  it.each(folders)('%s', async (folder) => {
    expect(existsSync(join(import.meta.dirname, folder, 'policy.yaml'))).toBe(true)
    const expected = read(folder, onlyFile(folder, 'expected')).toString('utf8')
    const output = await run(folder)
    expect(output).toBe(expected)
    expect(onlyFile(folder, 'expected').endsWith('.error')).toBe(output.startsWith('STET_'))
  })

  it.each(folders)('%s is the same a second time', async (folder) => {
    expect(await run(folder)).toBe(await run(folder))
  })
})
