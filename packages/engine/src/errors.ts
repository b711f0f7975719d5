/** What an error is about; decides who has to act. */
export type ErrorKind = 'config' | 'policy' | 'input' | 'limit' | 'detect' | 'vault' | 'bug'

/** One row of the error table. */
export interface ErrorRow {
  readonly kind: ErrorKind
  /** Status that the gateway answers with. */
  readonly httpStatus: number
  /** Whether the same message can succeed later without anybody changing anything. */
  readonly isRetryable: boolean
  /** Constant text: what is wrong and what to do next. Never holds a value from a document. */
  readonly message: string
}

/**
 * The one table of errors. `docs/errors.md` is generated from it.
 * Messages are constants: whatever varies is an {@link ErrorPlace}, which cannot hold customer data.
 */
export const errorTable = {
  STET_INPUT_EMPTY: row('input', 400, 'The input is empty. Send at least one record (CSV: a header row).'),
  STET_INPUT_UTF8: row('input', 400, 'The input is not valid UTF-8. Convert it to UTF-8 and send it again.'),
  STET_INPUT_JSON: row(
    'input',
    400,
    'The input is not valid JSON. Check the sender at the place named here; nothing of this document was let out.',
  ),
  STET_INPUT_JSON_TRUNCATED: row(
    'input',
    400,
    'The JSON ends too early. Send the whole document; a cut transfer is the usual cause.',
  ),
  STET_INPUT_JSON_TRAILING: row(
    'input',
    400,
    'Something follows the JSON document. For one document a line use --format ndjson.',
  ),
  STET_INPUT_SURROGATE: row(
    'input',
    400,
    'A \\u escape holds half of a surrogate pair, which no text can contain. Mend the sender.',
  ),
  STET_INPUT_NDJSON_LINE: row(
    'input',
    400,
    'An NDJSON document goes on after its line. Write each document on one line, or use --format json.',
  ),
  STET_INPUT_CSV: row(
    'input',
    400,
    'The input is not valid CSV (RFC 4180). Check the quotes at the place named here.',
  ),
  STET_INPUT_CSV_QUOTE: row(
    'input',
    400,
    'A quoted CSV field never closes. Close it, or double the quote inside it.',
  ),
  STET_INPUT_CSV_WIDTH: row('input', 400, 'A CSV row has not as many fields as the header. Mend that row.'),
  STET_INPUT_MAIL: row(
    'input',
    400,
    'The input is no e-mail: it has no headers, or too many, or parts nested too deep. Send .eml, or .mbox with --format mbox.',
  ),
  STET_INPUT_NUL: row('input', 400, 'The input holds a NUL byte. Remove it; text has none.'),
  STET_INPUT_FORMAT: row(
    'input',
    400,
    'The input is not of the format that the route is for. Choose the route or the format that fits.',
  ),
  STET_LIMIT_DEPTH: row(
    'limit',
    413,
    'The document is nested deeper than depthMax. Raise the limit only if you know why.',
  ),
  STET_LIMIT_RECORD: row(
    'limit',
    413,
    'A record is larger than recordBytesMax. Raise the limit or split the record.',
  ),
  STET_LIMIT_LEAF: row(
    'limit',
    413,
    'A single listed value is larger than leafBytesMax. Raise the limit or strike the field.',
  ),
  STET_LIMIT_NUMBER: row(
    'limit',
    413,
    'A number has more characters than numberCharsMax. No sender needs such a number; mend it.',
  ),
  STET_LIMIT_TEXT: row(
    'limit',
    413,
    'A policy is larger or deeper than a policy may be. Split it into several.',
  ),
  STET_POLICY_INVALID: row('policy', 422, 'The policy is not valid. Mend the places listed here.'),
  STET_POLICY_ROUTE: row(
    'policy',
    422,
    'The policy has no such route, or several and none was chosen. Name one of its routes.',
  ),
  STET_POLICY_FORMAT: row(
    'policy',
    422,
    'The route is for another format. Choose another route, or the format that the route names.',
  ),
  STET_POLICY_KEYS: row(
    'config',
    500,
    'The policy pseudonymizes, tokenizes, shifts or makes surrogates, which needs a key. Give a key file.',
  ),
  STET_DETECT_FAILED: row(
    'detect',
    500,
    'A detector failed. The record was refused; report this with the detector named here.',
  ),
  STET_VAULT_FAILED: row(
    'vault',
    503,
    'The vault could not store the tokens. Nothing was let out; try again when it is back.',
    true,
  ),
  STET_NOT_REDACTED: row(
    'bug',
    500,
    'Bytes that are not Redacted reached a way out and were stopped. Report this.',
  ),
  STET_BUG: row(
    'bug',
    500,
    'Stet met a state that it should never meet and refused the message. Report this.',
  ),
} as const satisfies Record<string, ErrorRow>

function row(kind: ErrorKind, httpStatus: number, message: string, isRetryable = false): ErrorRow {
  return { kind, httpStatus, isRetryable, message }
}

/** Code of an error; a key of {@link errorTable}. */
export type ErrorCode = keyof typeof errorTable

/** Where something is wrong, in words that cannot hold a value of a document. */
export interface ErrorPlace {
  /** Record in its stream, counted from 1. */
  readonly record?: number
  /** Byte from the start of the input, counted from 0. */
  readonly byteOffset?: number
  /** Line of a text input, counted from 1. */
  readonly line?: number
  /** Limit that was passed, with its unit in its name. */
  readonly limit?: string
  /** Value of that limit. */
  readonly limitValue?: number
  /** Address of a rule, detector id, operator id or route: a name from the policy or the code. */
  readonly rule?: string
}

/** Refusal or bug: the one class that the engine throws. */
export class StetError extends Error {
  override readonly name = 'StetError'
  readonly code: ErrorCode
  readonly place: ErrorPlace

  /**
   * @param code - row of the error table
   * @param place - where it is; never a value
   * @param details - further constant text or names from the policy, one per line
   */
  constructor(code: ErrorCode, place: ErrorPlace = {}, details: readonly string[] = []) {
    super([`${errorTable[code].message}${placeText(place)}`, ...details].join('\n'))
    this.code = code
    this.place = place
  }

  get kind(): ErrorKind {
    return errorTable[this.code].kind
  }
}

function placeText(place: ErrorPlace): string {
  const parts: string[] = []
  if (place.rule !== undefined) parts.push(place.rule)
  if (place.record !== undefined) parts.push(`record ${place.record}`)
  if (place.line !== undefined) parts.push(`line ${place.line}`)
  if (place.byteOffset !== undefined) parts.push(`byte ${place.byteOffset}`)
  if (place.limit !== undefined) parts.push(`${place.limit} = ${place.limitValue ?? '?'}`)
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}
