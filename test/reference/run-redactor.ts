import type { Redactor, Redaction } from '../../packages/engine/src/redact.ts'

const encoder = new TextEncoder()

export const bytesOf = (text: string): Uint8Array => encoder.encode(text)

/** Redacts a text in one call. */
export async function redactText(redactor: Redactor, input: string | Uint8Array): Promise<string> {
  const { output } = await redactor.redact(typeof input === 'string' ? bytesOf(input) : input)
  return output.text()
}

/** What a stream let out: all of it, or what came before it was refused. */
export interface Streamed {
  readonly bytes: Uint8Array
  readonly error: unknown
  readonly report: Redaction['report']
}

/** Sends chunks through the stream face. */
export async function streamChunks(redactor: Redactor, chunks: readonly Uint8Array[]): Promise<Streamed> {
  const { transform, report } = redactor.stream()
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  const parts: Uint8Array[] = []
  let error: unknown
  try {
    for await (const part of source.pipeThrough(transform)) parts.push(part)
  } catch (caught) {
    error = caught
  }
  return { bytes: join(parts), error, report: report() }
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Cuts bytes into chunks of the given sizes, over and over. Chunks are copies: nobody may lean on what follows. */
export function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = []
  let at = 0
  for (let index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? bytes.length
    chunks.push(bytes.slice(at, at + size))
    at += size
    if (size === 0 && sizes.every((one) => one === 0)) at += 1
  }
  return chunks
}
