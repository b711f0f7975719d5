import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const expectedFile = z.strictObject({
  route: z.string().min(1),
  description: z.string().min(1).optional(),
  planted: z.array(z.string().min(3)).min(1),
  leaves: z.record(z.string().startsWith('/'), z.union([z.string(), z.number(), z.boolean()])),
})

/** A document as the source sends it, with what must not and what must leave of it. */
export interface Sample {
  readonly name: string
  /** The document, byte for byte. */
  readonly bytes: Uint8Array
  /** Route of policy.yaml that it takes. */
  readonly route: string
  readonly description: string | undefined
  /** Personal values in it, all invented; none may leave, whole or in part. */
  readonly planted: readonly string[]
  /** What has to leave as it is, by JSON pointer, or nothing useful would. @see https://www.rfc-editor.org/rfc/rfc6901 */
  readonly leaves: Readonly<Record<string, string | number | boolean>>
}

/** Samples of a connector, and what is wrong with others. */
export interface Samples {
  readonly samples: readonly Sample[]
  readonly problems: readonly string[]
}

/**
 * Reads `samples/<name>.json` with `samples/<name>.expected.json`, in the order of their names.
 *
 * @param folder - of the connector
 */
export async function readSamples(folder: string): Promise<Samples> {
  const files = await readdir(join(folder, 'samples')).catch(() => [])
  const names = files
    .filter((file) => file.endsWith('.json') && !file.endsWith('.expected.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
  const samples: Sample[] = []
  const problems = files
    .filter((file) => file.endsWith('.expected.json'))
    .filter((file) => !names.includes(file.slice(0, -'.expected.json'.length)))
    .map((file) => `samples/${file} is beside no sample; add the sample, or remove it`)
  for (const name of names) {
    const path = `samples/${name}.expected.json`
    const expected = await readFile(join(folder, path), 'utf8').then(parsed, () => undefined)
    const checked = expectedFile.safeParse(expected)
    if (!checked.success) {
      problems.push(
        `${path} is missing or not whole; write {"route", "planted": [personal values], "leaves": {"/id": 1}}`,
      )
      continue
    }
    const { route, description, planted, leaves } = checked.data
    const bytes = await readFile(join(folder, 'samples', `${name}.json`))
    samples.push({ name, bytes, route, description, planted, leaves })
  }
  return { samples, problems }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
