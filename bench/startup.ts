import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './statistics.ts'

/** How long the command takes on a small file, beside a Node that does nothing. */
export interface StartUp {
  readonly bareMs: number
  /** As it is published, in milliseconds and in times of `bareMs`. */
  readonly stetMs: number
  readonly times: number
  /** The same from the sources of this repository. */
  readonly sourceMs: number
  readonly sourceTimes: number
  readonly goalTimes: number
}

const policy = `policy: bench
source: zendesk
destination: bench
routes:
  events: { receive: file, fields: { $.ticket.id: { keep: integer }, $.ticket.status: { keep: { enum: [open] } } } }
`

const sources = join(import.meta.dirname, '../packages/server/bin/stet.mjs')

/**
 * Runs all in turns, as whole processes; the first turn fills caches and does not count.
 *
 * @param stet - the program as it is published
 */
export function measureStartUp(stet: string, turns: number): StartUp {
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-'))
  try {
    const input = join(folder, 'ticket.json')
    const description = 'My order has not come yet. '.repeat(35)
    writeFileSync(input, JSON.stringify({ ticket: { id: 35436, status: 'open', description } }))
    const policyFile = join(folder, 'policy.yaml')
    writeFileSync(policyFile, policy)
    const redact = ['redact', '--quiet', '--policy', policyFile, input]
    const commands = [
      ['-e', '0'],
      [stet, ...redact],
      [sources, ...redact],
    ] as const
    const taken: [number[], number[], number[]] = [[], [], []]
    for (let turn = 0; turn <= turns; turn += 1) {
      for (const [index, command] of commands.entries()) {
        const ms = timed(command)
        if (turn > 0) taken[index]?.push(ms)
      }
    }
    const [bareMs, stetMs, sourceMs] = [median(taken[0]), median(taken[1]), median(taken[2])]
    return { bareMs, stetMs, times: stetMs / bareMs, sourceMs, sourceTimes: sourceMs / bareMs, goalTimes: 4 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function timed(parameters: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8' })
  const taken = performance.now() - start
  if (status !== 0) throw new Error(`a measured process failed: ${stderr}`)
  return taken
}
