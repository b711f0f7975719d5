import { UsageError } from '../exit-code.ts'

const lineFeed = 0x0a
/** Longest line that is read, in bytes. */
export const lineBytesMax = 64 * 1024 * 1024

/**
 * Lines of UTF-8 text, without their ends, as they come in.
 *
 * @param chunks - each is used until the next one is asked for
 * @throws {@link UsageError} for text that is not UTF-8 and for a line longer than {@link lineBytesMax}
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let held: Uint8Array[] = []
  let heldBytes = 0
  let line = 0
  const take = (last: Uint8Array): string => {
    line += 1
    const bytes = heldBytes === 0 ? last : Buffer.concat([...held, last])
    held = []
    heldBytes = 0
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      throw new UsageError(`line ${line} is not UTF-8; convert the input first`)
    }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
      yield take(chunk.subarray(from, at))
      from = at + 1
    }
    if (from === chunk.length) continue
    held.push(chunk.slice(from))
    heldBytes += chunk.length - from
    if (heldBytes > lineBytesMax)
      throw new UsageError(`line ${line + 1} is longer than ${lineBytesMax} bytes; split it`)
  }
  if (heldBytes > 0) yield take(new Uint8Array(0))
}
