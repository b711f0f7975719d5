import type { GatewayError } from '../contract/errors.ts'
import { readRetryAfter } from './retry-after.ts'

/** What became of one attempt to deliver. */
export type DeliveryResult =
  /** 2xx: the destination has it. */
  | { readonly kind: 'delivered'; readonly status: number }
  /** Over for now: it is tried again by the schedule, no sooner than `retryAfterMs`. */
  | {
      readonly kind: 'retry'
      readonly status?: number
      readonly error?: GatewayError
      readonly retryAfterMs?: number
    }
  /** The destination is there and does not want it: tried again by the schedule, and somebody should look. */
  | { readonly kind: 'failure'; readonly status?: number; readonly error?: GatewayError }
  /** 410: the destination wants no more of these; it is switched off. */
  | { readonly kind: 'gone'; readonly status: 410 }

/** Statuses that say that the same request may be taken later: RFC 9110, RFC 8470 (425), RFC 6585 (429). */
const laterStatuses: readonly number[] = [408, 425, 429]

/**
 * What a status means. Redirects are failures: whoever moved should say so to whoever runs the gateway.
 *
 * @param retryAfter - the header of that name
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#delivery-success-and-failure
 */
export function classifyStatus(
  status: number,
  retryAfter: string | undefined,
  nowMs: number,
): DeliveryResult {
  if (status >= 200 && status < 300) return { kind: 'delivered', status }
  if (status === 410) return { kind: 'gone', status }
  if (status < 500 && !laterStatuses.includes(status)) return { kind: 'failure', status }
  const retryAfterMs = readRetryAfter(retryAfter, nowMs)
  return { kind: 'retry', status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
}

/** What an attempt without a status means: a mistake in the configuration, or a network that may mend. */
export function classifyFailure(error: GatewayError): DeliveryResult {
  const isOurs =
    error.code === 'STET_EGRESS_ADDRESS' ||
    error.code === 'STET_EGRESS_URL' ||
    error.code === 'STET_UPSTREAM_TLS'
  return { kind: isOurs ? 'failure' : 'retry', error }
}

/** Whether a result says that the destination is in trouble, for its circuit breaker. */
export function isOutage(result: DeliveryResult): boolean {
  return result.kind === 'retry' || (result.kind === 'failure' && result.error !== undefined)
}
