import type { IncomingMessage } from 'node:http'
import { GatewayError } from '../contract/errors.ts'

/**
 * Reads a request's body whole. Its time is limited by the server's `requestTimeout`.
 *
 * @throws {@link GatewayError} STET_LIMIT_BODY, STET_REQUEST_BROKEN where the sender goes away in between
 */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<Uint8Array> {
  const told = request.headers['content-length']
  if (told !== undefined && Number(told) > bytesMax) throw new GatewayError('STET_LIMIT_BODY')
  const parts: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const part of request as AsyncIterable<Uint8Array>) {
      bytes += part.length
      if (bytes > bytesMax) throw new GatewayError('STET_LIMIT_BODY')
      parts.push(part)
    }
  } catch (error) {
    throw error instanceof GatewayError ? error : new GatewayError('STET_REQUEST_BROKEN')
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts, bytes)
}

/** Whether a request says that it has a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
