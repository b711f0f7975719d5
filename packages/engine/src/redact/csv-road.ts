import type { State } from '../address/automaton.ts'
import { StetError } from '../errors.ts'
import { isQuoted, parseRows, RowBatches, writeCell, type Cell } from '../format/csv/rows.ts'
import { isPlainText } from '../address/plain-name.ts'
import { decodeUtf8, exceedsBytes } from '../format/utf8.ts'
import { Utf8Gate } from '../format/utf8-gate.ts'
import { kept, type Outcome } from '../operator/contract.ts'
import { collect, countOutcome, type Road, type RoadParts } from './road.ts'
import type { Treat } from './treat.ts'

/** What becomes of one column. */
interface Column {
  readonly header: Cell
  /** Rule that lists it, or -1. */
  readonly rule: number
  /** Undefined where the column is not listed, or struck by its rule. */
  readonly treat: Treat | undefined
  /** Whether the column stays in the output, if only empty. */
  readonly stays: boolean
  /** Patterns of the collector that it feeds. */
  readonly collected: readonly number[]
}

const encoder = new TextEncoder()

/**
 * The road of CSV (RFC 4180, with a header row). A record is a row, a column is the leaf `$.<header>`; a
 * column that no rule lists goes, header and all; a struck cell is left empty; cells that stay keep
 * their quotes, rows the line end of the first.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export class CsvRoad implements Road {
  readonly #parts: RoadParts
  readonly #gate = new Utf8Gate()
  readonly #batches = new RowBatches()
  #columns: readonly Column[] | undefined
  #newline = '\n'
  #linesBefore = 0
  #out = ''

  constructor(parts: RoadParts) {
    this.#parts = parts
  }

  write(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
    this.#gate.write(chunk, (bytes) => {
      if (bytes.includes(0)) throw new StetError('STET_INPUT_NUL', { record: this.#parts.tally.records + 1 })
      this.#read(this.#batches.write(decodeUtf8(bytes)))
    })
    if (this.#batches.waitingUnits > this.#parts.limits.recordBytesMax) this.#refuseLarge()
    return this.#take()
  }

  end(): Uint8Array<ArrayBuffer> {
    this.#gate.end()
    this.#read(this.#batches.end())
    if (this.#columns === undefined) throw new StetError('STET_INPUT_EMPTY')
    return this.#take()
  }

  #read(text: string): void {
    if (text === '') return
    let rows: readonly (readonly Cell[])[] = parseRows(text, this.#linesBefore)
    this.#linesBefore += lineFeeds(text)
    const [header] = rows
    if (this.#columns === undefined && header !== undefined) {
      this.#newline = /\r?\n$/.exec(text.slice(0, headerEnd(header, text)))?.[0] ?? '\n'
      this.#begin(header)
      rows = rows.slice(1)
    }
    for (const row of rows) this.#redact(this.#columns ?? [], row)
  }

  #begin(header: readonly Cell[]): void {
    this.#checkSize(header)
    const columns = header.map((cell) => makeColumn(cell, this.#parts))
    this.#columns = columns
    this.#writeRow(columns.flatMap((column) => (column.stays ? [column.header.raw] : [])))
  }

  #redact(columns: readonly Column[], cells: readonly Cell[]): void {
    const { record, tally, plan } = this.#parts
    this.#checkSize(cells)
    tally.records += 1
    if (cells.length !== columns.length)
      throw new StetError('STET_INPUT_CSV_WIDTH', { record: tally.records })
    record.begin()
    if (plan.collector !== undefined) {
      for (const [index, column] of columns.entries()) {
        for (const pattern of column.collected)
          collect(record, plan.collector, pattern, cells[index]?.text ?? '')
      }
    }
    const row: string[] = []
    for (const [index, column] of columns.entries()) {
      const written = this.#treat(column, cells[index])
      if (column.stays) row.push(written)
    }
    this.#writeRow(row)
  }

  /** What is written in place of a cell; '' where it is struck. */
  #treat({ rule, treat }: Column, cell: Cell | undefined): string {
    const { tally } = this.#parts
    if (treat === undefined || cell === undefined) {
      if (rule === -1) tally.unlisted += 1
      else tally.rule(rule).struck += 1
      return ''
    }
    const outcome: Outcome =
      cell.text === '' ? kept : treat({ kind: 'string', text: cell.text, isTyped: false })
    countOutcome(tally.rule(rule), outcome)
    if (outcome.action === 'keep') return cell.raw
    return outcome.action === 'write' ? writeCell(outcome.text, isQuoted(cell)) : ''
  }

  #writeRow(row: readonly string[]): void {
    if (row.length > 0) this.#out += row.join(',') + this.#newline
  }

  #checkSize(row: readonly Cell[]): void {
    const { recordBytesMax } = this.#parts.limits
    const units = row.reduce((sum, cell) => sum + cell.raw.length + 1, 0)
    if (units > recordBytesMax) this.#refuseLarge()
    // No unit takes more than three bytes, so a row's text is put together only where it is near the limit.
    if (
      units * 3 > recordBytesMax &&
      exceedsBytes(`${row.map((cell) => cell.raw).join(',')}\n`, recordBytesMax)
    ) {
      this.#refuseLarge()
    }
  }

  #refuseLarge(): never {
    const { recordBytesMax } = this.#parts.limits
    const place = {
      record: this.#parts.tally.records + 1,
      limit: 'recordBytesMax',
      limitValue: recordBytesMax,
    }
    throw new StetError('STET_LIMIT_RECORD', place)
  }

  #take(): Uint8Array<ArrayBuffer> {
    const bytes = encoder.encode(this.#out)
    this.#out = ''
    return bytes
  }
}

function makeColumn(header: Cell, { plan, treats }: RoadParts): Column {
  const name = header.text
  const { root } = plan.automaton
  const transition = root.names.get(name)
  const isKnown = transition?.isKnown === true
  const next = transition === undefined ? root.other : transition.state
  const state = isKnown || root.allowsAnyName || isPlainText(name) ? next : undefined
  const rule = state?.pattern ?? -1
  const treat = state === undefined || state.isBarrier ? undefined : treats[rule]
  return {
    header,
    rule,
    treat,
    stays: treat !== undefined || (plan.route.unlisted === 'null' && isKnown),
    collected: collectedPatterns(plan.collector?.root, name),
  }
}

function collectedPatterns(root: State | undefined, name: string): readonly number[] {
  const transition = root?.names.get(name)
  return (transition === undefined ? root?.other : transition.state)?.meeting ?? []
}

/** Where the first row ends, one past its line feed. */
function headerEnd(header: readonly Cell[], text: string): number {
  const cellsEnd = header.reduce((units, cell) => units + cell.raw.length + 1, -1)
  const end = text.indexOf('\n', cellsEnd)
  return end === -1 ? text.length : end + 1
}

function lineFeeds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
