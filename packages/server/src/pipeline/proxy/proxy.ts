import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import {
  StetError,
  tokensIn,
  type Plan,
  type Redacted,
  type RedactionReport,
  type RequestMatcher,
  type Route,
} from '@stet/engine'
import type { Dispatcher } from 'undici'
import { GatewayError } from '../../contract/errors.ts'
import type { Credential } from '../../egress/credential.ts'
import { upstreamFailure } from '../../egress/failure.ts'
import { Places } from '../../egress/rate.ts'
import { answerError, refusalOf } from '../../ingress/answer.ts'
import { hasBody, readBody } from '../../ingress/read-body.ts'
import { writeQuery, type RequestTarget } from '../../ingress/request-target.ts'
import { authenticate, type VendorKeys } from '../../ingress/vendor-key.ts'
import type { Redactors } from '../redactors.ts'
import { acceptedCodings, codingOf } from './codings.ts'
import { contentOf, placeholderImage, type Content } from './content.ts'
import { entityTags, type EntityTags } from './etag.ts'
import { answerHeadersOf, conditionsOf } from './headers.ts'
import { isListed, mapLinks, type LinkMap } from './links.ts'
import { sendReply } from './reply.ts'

/** What the proxy of one integration is made of. */
export interface ProxyParts {
  readonly integration: string
  readonly plan: Plan
  readonly matcher: RequestMatcher
  readonly redactors: Redactors
  /** Base address of the helpdesk's API. */
  readonly upstream: URL
  /** Base address of this integration at the gateway, without a slash at its end. */
  readonly base: () => string
  readonly dispatcher: Dispatcher
  readonly credential: Credential
  readonly keys: VendorKeys
  /** Gives back what tokens stand for. */
  readonly originals: (tokens: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** 32 secret bytes for entity tags. */
  readonly tagKey: Uint8Array
  readonly limits: {
    readonly bodyBytesMax: number
    readonly timeoutMs: number
    readonly concurrencyMax: number
  }
  readonly now: () => number
}

/** What became of a call, for the log and the counts. Never a value. */
export interface CallOutcome {
  readonly route: string | undefined
  readonly status: number
  readonly code?: string | undefined
  /** Counts of what went out to the vendor, and of what came in from it. */
  readonly reports: readonly RedactionReport[]
}

/**
 * The helpdesk's API as the vendor sees it: methods, paths, parameters, headers and fields by list, both
 * ways. The vendor never sees the helpdesk's credential, and the helpdesk never the vendor's key.
 */
export class Proxy {
  readonly #parts: ProxyParts
  readonly #links: LinkMap
  readonly #places: Places
  readonly #tags = new Map<string, EntityTags>()

  constructor(parts: ProxyParts) {
    this.#parts = parts
    this.#links = mapLinks(parts.upstream, parts.base, parts.matcher)
    this.#places = new Places(parts.limits.concurrencyMax)
  }

  /** Answers one call, whatever happens. */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    target: RequestTarget,
  ): Promise<CallOutcome> {
    const call = new Call(request, response)
    try {
      await this.#handle(call, target)
      return { route: call.route, status: response.statusCode, reports: call.reports }
    } catch (error) {
      // A document of the helpdesk that cannot be read is not the vendor's fault.
      const isUpstreams = call.isAnswered && error instanceof StetError && refusalOf(error).status < 500
      const { code } = answerError(response, error, isUpstreams ? { status: 502 } : {})
      return { route: call.route, status: response.statusCode, code, reports: call.reports }
    } finally {
      call.end()
    }
  }

  async #handle(call: Call, target: RequestTarget): Promise<void> {
    const { integration, keys, now } = this.#parts
    const { request, response } = call
    await authenticate(request.headers.authorization, integration, keys, now())
    const route = this.#routeOf(request.method, target)
    call.route = route.name
    const release = this.#places.take()
    if (release === undefined) throw new GatewayError('STET_LIMIT_BUSY')
    try {
      const body = await this.#bodyOf(call, target.path)
      const answer = await this.#ask(call, route, target, body)
      call.isAnswered = true
      await this.#reply(call, route, answer, response)
    } finally {
      release()
    }
  }

  #routeOf(method: string | undefined, { path, query }: RequestTarget): Route {
    // What may be read may be asked for; the answer to HEAD has no body.
    const route = this.#parts.matcher.find('api', method === 'HEAD' ? 'GET' : (method ?? ''), path)
    if (route === undefined) throw new GatewayError('STET_REQUEST_ROUTE')
    if (!isListed(query, route)) throw new GatewayError('STET_REQUEST_QUERY')
    return route
  }

  /** The body of the call, by its own route of the policy, with tokens given back where that says so. */
  async #bodyOf(call: Call, path: string): Promise<Redacted | undefined> {
    const { request } = call
    if (!hasBody(request)) return undefined
    const { matcher, redactors, limits, originals } = this.#parts
    const route = matcher.find('request', request.method ?? '', path)
    const coding = request.headers['content-encoding'] ?? 'identity'
    if (route === undefined || coding !== 'identity') throw new GatewayError('STET_REQUEST_BODY')
    const content = contentOf(request.headers['content-type'], route, 'STET_REQUEST_BODY')
    if (content.kind !== 'document') throw new GatewayError('STET_REQUEST_BODY')
    const bytes = await readBody(request, limits.bodyBytesMax)
    const isRestoring = route.rules.some(({ treatment }) => treatment.operator === 'restore')
    const tokens = isRestoring ? tokensIn(new TextDecoder().decode(bytes)) : []
    const found = tokens.length === 0 ? undefined : await originals(tokens)
    const redactor = await redactors.of(route.name, content.format)
    const { output, report } = await redactor.redact(bytes, { originals: (token) => found?.get(token) })
    call.reports.push(report)
    call.contentType = content.contentType
    return output
  }

  async #ask(
    call: Call,
    route: Route,
    target: RequestTarget,
    body: Redacted | undefined,
  ): Promise<Dispatcher.ResponseData> {
    const { credential, now } = this.#parts
    const answer = await this.#send(call, route, target, body, await credential.authorization(now()))
    if (answer.statusCode !== 401) return answer
    discard(answer.body)
    // The token may have been taken back: once more with a new one, where there is one to be had.
    credential.forget()
    const again = await this.#send(call, route, target, body, await credential.authorization(now()))
    if (again.statusCode !== 401) return again
    discard(again.body)
    throw new GatewayError('STET_UPSTREAM_CREDENTIAL')
  }

  async #send(
    call: Call,
    route: Route,
    { path, query }: RequestTarget,
    body: Redacted | undefined,
    authorization: string,
  ): Promise<Dispatcher.ResponseData> {
    const { upstream, dispatcher, limits } = this.#parts
    const { headers, method = 'GET' } = call.request
    const accepted = acceptedCodings(headers['accept-encoding'])
    try {
      return await dispatcher.request({
        origin: upstream.origin,
        path: upstream.pathname.replace(/\/$/, '') + path + writeQuery(query),
        method: method,
        headers: {
          accept: 'application/json, */*;q=0.5',
          'accept-encoding': accepted.length === 0 ? 'identity' : accepted.join(', '),
          'user-agent': 'stet',
          authorization,
          ...conditionsOf(headers, this.#tagsOf(route)),
          ...(body === undefined ? {} : { 'content-type': call.contentType }),
        },
        body: body ?? null,
        headersTimeout: limits.timeoutMs,
        signal: call.signal,
      })
    } catch (error) {
      throw call.signal.aborted ? new GatewayError('STET_REQUEST_BROKEN') : upstreamFailure(error)
    }
  }

  async #reply(
    call: Call,
    route: Route,
    answer: Dispatcher.ResponseData,
    response: ServerResponse,
  ): Promise<void> {
    const { statusCode: status, headers, body } = answer
    const kept = answerHeadersOf(headers, this.#tagsOf(route), this.#links)
    const isWithout = call.request.method === 'HEAD' || status === 204 || status === 205 || status === 304
    if (status >= 400) {
      discard(body)
      answerError(response, new GatewayError('STET_UPSTREAM_STATUS'), { status, headers: kept })
      return
    }
    if (status >= 300 && status !== 304) {
      discard(body)
      const location = this.#links(String(headers['location'] ?? ''))
      if (location === undefined) throw new GatewayError('STET_UPSTREAM_REDIRECT')
      response.writeHead(status, { ...kept, location, 'content-length': 0 }).end()
      return
    }
    if (isWithout || isEmpty(headers)) {
      discard(body)
      response
        .writeHead(status, { ...kept, ...(status === 200 && !isWithout ? { 'content-length': 0 } : {}) })
        .end()
      return
    }
    await this.#replyWith(
      call,
      route,
      contentOf(String(headers['content-type'] ?? ''), route, 'STET_UPSTREAM_CONTENT'),
      {
        status,
        kept,
        answer,
      },
    )
  }

  async #replyWith(
    call: Call,
    route: Route,
    content: Content,
    {
      status,
      kept,
      answer,
    }: { status: number; kept: Record<string, string>; answer: Dispatcher.ResponseData },
  ): Promise<void> {
    const { request, response } = call
    if (content.kind === 'image') {
      discard(answer.body)
      const length = placeholderImage.length
      response.writeHead(status, { ...kept, 'content-type': 'image/png', 'content-length': length })
      response.end(placeholderImage)
      return
    }
    const coding = codingOf([answer.headers['content-encoding']].flat()[0])
    try {
      const report = await sendReply(response, {
        status,
        headers: kept,
        contentType: content.contentType,
        body: answer.body,
        coding,
        accepted: acceptedCodings(request.headers['accept-encoding']),
        redactor: await this.#parts.redactors.of(route.name, content.format),
        ports: { links: this.#links },
      })
      call.reports.push(report)
    } catch (error) {
      answer.body.destroy()
      throw isOurs(error) ? error : upstreamFailure(error)
    }
  }

  #tagsOf({ name }: Route): EntityTags {
    let tags = this.#tags.get(name)
    if (tags === undefined) {
      tags = entityTags(this.#parts.tagKey, `${this.#parts.plan.policy.digest} ${name}`)
      this.#tags.set(name, tags)
    }
    return tags
  }
}

function isOurs(error: unknown): boolean {
  return error instanceof Error && /^STET_/.test(String((error as { code?: unknown }).code))
}

function isEmpty(headers: Dispatcher.ResponseData['headers']): boolean {
  return headers['content-length'] === '0'
}

/** Reads nothing of a body that is not let through. */
function discard(body: Readable): void {
  body.on('error', () => undefined)
  body.destroy()
}

/** One call while it lasts. */
class Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly reports: RedactionReport[] = []
  route: string | undefined
  contentType = 'application/json'
  /** Whether the helpdesk has answered. */
  isAnswered = false
  readonly #gone = new AbortController()
  readonly #onClose = (): void => {
    // An answer that is out closes too; there is nothing left to break off then.
    if (!this.response.writableFinished) this.#gone.abort()
  }

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.request = request
    this.response = response
    response.once('close', this.#onClose)
  }

  /** Aborted when the vendor goes away. */
  get signal(): AbortSignal {
    return this.#gone.signal
  }

  end(): void {
    this.response.off('close', this.#onClose)
  }
}
