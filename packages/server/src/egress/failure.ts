import { GatewayError, type ServerErrorCode } from '../contract/errors.ts'

/** Node's and undici's codes, and what they mean for whoever waits for an answer. */
const meanings: Readonly<Record<string, ServerErrorCode | undefined>> = {
  ENOTFOUND: 'STET_UPSTREAM_NAME',
  EAI_AGAIN: 'STET_UPSTREAM_NAME',
  EAI_FAIL: 'STET_UPSTREAM_NAME',
  EAI_NODATA: 'STET_UPSTREAM_NAME',
  ENODATA: 'STET_UPSTREAM_NAME',
  ETIMEDOUT: 'STET_UPSTREAM_TIMEOUT',
  UND_ERR_CONNECT_TIMEOUT: 'STET_UPSTREAM_TIMEOUT',
  UND_ERR_HEADERS_TIMEOUT: 'STET_UPSTREAM_TIMEOUT',
  UND_ERR_BODY_TIMEOUT: 'STET_UPSTREAM_TIMEOUT',
  UND_ERR_ABORTED: 'STET_UPSTREAM_TIMEOUT',
  UND_ERR_HEADERS_OVERFLOW: 'STET_UPSTREAM_RESPONSE',
  UND_ERR_RESPONSE: 'STET_UPSTREAM_RESPONSE',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'STET_UPSTREAM_RESPONSE',
  EPROTO: 'STET_UPSTREAM_TLS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'STET_UPSTREAM_TLS',
  UNABLE_TO_GET_ISSUER_CERT: 'STET_UPSTREAM_TLS',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'STET_UPSTREAM_TLS',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'STET_UPSTREAM_TLS',
  SELF_SIGNED_CERT_IN_CHAIN: 'STET_UPSTREAM_TLS',
  HOSTNAME_MISMATCH: 'STET_UPSTREAM_TLS',
  INVALID_PURPOSE: 'STET_UPSTREAM_TLS',
}

/**
 * What a failed request means, in our words. The other side's text is left behind: it may hold anything.
 *
 * @param error - what undici, Node or our own connector failed with
 */
export function upstreamFailure(error: unknown): GatewayError {
  for (const one of chain(error)) {
    if (one instanceof GatewayError) return one
    const { name, code = '' } = one as { name?: string; code?: unknown }
    if (name === 'TimeoutError' || name === 'AbortError') return new GatewayError('STET_UPSTREAM_TIMEOUT')
    if (name === 'HTTPParserError') return new GatewayError('STET_UPSTREAM_RESPONSE')
    if (typeof code !== 'string') continue
    const meaning = meanings[code]
    if (meaning !== undefined) return new GatewayError(meaning)
    if (/^(?:CERT_|ERR_TLS_|ERR_SSL_)/.test(code)) return new GatewayError('STET_UPSTREAM_TLS')
  }
  return new GatewayError('STET_UPSTREAM_UNREACHABLE')
}

/** An error, what it gathers (one for each address that was tried) and what it was caused by. */
function chain(error: unknown, depth = 0): object[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const { errors, cause } = error as { errors?: unknown; cause?: unknown }
  const gathered = Array.isArray(errors) ? errors.flatMap((one) => chain(one, depth + 1)) : []
  return [error, ...gathered, ...chain(cause, depth + 1)]
}
