// npm start: the main job on real input. It makes a support export, sends it through a policy, proves
// that no known value is left, and shows what became of one ticket.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import {
  createRedactor,
  loadPolicy,
  Redacted,
  type InputFormat,
  type KeyMaterial,
  type Plan,
  type TokenEntry,
  type VaultPort,
} from '@stet/engine'
import { paintFor, showBeforeAfter } from './before-after.ts'
import { writeExport, type SupportExport } from './generate.ts'
import { startProgress } from './progress.ts'
import { knownTicketValues, knownUserValues, prove, type Proof } from './proof.ts'
import { excerpt, findSample } from './sample.ts'
import { showSummary, type FileResult } from './summary.ts'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(here))
const folder = join(root, '.cache', 'support-export')
const policyFile = join(here, 'policy.yaml')
const [seed, tickets, users] = [2026, 2_400, 2_000]

const out = process.stdout
const paint = paintFor(out)
const shown = (file: string): string => relative(process.cwd(), file)
const say = (text = ''): void => void out.write(`${text}\n`)

/** A key for a demonstration: it stands in the source, so its pseudonyms protect nobody. */
const demoKey: KeyMaterial = {
  version: 1,
  secret: createHash('sha256').update('a key to show, not to use').digest(),
}

/** A vault in memory, which forgets everything when the demonstration ends. */
function memoryVault(): VaultPort & { readonly size: () => number } {
  const entries = new Map<string, TokenEntry>()
  return {
    store: (given) => {
      for (const entry of given) entries.set(entry.token, entry)
      return Promise.resolve()
    },
    size: () => entries.size,
  }
}

/** A way out to a file: nothing but what a policy let stand gets through. */
async function wayOut(file: string): Promise<WritableStream<Redacted>> {
  const handle = await open(file, 'w')
  const close = (): Promise<void> => handle.close()
  return new WritableStream<Redacted>({
    write: (bytes) => {
      Redacted.assert(bytes)
      return handle.appendFile(bytes)
    },
    close,
    abort: close,
  })
}

/** Streams one file through one route; the result has its name only when it is whole. */
async function redactFile(
  plan: Plan,
  route: string,
  format: InputFormat,
  vault: VaultPort,
  from: string,
  to: string,
): Promise<FileResult> {
  const redactor = await createRedactor(plan, { route, format, key: demoKey, vault })
  const { transform, report } = redactor.stream()
  const progress = startProgress(shown(from), (await stat(from)).size, ['MB', 1e6], process.stderr)
  const part = `${to}.part`
  const startedMs = performance.now()
  try {
    const source = createReadStream(from, { highWaterMark: 1 << 18 })
    source.on('data', () => progress.to(source.bytesRead))
    source.pause()
    await (Readable.toWeb(source) as ReadableStream<Uint8Array>)
      .pipeThrough(transform)
      .pipeTo(await wayOut(part))
    await rename(part, to)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  } finally {
    progress.end()
  }
  return {
    name: shown(from).split('/').at(-1) ?? from,
    report: report(),
    elapsedMs: performance.now() - startedMs,
  }
}

async function makeExport(): Promise<SupportExport> {
  const progress = startProgress('making the support export', tickets, ['tickets', 1], process.stderr)
  const made = await writeExport(folder, seed, tickets, users, (done) => progress.to(done))
  progress.end()
  return made
}

function showProof(name: string, { before, after }: Proof): void {
  const [all, left] = [before.values.size, after.values.size]
  const mark = left === 0 ? paint('green', '✔') : paint('red', '✘')
  say(
    ` ${mark} ${name}: ${left} of ${all} known values left (they stood in ${before.occurrences} places, now in ${after.occurrences})`,
  )
}

const startedMs = performance.now()
say(paint('bold', 'Stet: what the policy does not let stand is struck'))
const made = await makeExport()
const plan = loadPolicy(await readFile(policyFile), { file: shown(policyFile) })
const vault = memoryVault()
const ticketsOut = join(folder, 'tickets.redacted.ndjson')
const usersOut = join(folder, 'users.redacted.csv')
const results = [
  await redactFile(plan, 'ticket-events', 'ndjson', vault, made.ticketsFile, ticketsOut),
  await redactFile(plan, 'users', 'csv', vault, made.usersFile, usersOut),
]

const sample = await findSample(made.ticketsFile, ticketsOut)
say(`\n${paint('bold', `Some members of one ticket, line ${sample.line} of ${shown(made.ticketsFile)}`)}`)
say(showBeforeAfter(excerpt(sample.before), excerpt(sample.after), out.isTTY ? out.columns : 120, paint))

say(`\n${paint('bold', `Through ${shown(policyFile)}, bound for ${plan.policy.destination}`)}`)
say(showSummary(results, paint))
say(`\n ${vault.size()} originals behind tokens in the vault (here: in memory, gone now)`)

const proofs = [
  await prove(knownTicketValues(made), made.ticketsFile, ticketsOut),
  await prove(knownUserValues(made), made.usersFile, usersOut),
]
say(`\n${paint('bold', 'The same search in what went in and in what came out')}`)
proofs.forEach((proof, place) => showProof(results[place]?.name ?? '', proof))

say(
  `\n ${((performance.now() - startedMs) / 1000).toFixed(1)} s. Redacted: ${paint('bold', shown(ticketsOut))}, ${paint('bold', shown(usersOut))}`,
)
say(` Next: npx stet policy explain ${shown(policyFile)}
       npx stet redact --policy ${shown(policyFile)} --route ticket-events --dry-run ${shown(made.ticketsFile)}
       npx stet policy test ${shown(policyFile)}`)
if (proofs.some(({ after }) => after.values.size > 0)) process.exitCode = 1
