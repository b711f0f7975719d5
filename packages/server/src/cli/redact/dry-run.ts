import type { Redactor } from '@stet/engine'
import { addReports, emptyReport, type RunReport } from './counts.ts'
import { redactInput, atStart } from './read-input.ts'
import type { Output } from './output.ts'

const recordsShown = 10
const bytesShown = 64 * 1024

/** Thrown to end a dry run that has seen enough; never leaves this file. */
class Enough extends Error {}

/**
 * Redacts the first records of an input and gives back what they became. What comes after is not read.
 *
 * @param chunks - the input from its start
 */
export async function dryRun(
  redactor: Redactor,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly text: string; readonly report: RunReport; readonly isWhole: boolean }> {
  const parts: Uint8Array[] = []
  let size = 0
  let report = emptyReport({ policy: '', policyDigest: '', route: redactor.route })
  const output: Output = {
    write: (bytes, from = 0) => {
      parts.push(bytes.subarray(from))
      size += bytes.length - from
      return Promise.resolve()
    },
    separate: () => Promise.resolve(),
    commit: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  }
  const check = (): void => {
    if (report.records >= recordsShown || size >= bytesShown) throw new Enough()
  }
  let isWhole = true
  try {
    const source = { chunks: firstBytes(chunks), start: atStart, header: undefined }
    await redactInput(redactor, source, output, {
      onStep: (_position, step) => {
        report = addReports(report, step)
        check()
        return Promise.resolve()
      },
      onProgress: check,
    })
  } catch (error) {
    if (!(error instanceof Enough)) throw error
    isWhole = false
  }
  return { text: Buffer.concat(parts).toString('utf8'), report, isWhole }
}

/** Small pieces, so that a dry run stops soon after the records that it shows. */
async function* firstBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieceBytes = 4096
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes)
  }
}

/** Counts by rule and entity, as a table for a terminal. Names of the policy only, never a value. */
export function reportTable(report: RunReport): string {
  const rows = [
    ['address', 'operator', 'kept', 'changed', 'struck', 'of which mistyped'],
    ...report.rules.map((rule) => [
      rule.address,
      rule.operator,
      ...[rule.kept, rule.changed, rule.struck, rule.mismatched].map(String),
    ]),
    ['(not listed)', 'strike', '0', '0', String(report.unlisted), '0'],
  ]
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, index) => Math.max(widest[index] ?? 0, cell.length)),
    [],
  )
  const isText = (index: number): boolean => index < 2
  return rows
    .map((row) =>
      row
        .map((cell, index) =>
          isText(index) ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
