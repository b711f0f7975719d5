import type { Secret } from '../../contract/secret.ts'
import type { SignatureName } from '../../contract/signature-names.ts'

/** One header line as it came: lower-case name, value. A name that came twice is here twice. */
export type HeaderLine = readonly [name: string, value: string]

/** The client's certificate of a mutual TLS connection, as the handshake proved it. */
export interface PeerCertificate {
  /** SHA-256 over the certificate's DER, in hexadecimal; colons and case do not matter. */
  readonly sha256: string
  /** Validity in milliseconds since 1970. */
  readonly validFromMs: number
  readonly validToMs: number
}

/** What a source's signature is checked against. Nothing of it has been parsed. */
export interface SignedRequest {
  readonly method: string
  /** Path and query as they stood in the request line. */
  readonly path: string
  readonly headers: readonly HeaderLine[]
  /** The body exactly as it came. */
  readonly rawBody: Uint8Array
  /** Now, in milliseconds since 1970. */
  readonly nowMs: number
  readonly peerCertificate?: PeerCertificate | undefined
}

/** Settings of a source that a scheme may read. */
export interface SchemeOptions {
  /** How far the signed time may lie from now, either way, in milliseconds. Five minutes where left out. */
  readonly toleranceMs?: number | undefined
  /** `shared-secret`: name of the header that holds the secret. */
  readonly header?: string | undefined
  /** `shared-secret`: what stands before the secret in that header, e.g. `Bearer `. */
  readonly prefix?: string | undefined
}

/** Why a request was refused; for logs and metrics. Whoever sent it is told only the error's code. */
export type SignatureRefusal =
  | 'no-secret'
  | 'signature-missing'
  | 'signature-duplicate'
  | 'signature-malformed'
  | 'signature-mismatch'
  | 'timestamp-missing'
  | 'timestamp-duplicate'
  | 'timestamp-malformed'
  | 'timestamp-too-old'
  | 'timestamp-too-new'
  | 'id-missing'
  | 'id-duplicate'
  | 'id-malformed'
  | 'certificate-missing'
  | 'certificate-unknown'
  | 'certificate-expired'

/** What became of a check. */
export type Verdict =
  | {
      readonly ok: true
      /** The source's name for this message, where it has one. */
      readonly id?: string
      /** Whether the signature covers `id`; where not, whoever replays a message can change it. */
      readonly isIdSigned?: boolean
      /** The signed time, in milliseconds since 1970, where the scheme has one. */
      readonly timestampMs?: number
    }
  | { readonly ok: false; readonly reason: SignatureRefusal }

/** How one kind of source proves that a request is its own. */
export interface SignatureScheme {
  /** As the configuration writes it. */
  readonly name: SignatureName
  /** What the signature covers, for docs/configuration.md. */
  readonly covers: string
  /** Whether a request that is sent again later is refused for its time alone. */
  readonly hasReplayWindow: boolean
  /**
   * Checks a request against several secrets at once, so that they can be rotated.
   *
   * @param secrets - any of them may have made the signature; an empty list refuses everything
   */
  readonly verify: (request: SignedRequest, secrets: readonly Secret[], options?: SchemeOptions) => Verdict
}

export function refused(reason: SignatureRefusal): Verdict {
  return { ok: false, reason }
}
