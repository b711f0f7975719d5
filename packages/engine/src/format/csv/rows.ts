import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { StetError, type ErrorCode } from '../../errors.ts'

/** One cell: what it says, and how it was written. */
export interface Cell {
  /** Decoded text, without quotes. */
  readonly text: string
  /** Exactly as it stands in the input, quotes included. */
  readonly raw: string
}

/** Whether a cell was written in quotes. No unquoted cell can begin with one (RFC 4180, section 2.5). */
export function isQuoted(cell: Cell): boolean {
  return cell.raw.startsWith('"')
}

/** A text as a cell: quoted where the cell it replaces was, or where it has to be. */
export function writeCell(text: string, isQuotedBefore: boolean): string {
  return isQuotedBefore || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Cuts CSV text into batches of whole rows, however it arrives. A line feed ends a row where the number
 * of quotes before it is even; text in which that is not so is no CSV, and {@link parseRows} refuses it.
 */
export class RowBatches {
  /** Text of a row that has not ended, in pieces: joining them at each chunk would take quadratic time. */
  #waiting: string[] = []
  #waitingUnits = 0
  #isInQuotes = false

  /** UTF-16 units that wait for the end of their row. */
  get waitingUnits(): number {
    return this.#waitingUnits
  }

  /** Takes text; returns whole rows, or '' where none has ended yet. */
  write(text: string): string {
    let end = 0
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      if (unit === 0x22) this.#isInQuotes = !this.#isInQuotes
      else if (unit === 0x0a && !this.#isInQuotes) end = at + 1
    }
    const rows = end === 0 ? '' : this.end() + text.slice(0, end)
    this.#waiting.push(text.slice(end))
    this.#waitingUnits += text.length - end
    return rows
  }

  /** Takes what waits; when the input ends that is a last row without a line feed. */
  end(): string {
    const text = this.#waiting.join('')
    this.#waiting = []
    this.#waitingUnits = 0
    return text
  }
}

/**
 * Reads whole rows of CSV.
 *
 * @param text - rows as {@link RowBatches} cuts them
 * @param lineBefore - lines of the input before this text, for the place of an error
 * @throws {@link StetError} STET_INPUT_CSV, STET_INPUT_CSV_QUOTE; the parser's own words quote the input
 *   and are not passed on
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function parseRows(text: string, lineBefore: number): Cell[][] {
  let rows: string[][]
  try {
    rows = parse(text, { bom: false, relax_column_count: true, record_delimiter: ['\r\n', '\n'] })
  } catch (error) {
    if (!(error instanceof CsvError)) throw new StetError('STET_INPUT_CSV', { line: lineBefore + 1 })
    throw new StetError(errorCodeOf(error.code), { line: lineBefore + lineOf(error) })
  }
  return withRaw(rows, text)
}

function errorCodeOf(code: string): ErrorCode {
  return code === 'CSV_QUOTE_NOT_CLOSED' ? 'STET_INPUT_CSV_QUOTE' : 'STET_INPUT_CSV'
}

function lineOf(error: CsvError): number {
  return typeof error['lines'] === 'number' ? error['lines'] : 1
}

/** Walks the text beside the parsed cells; strict CSV leaves one way only to write a cell. */
function withRaw(rows: readonly (readonly string[])[], text: string): Cell[][] {
  let at = 0
  const cells = rows.map((row) => {
    const read = row.map((cell): Cell => {
      const end = at + rawLength(cell, text, at)
      const raw = text.slice(at, end)
      at = end + 1
      return { text: cell, raw }
    })
    if (text[at - 1] === '\r') at += 1
    return read
  })
  if (at < text.length) throw new StetError('STET_BUG')
  return cells
}

function rawLength(cell: string, text: string, at: number): number {
  if (text[at] !== '"') return cell.length
  let length = cell.length + 2
  for (let quote = cell.indexOf('"'); quote !== -1; quote = cell.indexOf('"', quote + 1)) length += 1
  return length
}
