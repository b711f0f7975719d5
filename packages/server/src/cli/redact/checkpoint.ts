import { createHash } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { UsageError } from '../exit-code.ts'
import type { RunReport } from './counts.ts'
import { partPath } from './output.ts'

/** How far a run has come: everything before it is done and on disk. Counts and offsets, never a value. */
export interface Progress {
  /** Bytes of the input that are done; a record begins here. */
  readonly inputBytes: number
  readonly lines: number
  readonly outputBytes: number
  readonly report: RunReport
}

/** What must be the same for a run to go on: other settings would give another output. */
export interface RunIdentity {
  readonly policyDigest: string
  readonly route: string
  readonly format: string
  /** Size in bytes and time of the last change of the input. */
  readonly input: string
  /** Digest of the key, the catalogue and the limits. */
  readonly settings: string
}

/** Name of the file that says how far a run has come. */
export function checkpointPath(output: string): string {
  return `${output}.stet-resume`
}

const count = z.int().nonnegative()
const counts = { kept: count, changed: count, struck: count }
const schema = z.strictObject({
  version: z.literal(1),
  identity: z.strictObject({
    policyDigest: z.string(),
    route: z.string(),
    format: z.string(),
    input: z.string(),
    settings: z.string(),
  }),
  progress: z.strictObject({
    inputBytes: count,
    lines: count,
    outputBytes: count,
    report: z.strictObject({
      policy: z.string(),
      policyDigest: z.string(),
      route: z.string(),
      formats: z.array(z.enum(['json', 'ndjson', 'csv', 'text'])),
      inputs: count,
      records: count,
      bytesIn: count,
      bytesOut: count,
      unlisted: count,
      rules: z.array(
        z.strictObject({
          address: z.string(),
          operator: z.string(),
          entity: z.string(),
          ...counts,
          mismatched: count,
          forged: count,
        }),
      ),
      entities: z.array(z.strictObject({ entity: z.string(), ...counts })),
    }),
  }),
})

/** Writes how far a run has come; the output up to there must be durable already. */
export async function saveCheckpoint(
  output: string,
  identity: RunIdentity,
  progress: Progress,
): Promise<void> {
  const path = checkpointPath(output)
  await writeFile(`${path}-new`, JSON.stringify({ version: 1, identity, progress }), {
    mode: 0o600,
    flush: true,
  })
  await rename(`${path}-new`, path)
}

export async function removeCheckpoint(output: string): Promise<void> {
  await rm(checkpointPath(output), { force: true })
}

/**
 * Reads how far an interrupted run came.
 *
 * @returns undefined where there is nothing to go on from
 * @throws {@link UsageError} where the policy, the key, the input or the output changed since
 */
export async function loadCheckpoint(output: string, identity: RunIdentity): Promise<Progress | undefined> {
  const path = checkpointPath(output)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const parsed = schema.safeParse(parseJson(text))
  const again = 'run without --resume to begin anew'
  if (!parsed.success) throw new UsageError(`${path} cannot be read as a checkpoint; ${again}`)
  const { identity: before, progress } = parsed.data
  for (const [name, what] of Object.entries(identityWords)) {
    const key = name as keyof RunIdentity
    if (before[key] !== identity[key])
      throw new UsageError(`${what} since the run that --resume goes on; ${again}`)
  }
  const size = await stat(partPath(output)).then(
    (found) => found.size,
    () => 0,
  )
  if (size < progress.outputBytes)
    throw new UsageError(`${partPath(output)} is shorter than it was; ${again}`)
  return progress
}

const identityWords: Readonly<Record<keyof RunIdentity, string>> = {
  policyDigest: 'the policy changed',
  route: 'another route was chosen',
  format: 'another format was chosen',
  input: 'the input changed',
  settings: 'the key, the catalogue or a limit changed',
}

/** Digest of settings, keyed by nothing and short: it is compared, never published. */
export function settingsDigest(secret: Uint8Array, settings: unknown): string {
  return createHash('sha256')
    .update('stet resume')
    .update(secret)
    .update(JSON.stringify(settings))
    .digest('hex')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
