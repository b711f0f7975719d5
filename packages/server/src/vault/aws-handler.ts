import type { KMSClientConfig } from '@aws-sdk/client-kms'
import type { Dispatcher } from 'undici'
import { GatewayError } from '../contract/errors.ts'

type Handler = NonNullable<KMSClientConfig['requestHandler']>

/** What the SDK hands over, of which this much is used. */
interface SignedRequest {
  readonly protocol: string
  readonly hostname: string
  readonly port?: number
  readonly path: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | string[] | null>>
  readonly body?: string | Uint8Array
}

interface SignedAnswer {
  readonly response: {
    readonly statusCode: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: Uint8Array
  }
}

const answerBytesMax = 256 * 1024

/**
 * Sends what the AWS SDK signed by the gateway's own way to the network, where addresses are checked and
 * certificates verified.
 */
export function awsHandler(dispatcher: Dispatcher): Handler {
  const handle = async (
    request: SignedRequest,
    { abortSignal }: { readonly abortSignal?: AbortSignal } = {},
  ): Promise<SignedAnswer> => {
    const { protocol, hostname, port, path, method, headers, query, body } = request
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([key, value]) =>
        [value].flat().map((one): [string, string] => [key, one ?? '']),
      ),
    ).toString()
    const { statusCode, ...answer } = await dispatcher.request({
      origin: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`,
      path: search === '' ? path : `${path}?${search}`,
      method: method,
      headers: withoutLength(headers),
      body: body ?? null,
      signal: abortSignal,
    })
    const parts: Buffer[] = []
    let length = 0
    for await (const part of answer.body as AsyncIterable<Buffer>) {
      length += part.length
      if (length > answerBytesMax) throw new GatewayError('STET_KEYS_UNAVAILABLE')
      parts.push(part)
    }
    const lines = Object.entries(answer.headers).map(([key, value]): [string, string] => [
      key,
      [value].flat().join(', '),
    ])
    return {
      response: {
        statusCode,
        headers: Object.fromEntries(lines),
        body: new Uint8Array(Buffer.concat(parts)),
      },
    }
  }
  return { handle, metadata: { handlerProtocol: 'http/1.1' } } as Handler
}

/** Undici writes the length and the host itself. */
function withoutLength(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key.toLowerCase() !== 'content-length'))
}
