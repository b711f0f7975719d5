import type { ServerResponse } from 'node:http'
import type { Readable, Writable } from 'node:stream'
import type { Redacted, RedactionPorts, RedactionReport, Redactor } from '@stet/engine'
import { Redacted as RedactedBytes } from '@stet/engine'
import { GatewayError } from '../../contract/errors.ts'
import { decoder, encoder, type Coding } from './codings.ts'

/** Bytes of an answer that are held before it begins: a fault in them is still told in words. */
const heldBytesMax = 64 * 1024
/** Bytes of an answer once its coding is undone, so that a small one cannot become the whole memory of a client. */
const answerBytesMax = 512 * 1024 * 1024
/** Below it an answer is not encoded again. */
const encodedBytesMin = 1024

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly contentType: string
  /** The helpdesk's answer. */
  readonly body: Readable
  readonly coding: Coding
  /** What the vendor takes, best first. */
  readonly accepted: readonly Coding[]
  readonly redactor: Redactor
  readonly ports: RedactionPorts
}

/**
 * Sends an answer on, redacted while it streams. Where it is refused before anything went out the caller
 * can still answer; after that it has to break the connection.
 *
 * @returns the counts
 * @throws whatever refused it
 */
export async function sendReply(response: ServerResponse, reply: Reply): Promise<RedactionReport> {
  const session = reply.redactor.open(reply.ports)
  const sink = new Sink(response, reply)
  let bytes = 0
  for await (const chunk of decoded(reply.body, reply.coding)) {
    bytes += chunk.length
    if (bytes > answerBytesMax) throw new GatewayError('STET_UPSTREAM_CONTENT')
    await sink.write(await session.write(chunk))
  }
  await sink.end(await session.end())
  return session.report()
}

/** The answer without its coding; a fault of either side is the other's too. */
function decoded(body: Readable, coding: Coding): AsyncIterable<Uint8Array> {
  const transform = decoder(coding)
  if (transform === undefined) return body
  body.once('error', (error) => transform.destroy(error))
  transform.once('close', () => body.destroy())
  return body.pipe(transform)
}

/** The way out: takes nothing but what was redacted. */
class Sink {
  readonly #response: ServerResponse
  readonly #reply: Reply
  #held: Redacted[] = []
  #heldBytes = 0
  #out: Writable | undefined

  constructor(response: ServerResponse, reply: Reply) {
    this.#response = response
    this.#reply = reply
  }

  async write(bytes: Redacted): Promise<void> {
    RedactedBytes.assert(bytes)
    if (bytes.length === 0) return
    if (this.#out !== undefined) return writeTo(this.#out, bytes, this.#response)
    this.#held.push(bytes)
    this.#heldBytes += bytes.length
    if (this.#heldBytes <= heldBytesMax) return
    this.#out = this.#begin(this.#coding())
    for (const one of this.#held) await writeTo(this.#out, one, this.#response)
    this.#held = []
  }

  async end(bytes: Redacted): Promise<void> {
    await this.write(bytes)
    const coding = this.#heldBytes < encodedBytesMin ? 'identity' : this.#coding()
    const isWhole = this.#out === undefined
    const out = (this.#out ??= this.#begin(coding, coding === 'identity' ? this.#heldBytes : undefined))
    if (isWhole) for (const one of this.#held) await writeTo(out, one, this.#response)
    out.end()
    if (!this.#response.writableFinished) await settled(this.#response, 'finish', this.#response)
  }

  #coding(): Coding {
    const { coding, accepted } = this.#reply
    return accepted.includes(coding) ? coding : 'identity'
  }

  #begin(coding: Coding, length?: number): Writable {
    const { status, headers, contentType } = this.#reply
    this.#response.writeHead(status, {
      ...headers,
      'content-type': contentType,
      vary: 'accept-encoding',
      ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
      ...(length === undefined ? {} : { 'content-length': length }),
    })
    const transform = encoder(coding)
    if (transform === undefined) return this.#response
    transform.pipe(this.#response)
    return transform
  }
}

async function writeTo(out: Writable, bytes: Uint8Array, response: ServerResponse): Promise<void> {
  if (response.destroyed) throw new GatewayError('STET_REQUEST_BROKEN')
  if (!out.write(bytes)) await settled(out, 'drain', response)
}

/** Waits for an event, but no longer than the client does. */
function settled(emitter: Writable, event: 'drain' | 'finish', response: ServerResponse): Promise<void> {
  if (response.destroyed) return Promise.reject(new GatewayError('STET_REQUEST_BROKEN'))
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      emitter.off(event, onEvent).off('error', onEnd)
      response.off('close', onEnd)
    }
    const onEvent = (): void => {
      leave()
      resolve()
    }
    const onEnd = (): void => {
      leave()
      if (response.writableFinished) resolve()
      else reject(new GatewayError('STET_REQUEST_BROKEN'))
    }
    emitter.once(event, onEvent).once('error', onEnd)
    response.once('close', onEnd)
  })
}
