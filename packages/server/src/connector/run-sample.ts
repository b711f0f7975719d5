import { createRedactor, MemoryVault, type KeyMaterial, type Plan } from '@stet/engine'
import type { Sample } from './sample.ts'
import { survivors } from './survivors.ts'

/** What became of a sample. */
export interface SampleRun {
  /** What left, as text. */
  readonly output: string
  /** Planted values that were found in it, whole or in part. */
  readonly leaks: readonly string[]
  /** Pointers whose value did not leave as it has to. */
  readonly missing: readonly string[]
}

/**
 * Sends a sample through a policy, and looks in what leaves for what must not and what must be there.
 *
 * @throws StetError where the policy has not the sample's route, or the sample is refused
 */
export async function runSample(sample: Sample, plan: Plan, key: KeyMaterial): Promise<SampleRun> {
  const redactor = await createRedactor(plan, {
    route: sample.route,
    format: 'json',
    key,
    vault: new MemoryVault(),
  })
  const { output } = await redactor.redact(sample.bytes)
  const text = output.text()
  const document: unknown = text === '' ? undefined : JSON.parse(text)
  const missing = Object.entries(sample.leaves).flatMap(([pointer, value]) =>
    valueAt(document, pointer) === value ? [] : [pointer],
  )
  return { output: text, leaks: survivors(sample.planted, text), missing }
}

/** The value at a JSON pointer. @see https://www.rfc-editor.org/rfc/rfc6901 */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[name]
  }
  return value
}
