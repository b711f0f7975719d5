import { parse as parseCsv, CsvError } from 'csv-parse/stream'
import type { State } from '../address/automaton.ts'
import { StetError, type ErrorCode } from '../errors.ts'
import { isPlainText } from '../format/json/match-name.ts'
import { Utf8Gate } from '../format/utf8-gate.ts'
import type { Outcome } from '../operator/contract.ts'
import { collect, countOutcome, type Road, type RoadParts } from './road.ts'

/** A cell as it was written: whether it was quoted tells how it is written again. */
interface Cell {
  readonly text: string
  readonly isQuoted: boolean
}

/** What becomes of one column. */
interface Column {
  readonly header: Cell
  /** Rule that lists it, or -1. */
  readonly rule: number
  readonly isBarrier: boolean
  /** Whether the column stays in the output, if only empty. */
  readonly stays: boolean
  /** Patterns of the collector that it feeds. */
  readonly collected: readonly number[]
}

const encoder = new TextEncoder()
const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * The road of CSV (RFC 4180, with a header row). A record is a row, a column is the leaf `$.<header>`; a
 * column that no rule lists goes, header and all; a struck cell is left empty; cells that stay keep
 * their quotes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export class CsvRoad implements Road {
  readonly #parts: RoadParts
  readonly #gate = new Utf8Gate()
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>
  readonly #reading: Promise<void>
  #columns: readonly Column[] | undefined
  #out = ''
  #newline = ''
  #lastByte = 0

  constructor(parts: RoadParts) {
    this.#parts = parts
    const parser = parseCsv({
      bom: false,
      columns: false,
      relax_column_count: false,
      max_record_size: parts.limits.recordBytesMax,
      record_delimiter: ['\r\n', '\n'],
      cast: (text, { quoting }): Cell => ({ text, isQuoted: quoting }),
    })
    this.#writer = parser.writable.getWriter() as WritableStreamDefaultWriter<Uint8Array>
    this.#reading = this.#read(parser.readable.getReader() as ReadableStreamDefaultReader<Cell[]>)
    this.#reading.catch(() => undefined)
  }

  async write(chunk: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    const parts: Uint8Array[] = []
    this.#gate.write(chunk, (bytes) => {
      if (bytes.includes(0)) throw new StetError('STET_INPUT_NUL', { record: this.#parts.tally.records + 1 })
      this.#findNewline(bytes)
      parts.push(bytes.slice())
    })
    for (const bytes of parts) await this.#settle(this.#writer.write(asBuffer(bytes)))
    return this.#take()
  }

  async end(): Promise<Uint8Array<ArrayBuffer>> {
    this.#gate.end()
    await this.#settle(this.#writer.close())
    await this.#settle(this.#reading)
    if (this.#columns === undefined) throw new StetError('STET_INPUT_EMPTY')
    return this.#take()
  }

  async #read(reader: ReadableStreamDefaultReader<Cell[]>): Promise<void> {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      if (this.#columns === undefined) this.#begin(value)
      else this.#redact(this.#columns, value)
    }
  }

  /** Turns the parser's errors, which quote the input, into ours, which do not. */
  async #settle(step: Promise<void>): Promise<void> {
    try {
      await step
    } catch (error) {
      if (error instanceof StetError) throw error
      const record = this.#parts.tally.records + 1
      if (!(error instanceof CsvError)) throw new StetError('STET_INPUT_CSV', { record })
      throw new StetError(csvErrorCode(error.code), { record })
    }
  }

  /** The line end of the output is that of the input's first line. */
  #findNewline(bytes: Uint8Array): void {
    if (this.#newline !== '') return
    const at = bytes.indexOf(lineFeed)
    if (at !== -1)
      this.#newline = (at === 0 ? this.#lastByte : bytes[at - 1]) === carriageReturn ? '\r\n' : '\n'
    this.#lastByte = bytes.at(-1) ?? 0
  }

  #begin(header: readonly Cell[]): void {
    const columns = header.map((cell) => makeColumn(cell, this.#parts))
    this.#columns = columns
    const staying = columns.filter((column) => column.stays)
    if (staying.length === 0) return
    this.#writeRow(staying.map((column) => written(column.header)))
  }

  #redact(columns: readonly Column[], cells: readonly Cell[]): void {
    const { record, tally, plan, treats } = this.#parts
    tally.records += 1
    record.begin()
    if (plan.collector !== undefined) {
      for (const [index, column] of columns.entries()) {
        for (const pattern of column.collected)
          collect(record, plan.collector, pattern, cells[index]?.text ?? '')
      }
    }
    const row: string[] = []
    for (const [index, column] of columns.entries()) {
      const cell = cells[index] ?? { text: '', isQuoted: false }
      const treat = column.isBarrier ? undefined : treats[column.rule]
      let text = ''
      if (treat === undefined) {
        if (column.rule === -1) tally.unlisted += 1
        else tally.rule(column.rule).struck += 1
      } else {
        const outcome: Outcome =
          cell.text === '' ? { action: 'keep' } : treat({ kind: 'string', text: cell.text, isTyped: false })
        countOutcome(tally.rule(column.rule), outcome)
        if (outcome.action === 'keep') text = written(cell)
        else if (outcome.action === 'write') text = written({ text: outcome.text, isQuoted: cell.isQuoted })
      }
      if (column.stays) row.push(text)
    }
    if (row.length > 0) this.#writeRow(row)
  }

  #writeRow(row: readonly string[]): void {
    this.#out += row.join(',') + (this.#newline === '' ? '\n' : this.#newline)
  }

  #take(): Uint8Array<ArrayBuffer> {
    const bytes = encoder.encode(this.#out)
    this.#out = ''
    return bytes
  }
}

function makeColumn(header: Cell, { plan }: RoadParts): Column {
  const name = header.text
  const { root } = plan.automaton
  const transition = root.names.get(name)
  const isKnown = transition?.isKnown === true
  const next = transition === undefined ? root.other : transition.state
  const isAllowed = isKnown || root.allowsAnyName || isPlainText(name)
  const state = isAllowed ? next : undefined
  const isListed = state !== undefined && state.pattern !== -1 && !state.isBarrier
  return {
    header,
    rule: state?.pattern ?? -1,
    isBarrier: state?.isBarrier === true,
    stays: isListed || (plan.route.unlisted === 'null' && isKnown),
    collected: collectedPatterns(plan.collector?.root, name),
  }
}

function collectedPatterns(root: State | undefined, name: string): readonly number[] {
  const transition = root?.names.get(name)
  return (transition === undefined ? root?.other : transition.state)?.meeting ?? []
}

/** A cell as CSV: quoted where it was, or where it has to be. */
function written({ text, isQuoted }: Cell): string {
  return isQuoted || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function csvErrorCode(code: string): ErrorCode {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'STET_INPUT_CSV_QUOTE'
  if (code.startsWith('CSV_RECORD_INCONSISTENT')) return 'STET_INPUT_CSV_WIDTH'
  if (code === 'CSV_MAX_RECORD_SIZE') return 'STET_LIMIT_RECORD'
  return 'STET_INPUT_CSV'
}

/** The parser works on Node's Buffer (a browser build brings its own), over the same memory. */
function asBuffer(bytes: Uint8Array): Uint8Array {
  const host = globalThis as {
    readonly Buffer?: { from(memory: ArrayBufferLike, at: number, length: number): Uint8Array }
  }
  return host.Buffer?.from(bytes.buffer, bytes.byteOffset, bytes.length) ?? bytes
}
