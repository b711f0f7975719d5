/** What an error of the server is about; decides who has to act. */
export type ServerErrorKind = 'config' | 'auth' | 'limit' | 'upstream' | 'bug'

/** One row of the server's error table. */
export interface ServerErrorRow {
  readonly kind: ServerErrorKind
  /** Status that the gateway answers with. */
  readonly httpStatus: number
  /** Whether the same message can succeed later without anybody changing anything. */
  readonly isRetryable: boolean
  /** Constant text: what is wrong and what to do next. Never holds a value from a document. */
  readonly message: string
}

/**
 * The table of the server's errors, beside the engine's. `docs/errors.md` is generated from both.
 * Messages are constants: they never hold a customer's value, a secret or another program's text.
 */
export const serverErrorTable = {
  STET_CONFIG_INVALID: row('config', 500, 'The configuration is not valid. Mend the places listed here.'),
  STET_CONFIG_SIGNING_KEY: row(
    'config',
    500,
    'A signing key cannot be used. Give whsec_ and 24 to 64 bytes in base64, or whsk_ and an Ed25519 seed of 32 bytes.',
  ),
  STET_AUTH_SIGNATURE: row(
    'auth',
    401,
    'No signature of this request was made with a secret of this integration. Compare the secret at the source with the one here.',
  ),
  STET_AUTH_TIMESTAMP: row(
    'auth',
    401,
    'The signed time of this request is missing or too far from the time here. Check both clocks, then send it again.',
  ),
  STET_EGRESS_URL: row(
    'config',
    500,
    'A destination has to be an https address without a user name, a password or a fragment. Mend it in the configuration.',
  ),
  STET_EGRESS_ADDRESS: row(
    'upstream',
    502,
    'The destination leads to an address that is not public, so nothing was sent. If it is meant, list it under network.allowPrivate.',
  ),
  STET_EGRESS_SEAL: row(
    'bug',
    500,
    'A stored message does not carry the seal of this gateway, so it was not sent. Look for who else writes to the store.',
  ),
  STET_UPSTREAM_NAME: row(
    'upstream',
    502,
    "The destination's host name was not found. Check the address and the name servers.",
    true,
  ),
  STET_UPSTREAM_UNREACHABLE: row(
    'upstream',
    502,
    'The destination could not be reached or broke the connection. It is tried again.',
    true,
  ),
  STET_UPSTREAM_TLS: row(
    'upstream',
    502,
    "The destination's certificate or TLS version was not accepted. Mend it there, or list its authority under network.caFiles.",
  ),
  STET_UPSTREAM_TIMEOUT: row('upstream', 504, 'The destination took too long. It is tried again.', true),
  STET_UPSTREAM_RESPONSE: row(
    'upstream',
    502,
    'The destination answered with what is not HTTP, or with headers that are too large. Ask whoever runs it.',
    true,
  ),
} as const satisfies Record<string, ServerErrorRow>

function row(
  kind: ServerErrorKind,
  httpStatus: number,
  message: string,
  isRetryable = false,
): ServerErrorRow {
  return { kind, httpStatus, isRetryable, message }
}

/** Code of an error of the server; a key of {@link serverErrorTable}. */
export type ServerErrorCode = keyof typeof serverErrorTable

/** Refusal of the server: the one class that its rooms throw, beside the engine's. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
  readonly code: ServerErrorCode

  /**
   * @param code - row of the server's error table
   * @param details - further constant text or names from the configuration, one per line; never a value
   */
  constructor(code: ServerErrorCode, details: readonly string[] = []) {
    super([serverErrorTable[code].message, ...details].join('\n'))
    this.code = code
  }

  get kind(): ServerErrorKind {
    return serverErrorTable[this.code].kind
  }

  get httpStatus(): number {
    return serverErrorTable[this.code].httpStatus
  }
}
