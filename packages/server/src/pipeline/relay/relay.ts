import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { StetError, type Plan, type RequestMatcher } from '@stet/engine'
import { v7 as uuid } from 'uuid'
import { GatewayError } from '../../contract/errors.ts'
import type { Secret } from '../../contract/secret.ts'
import { Outbound } from '../../egress/outbound.ts'
import { newMessageId } from '../../egress/sign.ts'
import { readBody } from '../../ingress/read-body.ts'
import type { SchemeOptions, SignatureScheme, Verdict } from '../../ingress/signature/contract.ts'
import { headerLines, peerCertificateOf } from '../../ingress/signature/from-node.ts'
import type { Acceptance, NewEvent } from '../../store/store.ts'
import { countsOf, oneCount } from '../counts.ts'
import { contentOf } from '../proxy/content.ts'
import type { Redactors } from '../redactors.ts'

/** What the relay of one integration is made of. */
export interface RelayParts {
  readonly integration: string
  readonly plan: Plan
  readonly matcher: RequestMatcher
  readonly redactors: Redactors
  readonly scheme: SignatureScheme
  readonly secrets: readonly Secret[]
  readonly schemeOptions: SchemeOptions
  readonly destinations: readonly { readonly name: string; readonly isOrdered: boolean }[]
  readonly bodyBytesMax: number
  /** Seals bodies that wait in the store. */
  readonly sealKey: Uint8Array
  readonly duplicateKey: Uint8Array
  readonly subjectKey: Uint8Array
  /** Stores an event durably, together with others that arrive at the same time. */
  readonly accept: (event: NewEvent) => Promise<Acceptance>
  readonly now: () => number
}

/** What became of a webhook. */
export interface Receipt {
  readonly id: string
  readonly route: string
  readonly acceptance: Acceptance
}

const timestampReasons: ReadonlySet<string> = new Set([
  'timestamp-missing',
  'timestamp-duplicate',
  'timestamp-malformed',
  'timestamp-too-old',
  'timestamp-too-new',
])

/** Webhooks on their way in: verified, redacted, stored with their deliveries, and only then acknowledged. */
export class Relay {
  readonly #parts: RelayParts

  constructor(parts: RelayParts) {
    this.#parts = parts
  }

  /**
   * Takes one webhook. When this resolves it may be acknowledged: it is on disk.
   *
   * @param path - behind the integration's address at the gateway
   * @param signedPath - as it stood in the request line
   * @throws {@link GatewayError}, StetError: nothing was stored, and nothing goes out
   */
  async receive(request: IncomingMessage, path: string, signedPath: string): Promise<Receipt> {
    const { parts, body, verdict } = await this.#verified(request, signedPath)
    const { integration, matcher, redactors, plan } = parts
    const route = matcher.find('webhook', request.method ?? '', path)
    if (route === undefined) throw new GatewayError('STET_REQUEST_ROUTE')
    const content = contentOf(request.headers['content-type'], route, 'STET_REQUEST_BODY')
    if (content.kind !== 'document') throw new GatewayError('STET_REQUEST_BODY')
    const redactor = await redactors.of(route.name, content.format)
    const { output, report, subject } = await redactor.redact(body)
    const acceptedMs = parts.now()
    const id = uuid()
    const outbound = Outbound.of(output)
    const subjectDigest = subject === undefined ? undefined : this.#digest(parts.subjectKey, subject)
    const event: NewEvent = {
      id,
      integration,
      route: route.name,
      sourceDigest: this.#sourceDigest(verdict, body),
      subject: subjectDigest,
      contentType: content.contentType,
      body: outbound.bytes,
      policyDigest: plan.policy.digest,
      acceptedMs,
      deliveries: parts.destinations.map(({ name, isOrdered }) => {
        const messageId = newMessageId()
        const seal = outbound.seal(sealContext(messageId, integration, name), parts.sealKey)
        return { destination: name, messageId, seal, orderKey: isOrdered ? subjectDigest : undefined }
      }),
      counts: [
        ...countsOf(integration, report, acceptedMs),
        oneCount(integration, route.name, 'event', 'event', 'accepted', acceptedMs),
      ],
    }
    return { id, route: route.name, acceptance: await this.#store(event) }
  }

  async #store(event: NewEvent): Promise<Acceptance> {
    try {
      return await this.#parts.accept(event)
    } catch (error) {
      throw error instanceof GatewayError || error instanceof StetError
        ? error
        : new GatewayError('STET_STORE_FAILED')
    }
  }

  /** The body, once it is known whose it is. Nothing of it is parsed before. */
  async #verified(
    request: IncomingMessage,
    signedPath: string,
  ): Promise<{ parts: RelayParts; body: Uint8Array; verdict: Verdict & { ok: true } }> {
    const parts = this.#parts
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
      throw new GatewayError('STET_REQUEST_BODY')
    const rawBody = await readBody(request, parts.bodyBytesMax)
    const verdict = parts.scheme.verify(
      {
        method: request.method ?? '',
        path: signedPath,
        headers: headerLines(request.rawHeaders),
        rawBody,
        nowMs: parts.now(),
        peerCertificate: peerCertificateOf(request.socket),
      },
      parts.secrets,
      parts.schemeOptions,
    )
    if (!verdict.ok) {
      const isTime = timestampReasons.has(verdict.reason)
      throw new GatewayError(isTime ? 'STET_AUTH_TIMESTAMP' : 'STET_AUTH_SIGNATURE')
    }
    return { parts, body: rawBody, verdict }
  }

  /**
   * By what the event is known when the source sends it again: its signed id; else the body, and the id
   * beside it, which anybody could change. A body without either is known only where its scheme signs a time,
   * as sources do whose bodies hold an id of their own.
   */
  #sourceDigest(verdict: Verdict & { ok: true }, body: Uint8Array): Uint8Array | undefined {
    const { id, isIdSigned, timestampMs } = verdict
    const key = this.#parts.duplicateKey
    if (id !== undefined && isIdSigned === true) return createHmac('sha256', key).update(`id ${id}`).digest()
    if (id === undefined && timestampMs === undefined) return undefined
    const hash = createHash('sha256').update(body).digest('hex')
    return createHmac('sha256', key)
      .update(`body ${hash} ${id ?? ''}`)
      .digest()
  }

  #digest(key: Uint8Array, text: string): string {
    return createHmac('sha256', key).update(`${this.#parts.integration}\0order\0${text}`).digest('hex')
  }
}

/** What a stored body belongs to: it cannot be delivered as another message, or to somebody else. */
export function sealContext(messageId: string, integration: string, destination: string): string {
  return JSON.stringify([messageId, integration, destination])
}
