import type { KMSClient } from '@aws-sdk/client-kms'
import type { Dispatcher } from 'undici'
import { GatewayError } from '../contract/errors.ts'
import { awsHandler } from './aws-handler.ts'
import type { KeyEncryptionKey, WrappedKey } from './key-encryption.ts'

export interface KmsOptions {
  readonly keyId: string
  /** Further keys that may be read. */
  readonly readKeyIds: readonly string[]
  readonly region: string
  readonly endpoint?: string | undefined
  /** For one call, its second attempt included. */
  readonly timeoutMs: number
  /** The way to the network: verifies certificates and checks addresses. */
  readonly dispatcher: Dispatcher
}

const attemptsMax = 2

/** Faults that pass; all others stay until somebody mends them. */
const passing: ReadonlySet<string> = new Set([
  'DependencyTimeoutException',
  'KMSInternalException',
  'KeyUnavailableException',
  'LimitExceededException',
  'RequestTimeout',
  'ServiceUnavailableException',
  'Throttling',
  'ThrottlingException',
])

/**
 * A key of AWS Key Management Service, which never leaves it. What a wrapped key is for is its encryption
 * context. The SDK is loaded when the key is made.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/
 */
export async function awsKms(options: KmsOptions): Promise<KeyEncryptionKey> {
  const { keyId, readKeyIds, region, endpoint, timeoutMs, dispatcher } = options
  const { DecryptCommand, EncryptCommand, KMSClient, ReEncryptCommand } = await import('@aws-sdk/client-kms')
  const client: KMSClient = new KMSClient({
    region,
    maxAttempts: attemptsMax,
    requestHandler: awsHandler(dispatcher),
    ...(endpoint === undefined ? {} : { endpoint }),
  })
  const withLimit = <T>(send: (settings: { abortSignal: AbortSignal }) => Promise<T>): Promise<T> =>
    limited(timeoutMs, send)

  /** The key is named, so that nobody can have a key of his own read here; which of ours it is, KMS knows. */
  const decrypt = async (wrapped: Uint8Array, context: string): Promise<{ key: Uint8Array; arn: string }> => {
    let failure: unknown
    for (const KeyId of [keyId, ...readKeyIds]) {
      try {
        const command = new DecryptCommand({
          CiphertextBlob: wrapped,
          KeyId,
          EncryptionContext: contextOf(context),
        })
        const answer = await withLimit((settings) => client.send(command, settings))
        return { key: given(answer.Plaintext), arn: given(answer.KeyId) }
      } catch (error) {
        if ((error as Error).name !== 'IncorrectKeyException') throw failureOf(error)
        failure = error
      }
    }
    throw failureOf(failure)
  }
  const wrappedKey = (blob: Uint8Array | undefined, arn: string | undefined): WrappedKey => ({
    wrapped: given(blob),
    wrappedBy: `aws-kms:${given(arn)}`,
  })
  const failing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw failureOf(error)
    }
  }
  return {
    wrap: (key, context) =>
      failing(async () => {
        const command = new EncryptCommand({
          KeyId: keyId,
          Plaintext: key,
          EncryptionContext: contextOf(context),
        })
        const answer = await withLimit((settings) => client.send(command, settings))
        return wrappedKey(answer.CiphertextBlob, answer.KeyId)
      }),
    unwrap: (wrapped, context) => failing(async () => (await decrypt(wrapped, context)).key),
    rewrap: (wrapped, context) =>
      failing(async () => {
        const { arn } = await decrypt(wrapped, context)
        const command = new ReEncryptCommand({
          CiphertextBlob: wrapped,
          SourceKeyId: arn,
          SourceEncryptionContext: contextOf(context),
          DestinationKeyId: keyId,
          DestinationEncryptionContext: contextOf(context),
        })
        const answer = await withLimit((settings) => client.send(command, settings))
        return wrappedKey(answer.CiphertextBlob, answer.KeyId)
      }),
    versionOf: (wrapped, context) => failing(async () => `aws-kms:${(await decrypt(wrapped, context)).arn}`),
  }
}

/** Also what comes before the call, such as finding credentials, has to be done by then. */
async function limited<T>(
  timeoutMs: number,
  send: (settings: { abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const abortSignal = AbortSignal.timeout(timeoutMs)
  const late = new Promise<never>((_resolve, reject) => {
    abortSignal.addEventListener('abort', () => {
      reject(new GatewayError('STET_KEYS_UNAVAILABLE'))
    })
  })
  return Promise.race([send({ abortSignal }), late])
}

function contextOf(context: string): Record<string, string> {
  return { stet: context }
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new GatewayError('STET_KEYS_UNAVAILABLE')
  return value
}

/** AWS' words stay behind: they may name what is nobody's business. */
function failureOf(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } }
  const status = $metadata?.httpStatusCode
  const isAnswered = status !== undefined && status >= 400 && status < 500 && !passing.has(name ?? '')
  return new GatewayError(
    isAnswered || name === 'CredentialsProviderError' ? 'STET_KEYS_REFUSED' : 'STET_KEYS_UNAVAILABLE',
  )
}
