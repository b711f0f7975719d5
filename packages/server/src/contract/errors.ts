/** What an error of the server is about; decides who has to act. */
export type ServerErrorKind = 'config' | 'auth' | 'request' | 'limit' | 'store' | 'vault' | 'upstream' | 'bug'

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
  STET_CONFIG_KEY_FILE: row(
    'config',
    500,
    'The key file holds no key, or others can read it. Make a new one, or run: chmod 600 on it.',
  ),
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
  STET_AUTH_KEY: row(
    'auth',
    401,
    'The key is missing, unknown, expired, revoked, or for another integration. Ask whoever runs the gateway for a key, and send it as a bearer token or as the password of basic authentication.',
  ),
  STET_REQUEST_TARGET: row(
    'request',
    400,
    'The address of this request cannot be read in one way only. Send a path without odd characters, and a query that is well encoded.',
  ),
  STET_REQUEST_HTTP: row(
    'request',
    400,
    'This is not the HTTP that the gateway takes. Send HTTP/1.1 with one length and plain header lines.',
  ),
  STET_REQUEST_BROKEN: row(
    'request',
    400,
    'The request ended before all of its body was there. Send it again.',
    true,
  ),
  STET_REQUEST_INTEGRATION: row(
    'request',
    404,
    'There is no integration at this address. Compare it with the address that the gateway printed.',
  ),
  STET_CONSOLE_MISSING: row(
    'config',
    404,
    'The console has not been built. Run: npm run build -w packages/console, and start the gateway again.',
  ),
  STET_REQUEST_ROUTE: row(
    'request',
    403,
    'The policy lets no request with this method and path through. Ask for a change of the policy, or mend the address.',
  ),
  STET_REQUEST_QUERY: row(
    'request',
    400,
    'This call has a parameter that the policy does not list, or lists once and has twice. Leave it out, or ask for a change of the policy.',
  ),
  STET_REQUEST_BODY: row(
    'request',
    415,
    'The policy takes no body with this call, or none of this content type or encoding. Send JSON without content-encoding, or ask for a change of the policy.',
  ),
  STET_LIMIT_BODY: row('limit', 413, 'The body is larger than the gateway takes. Send less at once.'),
  STET_LIMIT_BUSY: row('limit', 503, 'The gateway has as much to do as it can. Send it again later.', true),
  STET_GATEWAY_STOPPING: row('limit', 503, 'The gateway is stopping. Send it again.', true),
  STET_GATEWAY_STOPPED: row(
    'config',
    503,
    'This integration was stopped. Ask whoever runs the gateway; nothing was let through.',
  ),
  STET_REVIEW_TRUST: row(
    'config',
    500,
    'The trust file cannot be used, so no signature can be checked. Mend it, or put back the one that was in use.',
  ),
  STET_REVIEW_UNSIGNED: row(
    'config',
    500,
    'Without a trust file no policy is signed, and nothing may leave this machine. Run: stet init, and name the trust file in the configuration.',
  ),
  STET_REVIEW_REFUSED: row('auth', 403, 'The review does not take this.'),
  STET_LEDGER_FORKED: row(
    'store',
    500,
    'The ledger in the database is not the one that was signed before, so no checkpoint of it is signed. Keep the database as it is, and compare an export with the checkpoints of the witness: stet ledger verify.',
  ),
  STET_STORE_FAILED: row(
    'store',
    503,
    'The database could not be reached or refused. Nothing was accepted: send it again.',
    true,
  ),
  STET_KEYS_UNAVAILABLE: row(
    'vault',
    503,
    'The key service could not be reached, is sealed, or has too much to do. Nothing was let through: send it again.',
    true,
  ),
  STET_KEYS_REFUSED: row(
    'vault',
    503,
    'The key service refused, or no key that is known here opens what the store holds. Nothing was let through. Run: stet doctor.',
    true,
  ),
  STET_KEYS_BUSY: row(
    'vault',
    503,
    'Somebody else is changing the key file. Wait until it is done, then run it again.',
    true,
  ),
  STET_REDACTION_FAILED: row(
    'bug',
    503,
    'The message could not be redacted, so nothing of it was let through. Send it again, and look into the log.',
    true,
  ),
  STET_UPSTREAM_TOKEN: row(
    'upstream',
    502,
    'The helpdesk gave no access token for the credential in the configuration. Mend the credential.',
  ),
  STET_UPSTREAM_CREDENTIAL: row(
    'upstream',
    502,
    'The helpdesk does not take the credential in the configuration. Mend the credential.',
  ),
  STET_UPSTREAM_STATUS: row(
    'upstream',
    502,
    'The helpdesk refused the call. Its status is that of this answer; its words are not let through.',
  ),
  STET_UPSTREAM_REDIRECT: row(
    'upstream',
    502,
    'The helpdesk sent the call elsewhere, where the policy lets nothing through.',
  ),
  STET_UPSTREAM_CONTENT: row(
    'upstream',
    502,
    'The helpdesk answered with a kind of content that the policy does not list, so nothing of it was let through.',
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
