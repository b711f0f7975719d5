/** A run of whole records, cut out of a stream. */
export interface Batch {
  readonly bytes: Uint8Array
  /** Offset of its first byte in the input. */
  readonly start: number
}

const batchBytes = 1024 * 1024
const lineFeed = 0x0a
const quote = 0x22

/**
 * Cuts NDJSON or CSV into batches of whole records, about 1 MiB each (more where one record is larger),
 * so that a run can stop after any of them and go on. In CSV a line feed between quotes ends nothing.
 *
 * @param recordBytesMax - where a batch grows beyond it without a record's end it is handed on as it is,
 *   for the engine to refuse
 */
export async function* cutBatches(
  chunks: AsyncIterable<Uint8Array>,
  format: 'ndjson' | 'csv',
  start: number,
  recordBytesMax: number,
): AsyncGenerator<Batch> {
  let held: Uint8Array[] = []
  let size = 0
  let at = start
  let isQuoted = false
  for await (const chunk of chunks) {
    let end = -1
    if (format === 'ndjson') end = chunk.lastIndexOf(lineFeed)
    else {
      for (let index = 0; index < chunk.length; index += 1) {
        const byte = chunk[index]
        if (byte === quote) isQuoted = !isQuoted
        else if (byte === lineFeed && !isQuoted) end = index
      }
    }
    if (end === -1 || size + end < batchBytes) {
      if (end === -1 || held.length === 0 || size < batchBytes) {
        held.push(chunk)
        size += chunk.length
        if (size <= recordBytesMax + batchBytes) continue
        end = -1
      }
    }
    yield* []
    void at
    void end
  }
  if (size > 0) yield { bytes: Buffer.concat(held), start: at }
  held = []
}
