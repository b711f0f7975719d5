import { StetError, type ErrorPlace } from '@stet/engine'

/** A run of whole records, cut out of a stream. */
export interface Batch {
  readonly bytes: Uint8Array
  /** Offset of its first byte in the input. */
  readonly start: number
}

/** Largest record that is held whole, where no lower limit is set. */
export const heldBytesMax = 256 * 1024 * 1024

const lineFeed = 0x0a
const quote = 0x22

/**
 * Cuts NDJSON or CSV into batches of whole records, one for each chunk that ends a record, so that a run
 * can stop after any of them and go on later. In CSV a line feed between quotes ends nothing.
 *
 * @param chunks - each is used until the next one is asked for, and a batch likewise
 * @param start - offset of the first chunk in the input, where a record begins
 * @param recordBytesMax - bytes that a record may have before the input is refused
 * @throws {@link StetError} STET_LIMIT_RECORD
 */
export async function* cutBatches(
  chunks: AsyncIterable<Uint8Array>,
  format: 'ndjson' | 'csv',
  start: number,
  recordBytesMax: number,
): AsyncGenerator<Batch> {
  const bytesMax = Math.min(recordBytesMax, heldBytesMax)
  const findEnd = format === 'ndjson' ? lastLineEnd : makeRowEnd()
  let held: Uint8Array[] = []
  let heldBytes = 0
  let offset = start
  for await (const chunk of chunks) {
    const end = findEnd(chunk)
    if (end > 0) {
      const bytes = joined(held, heldBytes, chunk.subarray(0, end))
      yield { bytes, start: offset }
      offset += bytes.length
      held = []
      heldBytes = 0
    }
    if (end === chunk.length) continue
    held.push(chunk.slice(end))
    heldBytes += chunk.length - end
    if (heldBytes > bytesMax) {
      const place: ErrorPlace = { byteOffset: offset, limit: 'recordBytesMax', limitValue: bytesMax }
      throw new StetError('STET_LIMIT_RECORD', place)
    }
  }
  if (heldBytes > 0) yield { bytes: joined(held, heldBytes, new Uint8Array(0)), start: offset }
}

function joined(held: readonly Uint8Array[], heldBytes: number, last: Uint8Array): Uint8Array {
  return heldBytes === 0 ? last : Buffer.concat([...held, last])
}

function lastLineEnd(chunk: Uint8Array): number {
  return chunk.lastIndexOf(lineFeed) + 1
}

/** Remembers from chunk to chunk whether it stands between quotes. */
function makeRowEnd(): (chunk: Uint8Array) => number {
  let isQuoted = false
  return (chunk) => {
    let end = 0
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index]
      if (byte === quote) isQuoted = !isQuoted
      else if (byte === lineFeed && !isQuoted) end = index + 1
    }
    return end
  }
}

/** Bytes of the first row of a CSV, line end included; all of them where the row does not end. */
export function firstRow(bytes: Uint8Array): Uint8Array {
  let isQuoted = false
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index]
    if (byte === quote) isQuoted = !isQuoted
    else if (byte === lineFeed && !isQuoted) return bytes.subarray(0, index + 1)
  }
  return bytes
}

/** Number of line feeds in bytes. */
export function countLines(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count += 1
  return count
}
