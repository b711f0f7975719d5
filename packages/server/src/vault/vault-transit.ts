import { createHash, timingSafeEqual } from 'node:crypto'
import type { Dispatcher } from 'undici'
import { z } from 'zod'
import { GatewayError } from '../contract/errors.ts'
import type { Secret } from '../contract/secret.ts'
import type { KeyEncryptionKey, WrappedKey } from './key-encryption.ts'

export interface TransitOptions {
  /** Address of the server. */
  readonly url: string
  readonly mount: string
  readonly key: string
  readonly token: Secret
  readonly namespace?: string | undefined
  /** For one call, all in all. */
  readonly timeoutMs: number
  /** The way to the network: verifies certificates and checks addresses. */
  readonly dispatcher: Dispatcher
}

const answerBytesMax = 64 * 1024
const digestBytes = 32
const renewMs = 30 * 60_000
const ciphertextPattern = /^vault:v([1-9]\d{0,9}):[A-Za-z0-9+/=]+$/

const cipherAnswer = z.object({ data: z.object({ ciphertext: z.string().regex(ciphertextPattern) }) })
const plainAnswer = z.object({ data: z.object({ plaintext: z.base64() }) })

/**
 * A key of HashiCorp Vault's transit engine, which never leaves it. What a wrapped key is for is bound to it by
 * a digest beside the key, inside the ciphertext: transit's own associated data does not survive its `rewrap`.
 *
 * @see https://developer.hashicorp.com/vault/api-docs/secret/transit
 */
export function vaultTransit(options: TransitOptions): KeyEncryptionKey {
  const { mount, key: name } = options
  const call = caller(options)
  const wrappedBy = (ciphertext: string): string =>
    `vault-transit:${mount}/${name}:v${ciphertextPattern.exec(ciphertext)?.[1] ?? ''}`
  const wrappedKey = (answer: unknown): WrappedKey => {
    const { ciphertext } = read(cipherAnswer, answer).data
    return { wrapped: Buffer.from(ciphertext), wrappedBy: wrappedBy(ciphertext) }
  }
  return {
    wrap: async (key, context) => {
      const plaintext = Buffer.concat([digestOf(context), key]).toString('base64')
      return wrappedKey(await call(`${mount}/encrypt/${name}`, { plaintext }))
    },
    unwrap: async (wrapped, context) => {
      const answer = await call(`${mount}/decrypt/${name}`, { ciphertext: textOf(wrapped) })
      const bytes = Buffer.from(read(plainAnswer, answer).data.plaintext, 'base64')
      const digest = bytes.subarray(0, digestBytes)
      if (digest.length !== digestBytes || !timingSafeEqual(digest, digestOf(context)))
        throw new GatewayError('STET_KEYS_REFUSED')
      return Uint8Array.from(bytes.subarray(digestBytes))
    },
    rewrap: async (wrapped) =>
      wrappedKey(await call(`${mount}/rewrap/${name}`, { ciphertext: textOf(wrapped) })),
    versionOf: (wrapped) => Promise.resolve(wrappedBy(textOf(wrapped))),
    renew: async () => {
      await call(`${mount}/keys/${name}/rotate`, {})
    },
    retire: async () => {
      const { ciphertext } = read(
        cipherAnswer,
        await call(`${mount}/encrypt/${name}`, { plaintext: '' }),
      ).data
      const version = Number(ciphertextPattern.exec(ciphertext)?.[1])
      await call(`${mount}/keys/${name}/config`, { min_decryption_version: version })
    },
  }
}

type Call = (path: string, body: Readonly<Record<string, unknown>>) => Promise<unknown>

function caller({ url, token, namespace, timeoutMs, dispatcher }: TransitOptions): Call {
  const { origin, pathname } = new URL(url)
  let renewedMs = 0
  const post: Call = async (path, body) => {
    const signal = AbortSignal.timeout(timeoutMs)
    let status: number
    let text: string
    try {
      const answer = await dispatcher.request({
        origin,
        path: `${pathname.replace(/\/$/, '')}/v1/${path}`,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-vault-request': 'true',
          'x-vault-token': token.reveal(),
          ...(namespace === undefined ? {} : { 'x-vault-namespace': namespace }),
        },
        body: JSON.stringify(body),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal,
      })
      status = answer.statusCode
      text = await textUpTo(answer.body)
    } catch {
      throw new GatewayError('STET_KEYS_UNAVAILABLE')
    }
    if (status === 200) return parsed(text)
    if (status === 204) return undefined
    // What it says is not passed on: it may quote what it was sent.
    throw new GatewayError(
      [400, 403, 404, 405].includes(status) ? 'STET_KEYS_REFUSED' : 'STET_KEYS_UNAVAILABLE',
    )
  }
  return async (path, body) => {
    const answer = await post(path, body)
    if (Date.now() - renewedMs > renewMs) {
      renewedMs = Date.now()
      // A token that cannot be renewed works until it ends.
      post('auth/token/renew-self', {}).catch(() => undefined)
    }
    return answer
  }
}

async function textUpTo(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    if (length > answerBytesMax) throw new GatewayError('STET_KEYS_UNAVAILABLE')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new GatewayError('STET_KEYS_UNAVAILABLE')
  }
}

function read<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer)
  if (!result.success) throw new GatewayError('STET_KEYS_UNAVAILABLE')
  return result.data
}

function textOf(wrapped: Uint8Array): string {
  const text = Buffer.from(wrapped).toString('latin1')
  if (!ciphertextPattern.test(text)) throw new GatewayError('STET_KEYS_REFUSED')
  return text
}

function digestOf(context: string): Buffer {
  return createHash('sha256').update(`stet ${context}`).digest()
}
