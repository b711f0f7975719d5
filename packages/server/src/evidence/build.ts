import { createHash } from 'node:crypto'
import {
  detectableEntities,
  explainPolicy,
  explanationText,
  loadPolicy,
  type KeyMaterial,
  type Plan,
} from '@stet/engine'
import type { Ledger } from '../ledger/ledger.ts'
import { bundle as bundleSchema, type Bundle } from '../review/statement.ts'
import type { Trust } from '../review/trust.ts'
import type { Store } from '../store/store.ts'
import { packArchive } from './archive.ts'
import { evidencePage, type EvidenceEntry, type PolicyInPack } from './evidence-page.ts'
import { simulate, type SimulatedSample } from './simulate.ts'
import { simulationPage } from './simulation-page.ts'

export interface EvidenceParts {
  readonly integration: string
  readonly fromMs: number
  readonly toMs: number
  readonly nowMs: number
  readonly store: Store
  readonly ledger: Ledger
  /** The pinned trust file; later ones come from what was signed. */
  readonly trust: Trust
  readonly version: string
  /** Samples of the source, for the simulations. */
  readonly samples: readonly SimulatedSample[]
  /** Key for the simulations: one for tests. */
  readonly sampleKey: KeyMaterial
  /** How well detectors find what they look for, as measured; undefined where that is not there. */
  readonly accuracy: string | undefined
}

/** Puts a pack of evidence together: one archive that an auditor checks offline. */
export async function buildEvidence(parts: EvidenceParts): Promise<Buffer> {
  const { integration, store, ledger, version } = parts
  const files = new Map<string, Uint8Array>()
  const add = (name: string, text: string): void => void files.set(name, Buffer.from(text))
  const bundles = await bundlesOf(store, integration)
  const trusts = await bundlesOf(store, '')
  add(`trust/${parts.trust.version}.yaml`, parts.trust.text)
  for (const { request, text } of trusts) add(`trust/${request.statement.sequence}.yaml`, text)
  for (const one of trusts) add(`bundles/trust-${one.request.statement.sequence}.json`, JSON.stringify(one))
  const policies = await addPolicies(bundles, parts, add)
  const entries = await addLedger(parts, add)
  add('detectors.json', JSON.stringify({ version, entities: detectableEntities() }, undefined, 2))
  if (parts.accuracy !== undefined) add('accuracy.md', parts.accuracy)
  add('index.html', evidencePage({ ...parts, policies, entries }))
  const listed = [...files].map(([name, bytes]) => ({ name, sha256: sha256(bytes), bytes: bytes.length }))
  const manifest = JSON.stringify({
    type: 'stet.dev/evidence/v1',
    integration,
    from: new Date(parts.fromMs).toISOString(),
    to: new Date(parts.toMs).toISOString(),
    made: new Date(parts.nowMs).toISOString(),
    files: listed.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  })
  add('manifest.json', manifest)
  add('manifest.note', ledger.signNote(`stet evidence\n${sha256(Buffer.from(manifest))}\n`))
  add('key.txt', `${ledger.verifierKey}\n`)
  return packArchive(files)
}

async function bundlesOf({ review }: Store, integration: string): Promise<Bundle[]> {
  const rows = await review.bundles({ integration, fromSequence: 1 })
  return rows.map(({ text }) => bundleSchema.parse(JSON.parse(text)))
}

async function addPolicies(
  bundles: readonly Bundle[],
  { samples, sampleKey }: EvidenceParts,
  add: (name: string, text: string) => void,
): Promise<PolicyInPack[]> {
  const policies: PolicyInPack[] = []
  let before: Plan | undefined
  for (const one of bundles) {
    const { statement } = one.request
    const { sequence } = statement
    add(`bundles/${sequence}.json`, JSON.stringify(one))
    const plan = statement.about === 'policy' ? loadPolicy(one.text) : undefined
    let words: string | undefined
    if (plan !== undefined) {
      words = explanationText(explainPolicy(plan.policy))
      add(`policies/${sequence}.yaml`, one.text)
      add(`policies/${sequence}.txt`, words)
      const fitting = samples.filter(({ route }) => route !== undefined && plan.routes.has(route))
      const simulation = await simulate(plan, before, fitting, sampleKey)
      add(`simulations/${sequence}.json`, JSON.stringify(simulation))
      add(`simulations/${sequence}.html`, simulationPage(simulation))
    }
    policies.push({ bundle: one, words })
    before = plan
  }
  return policies
}

/** Entries of this integration, and of all of the gateway, each with its proof. */
async function addLedger(
  { integration, fromMs, toMs, store, ledger }: EvidenceParts,
  add: (name: string, text: string) => void,
): Promise<EvidenceEntry[]> {
  const checkpoint = await ledger.checkpoint()
  const found: EvidenceEntry[] = []
  const lines: string[] = []
  const size = Number(checkpoint.split('\n')[1])
  const pageMax = 1000
  for (let from = 0; from < size; from += pageMax) {
    const texts = await store.ledger.entries(from, Math.min(pageMax, size - from))
    for (const [offset, text] of texts.entries()) {
      const entry = JSON.parse(text) as EvidenceEntry
      const atMs = Date.parse(entry.at)
      const isOurs =
        entry['integration'] === undefined ||
        entry['integration'] === integration ||
        entry['integration'] === ''
      if (!isOurs || atMs < fromMs || atMs > toMs) continue
      const { index, hashes } = await ledger.proveAt(from + offset, size, text)
      lines.push(JSON.stringify({ index, entry: text, hashes }))
      found.push(entry)
    }
  }
  add('ledger/checkpoint.txt', checkpoint)
  add('ledger/entries.ndjson', lines.map((line) => `${line}\n`).join(''))
  add('ledger/earlier.json', JSON.stringify(await earlierCheckpoints(store, ledger, size)))
  return found
}

const earlierMax = 32

/** Checkpoints before, spread over the ledger, each with the proof that this one goes on from it. */
async function earlierCheckpoints(
  { ledger: rows }: Store,
  ledger: Ledger,
  size: number,
): Promise<{ checkpoint: string; hashes: readonly string[] }[]> {
  const earlier = new Map<number, { checkpoint: string; hashes: readonly string[] }>()
  for (let step = 1; step < earlierMax; step++) {
    const row = await rows.checkpoint(Math.floor((size * step) / earlierMax))
    if (row === undefined || row.size < 1 || row.size >= size || earlier.has(row.size)) continue
    earlier.set(row.size, { checkpoint: row.note, hashes: await ledger.proveConsistency(row.size, size) })
  }
  return [...earlier.values()]
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
