import {
  StetError,
  type ErrorPlace,
  type InputFormat,
  type RedactionReport,
  type Redactor,
} from '@stet/engine'
import { countLines, cutBatches, firstRow } from './batches.ts'
import type { Output } from './output.ts'

/** Where in its input a run has come to. */
export interface Position {
  readonly inputBytes: number
  readonly lines: number
  readonly records: number
}

/** Who is told how a run goes on. */
export interface Observer {
  /** Called after each step, when its bytes are with the output; `report` counts that step alone. */
  onStep(position: Position, report: RedactionReport): Promise<void>
  /** Called as bytes are read, `inputBytes` of them so far. */
  onProgress(inputBytes: number): void
}

/** What is read. */
export interface Source {
  /** Bytes from `start` on. */
  readonly chunks: AsyncIterable<Uint8Array>
  readonly start: Position
  /** The first row of a CSV that is gone on with: its bytes, which every later batch needs. */
  readonly header: Uint8Array | undefined
}

export const atStart: Position = { inputBytes: 0, lines: 0, records: 0 }

/**
 * Redacts one input into an output. NDJSON and CSV go record by record, so that a run can go on later;
 * JSON and text go as one stream.
 *
 * @throws {@link StetError} with its place counted from the start of the input
 */
export async function redactInput(
  redactor: Redactor,
  source: Source,
  output: Output,
  observer: Observer,
): Promise<void> {
  if (isResumable(redactor.format)) await redactBatches(redactor, redactor.format, source, output, observer)
  else await redactStream(redactor, source, output, observer)
}

/** Formats in which a run can stop after any record and go on later. */
export function isResumable(format: InputFormat): format is 'ndjson' | 'csv' {
  return format === 'ndjson' || format === 'csv'
}

async function redactStream(
  redactor: Redactor,
  source: Source,
  output: Output,
  observer: Observer,
): Promise<void> {
  const session = redactor.open()
  for await (const chunk of source.chunks) {
    await output.write(await session.write(chunk))
    observer.onProgress(session.report().bytesIn)
  }
  await output.write(await session.end())
  const report = session.report()
  await observer.onStep({ inputBytes: report.bytesIn, lines: 0, records: report.records }, report)
}

async function redactBatches(
  redactor: Redactor,
  format: 'ndjson' | 'csv',
  source: Source,
  output: Output,
  observer: Observer,
): Promise<void> {
  let { inputBytes, lines, records } = source.start
  let header = source.header
  let headerOutputBytes = header === undefined ? 0 : await outputBytesOf(redactor, header)
  for await (const batch of cutBatches(source.chunks, format, inputBytes, redactor.limits.recordBytesMax)) {
    const batchLines = countLines(batch.bytes)
    if (format === 'csv' || !isBlank(batch.bytes)) {
      const bytes = header === undefined ? batch.bytes : Buffer.concat([header, batch.bytes])
      const headerLines = header === undefined ? 0 : countLines(header)
      const { output: redacted, report } = await redactPlaced(redactor, bytes, {
        byteOffset: batch.start - (header?.length ?? 0),
        line: lines - headerLines,
        record: records,
      })
      await output.write(redacted, headerOutputBytes)
      records += report.records
      inputBytes += batch.bytes.length
      lines += batchLines
      observer.onProgress(inputBytes)
      const counted = { bytesIn: batch.bytes.length, bytesOut: redacted.length - headerOutputBytes }
      await observer.onStep({ inputBytes, lines, records }, { ...report, ...counted })
    } else {
      inputBytes += batch.bytes.length
      lines += batchLines
    }
    if (format === 'csv' && header === undefined) {
      header = firstRow(batch.bytes).slice()
      headerOutputBytes = await outputBytesOf(redactor, header)
    }
  }
  const isEmpty = format === 'csv' ? header === undefined : records === 0
  if (isEmpty) throw new StetError('STET_INPUT_EMPTY')
}

async function outputBytesOf(redactor: Redactor, header: Uint8Array): Promise<number> {
  return (await redactor.redact(header)).output.length
}

/** A batch counts from its own start; the reader wants to know where in the input that is. */
async function redactPlaced(
  redactor: Redactor,
  bytes: Uint8Array,
  before: Required<Pick<ErrorPlace, 'byteOffset' | 'line' | 'record'>>,
): ReturnType<Redactor['redact']> {
  try {
    return await redactor.redact(bytes)
  } catch (error) {
    if (!(error instanceof StetError)) throw error
    const { byteOffset, line, record } = error.place
    throw new StetError(error.code, {
      ...error.place,
      ...(byteOffset !== undefined && { byteOffset: byteOffset + before.byteOffset }),
      ...(line !== undefined && { line: line + before.line }),
      ...(record !== undefined && { record: record + before.record }),
    })
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
}
