import { type Dispatcher } from 'undici'
import { classifyFailure, classifyStatus, type DeliveryResult } from './classify.ts'
import { upstreamFailure } from './failure.ts'
import { Outbound } from './outbound.ts'
import { signMessage, type SigningKey } from './sign.ts'

/** One message on its way to one destination. */
export interface Delivery {
  /** Read by {@link readDestinationUrl}. */
  readonly url: URL
  /** The same in every attempt. */
  readonly messageId: string
  readonly contentType: string
  readonly body: Outbound
  readonly keys: readonly SigningKey[]
  /** For the attempt as a whole, in milliseconds: name, connection, request and status. */
  readonly timeoutMs: number
}

/** What an attempt needs from around it. */
export interface DeliverPorts {
  /** Made by `createDispatcher`. */
  readonly dispatcher: Dispatcher
  /** Now, in milliseconds since 1970. */
  readonly now: () => number
  /** Ends the attempt at once, when the gateway has to stop. */
  readonly signal?: AbortSignal | undefined
}

/** Bytes of an answer that are read before its connection is given up. Nothing of them is looked at. */
export const answerBytesMax = 64 * 1024
/** How long an answer's body may take after its status, in milliseconds. */
export const answerTimeoutMs = 2_000

/**
 * Attempts one delivery. The status decides; of the answer's body nothing is kept, so that no text of the
 * destination gets into a log or a table. Never throws for what the destination does.
 */
export async function deliver(delivery: Delivery, ports: DeliverPorts): Promise<DeliveryResult> {
  const { url, messageId: id, contentType, body, keys, timeoutMs } = delivery
  const { dispatcher, now, signal } = ports
  Outbound.assert(body)
  const signed = signMessage({ id, attemptMs: now(), body: body.bytes }, keys)
  const deadline = AbortSignal.timeout(timeoutMs)
  try {
    const answer = await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'POST',
      headers: { 'content-type': contentType, 'user-agent': 'stet', accept: '*/*', ...signed },
      body: body.bytes,
      signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
    })
    const { 'retry-after': retryAfter } = answer.headers
    const result = classifyStatus(answer.statusCode, [retryAfter].flat()[0], now())
    await discard(answer.body)
    return result
  } catch (error) {
    return classifyFailure(upstreamFailure(error))
  }
}

/** Reads an answer's end, so that its connection can be used again; gives the connection up where that is dear. */
async function discard(body: Dispatcher.ResponseData['body']): Promise<void> {
  try {
    await body.dump({ limit: answerBytesMax, signal: AbortSignal.timeout(answerTimeoutMs) })
  } catch {
    // The status has been read: whatever happens to the rest of the answer is no matter.
    body.destroy()
  }
}
