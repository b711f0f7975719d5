import type { ProbeResult, ProbeRow } from './probe.ts'

/** A probe's result as a table: what was planted where, and what arrived. */
export function probeText(results: readonly ProbeResult[]): string {
  return results.flatMap(lines).join('\n')
}

function lines({ name, rows, planted, arrived, refused, traces }: ProbeResult): string[] {
  const kinds = [...new Set(rows.map(({ surface }) => surface))]
  const disguises = [...new Set(rows.map(({ disguise }) => disguise))]
  const width = Math.max(...kinds.map(({ length }) => length), 10)
  const cell = (some: readonly ProbeRow[]): string => {
    const [all, got] = [some, some].map((list, at) =>
      list.reduce((sum, row) => sum + (at === 0 ? row.planted : row.arrived), 0),
    )
    return all === 0 ? '·' : `${got ?? 0}/${all ?? 0}`
  }
  const entities = new Set(rows.map(({ entity }) => entity)).size
  const holes = rows.filter((row) => row.arrived > 0)
  return [
    `${name}: ${planted} canaries of ${entities} entities; arrived/planted`,
    `  ${''.padEnd(width)}${disguises.map((one) => one.padStart(18)).join('')}`,
    ...kinds.map(
      (surface) =>
        `  ${surface.padEnd(width)}${disguises
          .map((disguise) =>
            cell(rows.filter((row) => row.surface === surface && row.disguise === disguise)).padStart(18),
          )
          .join('')}`,
    ),
    `  by road: ${(['relay', 'proxy', 'files'] as const).map((road) => `${road} ${cell(rows.filter((row) => row.road === road))}`).join(', ')}; ${refused} refused`,
    ...holes.map(
      ({ entity, surface, disguise, road }) => `  ARRIVED: ${entity}, ${surface}, ${disguise}, by ${road}`,
    ),
    ...traces.map(({ where, entity }) => `  FOUND in ${where}: ${entity}`),
    `  ${arrived} arrived, ${traces.length} found in logs, metrics and store`,
    '',
  ]
}
