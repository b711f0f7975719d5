import type { ServerResponse } from 'node:http'
import { errorTable, StetError } from '@stet/engine'
import { GatewayError, serverErrorTable } from '../contract/errors.ts'

/** A refusal as it is answered: code, constant message and status, never a foreign error's text. */
export interface Refusal {
  readonly code: string
  readonly status: number
  readonly message: string
  readonly isRetryable: boolean
}

/** What an error is answered with; one that is not ours says nothing of itself. */
export function refusalOf(error: unknown): Refusal {
  const row =
    error instanceof StetError
      ? errorTable[error.code]
      : serverErrorTable[error instanceof GatewayError ? error.code : 'STET_REDACTION_FAILED']
  const code =
    error instanceof StetError || error instanceof GatewayError ? error.code : 'STET_REDACTION_FAILED'
  const { httpStatus: status, message, isRetryable } = row
  return { code, status, message, isRetryable }
}

export interface AnswerOptions {
  readonly headers?: Readonly<Record<string, string>>
  /** Instead of the error's own. */
  readonly status?: number
}

/** Seconds after which whoever was told to come back should do so. */
const retrySeconds = 5

/** Answers with an error, or breaks the connection where an answer has begun: half must not pass for whole. */
export function answerError(response: ServerResponse, error: unknown, options: AnswerOptions = {}): Refusal {
  const refusal = refusalOf(error)
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return refusal
  }
  const { code, message, isRetryable } = refusal
  const status = options.status ?? refusal.status
  answerJson(
    response,
    status,
    { error: { code, message } },
    {
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="stet"' } : {}),
      ...(isRetryable && status === 503 ? { 'retry-after': String(retrySeconds) } : {}),
      // What is left of a body that was refused is not read.
      connection: 'close',
      ...options.headers,
    },
  )
  return refusal
}

export function answerJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(`${JSON.stringify(value)}\n`)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': body.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(body)
}
