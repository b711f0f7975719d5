import type { Html } from './html.ts'
import { html } from './html.ts'

/** How much of one thing there was on one day. */
export interface Volume {
  readonly day: string
  readonly name: string
  readonly count: number
}

const width = 720
const rowHeight = 44
const labelWidth = 170
const right = 60

/** Small bars a day for each name, one row each: on paper they are read side by side. */
export function volumePlot(volumes: readonly Volume[]): Html {
  const days = [...new Set(volumes.map(({ day }) => day))].sort()
  const totals = new Map<string, number>()
  for (const { name, count } of volumes) totals.set(name, (totals.get(name) ?? 0) + count)
  const names = [...totals].sort(([, a], [, b]) => b - a).map(([name]) => name)
  if (names.length === 0) return html`<p class="pale">Nothing was counted.</p>`
  const most = Math.max(...volumes.map(({ count }) => count))
  const step = (width - labelWidth - right) / Math.max(1, days.length)
  const height = names.length * rowHeight + 22
  const bars = names.map((name, row) => {
    const base = (row + 1) * rowHeight - 8
    const drawn = days.map((day, column) => {
      const count = volumes
        .filter((one) => one.name === name && one.day === day)
        .reduce((sum, one) => sum + one.count, 0)
      const tall = most === 0 ? 0 : (count / most) * (rowHeight - 12)
      const x = labelWidth + column * step
      return html`<rect
        x="${x.toFixed(1)}"
        y="${(base - tall).toFixed(1)}"
        width="${Math.max(1, Math.min(40, step - 2)).toFixed(1)}"
        height="${tall.toFixed(1)}"
        fill="currentColor"
        ><title>${day}: ${count}</title></rect
      >`
    })
    return html`<text x="0" y="${base}">${name}</text>${drawn}<line
        x1="${labelWidth}"
        x2="${width - right}"
        y1="${base}"
        y2="${base}"
        stroke="currentColor"
        stroke-opacity="0.3"
      /><text x="${width}" y="${base}" text-anchor="end"
        >${(totals.get(name) ?? 0).toLocaleString('en')}</text
      >`
  })
  const [first = '', last = ''] = [days[0], days.at(-1)]
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Volumes a day, by name">
    ${bars}
    <text x="${labelWidth}" y="${height - 4}">${first}</text>
    <text x="${width - right}" y="${height - 4}" text-anchor="end">${last === first ? '' : last}</text>
  </svg>`
}
