import { stripVTControlCharacters } from 'node:util'
import type { RedactionReport } from '@stet/engine'
import type { Paint } from './before-after.ts'

/** What one file's way through the policy gave. */
export interface FileResult {
  readonly name: string
  readonly report: RedactionReport
  readonly elapsedMs: number
}

/** Leaves by what became of them, over all files. */
export interface LeafCounts {
  kept: number
  changed: number
  struck: number
  mismatched: number
  forged: number
}

/** Adds up the leaves of one report; those that no rule lists are struck. */
export function countLeaves(report: RedactionReport): LeafCounts {
  const counts: LeafCounts = { kept: 0, changed: 0, struck: report.unlisted, mismatched: 0, forged: 0 }
  for (const rule of report.rules) {
    counts.kept += rule.kept
    counts.changed += rule.changed
    counts.struck += rule.struck
    counts.mismatched += rule.mismatched
    counts.forged += rule.forged
  }
  return counts
}

/** The tables at the end: one column a file, then what was found and treated, by entity. */
export function showSummary(results: readonly FileResult[], paint: Paint): string {
  const leaves = results.map(({ report }) => countLeaves(report))
  const row = (label: string, cells: readonly string[]): string[] => [label, ...cells]
  const table = [
    row(
      '',
      results.map(({ name }) => name),
    ),
    row(
      'records',
      results.map(({ report }) => number(report.records)),
    ),
    row(
      'bytes in',
      results.map(({ report }) => size(report.bytesIn)),
    ),
    row(
      'bytes out',
      results.map(({ report }) => `${size(report.bytesOut)} (${percent(report.bytesOut, report.bytesIn)})`),
    ),
    row(
      'speed',
      results.map(({ report, elapsedMs }) => `${(report.bytesIn / 1e3 / elapsedMs).toFixed(1)} MB/s`),
    ),
    row(
      'leaves kept',
      leaves.map(({ kept }) => paint('green', number(kept))),
    ),
    row(
      'leaves changed',
      leaves.map(({ changed }) => paint('yellow', number(changed))),
    ),
    row(
      'leaves struck',
      leaves.map(({ struck }) => paint('red', number(struck))),
    ),
    row(
      '  of them unlisted',
      results.map(({ report }) => number(report.unlisted)),
    ),
    row(
      '  of them mistyped',
      leaves.map(({ mismatched }) => number(mismatched)),
    ),
    row(
      'forged placeholders',
      leaves.map(({ forged }) => number(forged)),
    ),
  ]
  return [...layOut(table, paint), '', ...layOut(entityTable(results, paint), paint)].join('\n')
}

function entityTable(results: readonly FileResult[], paint: Paint): string[][] {
  const totals = new Map<string, { kept: number; changed: number; struck: number }>()
  for (const { report } of results) {
    for (const { entity, kept, changed, struck } of report.entities) {
      const total = totals.get(entity) ?? { kept: 0, changed: 0, struck: 0 }
      totals.set(entity, {
        kept: total.kept + kept,
        changed: total.changed + changed,
        struck: total.struck + struck,
      })
    }
  }
  const rows = [...totals].map(([entity, { kept, changed, struck }]) => [
    entity,
    kept === 0 ? '0' : paint('green', number(kept)),
    changed === 0 ? '0' : paint('yellow', number(changed)),
    struck === 0 ? '0' : paint('red', number(struck)),
  ])
  return [['found, by entity', 'kept', 'changed', 'struck'], ...rows]
}

/** Columns of one width, the first to the left and the others to the right; the first row is the head. */
function layOut(table: readonly (readonly string[])[], paint: Paint): string[] {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((cells) => visibleLength(cells[column] ?? ''))),
  )
  return table.map((cells, place) => {
    const line = cells
      .map((cell, column) => {
        const gap = ' '.repeat((widths[column] ?? 0) - visibleLength(cell))
        return column === 0 ? cell + gap : gap + cell
      })
      .join('   ')
    return ` ${place === 0 ? paint('bold', line) : line}`.trimEnd()
  })
}

function visibleLength(text: string): number {
  return stripVTControlCharacters(text).length
}

function number(count: number): string {
  return count.toLocaleString('en-US')
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((100 * part) / whole)} %`
}
