import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HugeShape } from './corpus.ts'

/** A line of the table: the largest resident size of `stet redact` on one huge document. */
export interface MemoryRow {
  readonly name: string
  readonly peakMegabytes: number
  readonly seconds: number
  readonly goalMegabytes: number
}

const shapes: readonly (readonly [HugeShape, string])[] = [
  ['array', 'an array of records'],
  ['subtree', 'one object with a struck subtree'],
  ['string', 'one object with a struck string'],
]

const policy = `policy: bench
source: zendesk
destination: bench
routes:
  events:
    receive: file
    fields:
      $.time: { keep: timestamp }
      $.ticket.id: { keep: integer }
      $.ticket.status: { keep: { enum: [new, open, pending, hold, solved, closed] } }
`

const root = join(import.meta.dirname, '..')

/**
 * Pipes documents, made as they are read, through the command line in a process of its own.
 *
 * @param stet - the program
 */
export async function measureMemory(
  stet: string,
  bytes: number,
  onRow: (row: MemoryRow) => void,
): Promise<readonly MemoryRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'stet-bench-'))
  const rows: MemoryRow[] = []
  try {
    await writeFile(join(folder, 'policy.yaml'), policy)
    for (const [shape, name] of shapes) {
      const start = performance.now()
      const peak = await peakBytes(stet, folder, shape, bytes)
      const seconds = (performance.now() - start) / 1000
      const row = { name, peakMegabytes: peak / 2 ** 20, seconds, goalMegabytes: 96 }
      rows.push(row)
      onRow(row)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return rows
}

async function peakBytes(program: string, folder: string, shape: HugeShape, bytes: number): Promise<number> {
  const memoryFile = join(folder, `${shape}.bytes`)
  const output = join(folder, `${shape}.json`)
  const source = spawn(process.execPath, [join(root, 'bench/corpus.ts'), shape, String(bytes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stet = spawn(
    process.execPath,
    [
      ...['--import', join(root, 'bench/report-memory.mjs'), program],
      ...['redact', '--quiet', '--format', 'json', '--policy', join(folder, 'policy.yaml'), '-o', output],
    ],
    { stdio: [source.stdout, 'inherit', 'inherit'], env: { ...process.env, STET_BENCH_MEMORY: memoryFile } },
  )
  const status = await new Promise<number | null>((resolve) => stet.on('close', resolve))
  source.kill()
  if (status !== 0) throw new Error(`stet redact ended with ${status ?? 'a signal'}`)
  if ((await stat(output)).size === 0) throw new Error('stet redact wrote nothing')
  return Number(await readFile(memoryFile, 'utf8'))
}
