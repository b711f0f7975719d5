import { open, readFile, rename } from 'node:fs/promises'
import { z } from 'zod'
import { sha256 } from './canonical.ts'
import type { InForceState, Standing } from './chain.ts'
import { checkTrust } from './trust.ts'

const savedState = z.strictObject({
  /** Digest of the pinned trust file that all this was verified against. */
  pinned: z.string(),
  trust: z.string(),
  standings: z.record(
    z.string(),
    z.strictObject({
      sequence: z.int(),
      content: z.string(),
      text: z.string().optional(),
      bundle: z.string().optional(),
    }),
  ),
})

/** Where a gateway keeps what it verified: beside the trust file, out of the database's reach. */
export function savedStatePath(trustPath: string): string {
  return `${trustPath}.in-force.json`
}

/**
 * Reads what a gateway verified before: so that it never goes back, whatever becomes of the database.
 *
 * @returns undefined where it verified nothing yet, or against another trust file
 */
export async function readSavedState(path: string, pinned: string): Promise<InForceState | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const saved = savedState.parse(JSON.parse(text))
  const { trust } = checkTrust(saved.trust)
  if (saved.pinned !== sha256(pinned) || trust === undefined) return undefined
  const standings = new Map<string, Standing>()
  for (const [name, { sequence, content, text: policy, bundle }] of Object.entries(saved.standings)) {
    if (policy !== undefined && sha256(policy) !== content) return undefined
    standings.set(name, { sequence, content, text: policy, bundle })
  }
  return { trust, standings }
}

/** Writes it whole, or leaves what was there. */
export async function writeSavedState(path: string, pinned: string, state: InForceState): Promise<void> {
  const content = {
    pinned: sha256(pinned),
    trust: state.trust.text,
    standings: Object.fromEntries(state.standings),
  }
  const beside = `${path}.${process.pid}`
  const file = await open(beside, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify(content))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}
