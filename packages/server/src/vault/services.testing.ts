import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A key service that really encrypts, at a port of loopback. */
export interface TestService {
  readonly url: string
  /** Operations that were asked for, in their order. */
  readonly calls: string[]
  /** Instead of the answer, where a test wants a fault. */
  fault: ((response: ServerResponse) => void) | undefined
  close(): Promise<void>
}

type Answer = (request: IncomingMessage, body: Record<string, never>) => { status: number; body?: unknown }

async function startService(
  nameOf: (request: IncomingMessage) => string,
  contentType: string,
  answer: Answer,
): Promise<TestService> {
  const calls: string[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      calls.push(nameOf(request))
      if (service.fault !== undefined) {
        service.fault(response)
        return
      }
      const text = Buffer.concat(parts).toString()
      const { status, body } = answer(request, JSON.parse(text) as Record<string, never>)
      response.writeHead(status, { 'content-type': contentType })
      response.end(body === undefined ? '' : JSON.stringify(body))
    })
  })
  const service: TestService = {
    url: '',
    calls,
    fault: undefined,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(service, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

function encrypt(key: Uint8Array, bytes: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const text = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

function decrypt(key: Uint8Array, sealed: Uint8Array, context: string): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  } catch {
    return undefined
  }
}

export interface TransitService extends TestService {
  readonly token: string
  readonly keys: Map<string, { versions: Uint8Array[]; least: number }>
}

/**
 * Vault's transit engine as far as a key-encryption key needs it: its forms of requests and answers, its
 * statuses 400, 403 and 404, and versions of keys.
 */
export async function startTransit(
  namespace?: string,
  token = `hvs.${randomBytes(18).toString('base64url')}`,
): Promise<TransitService> {
  const keys: TransitService['keys'] = new Map([['stet', { versions: [randomBytes(32)], least: 1 }]])
  const refusal = (status: number, ...errors: string[]): { status: number; body: unknown } => ({
    status,
    body: { errors },
  })
  const data = (body: object): { status: number; body: unknown } => ({
    status: 200,
    body: {
      request_id: randomUUID(),
      lease_id: '',
      renewable: false,
      lease_duration: 0,
      data: body,
      wrap_info: null,
      warnings: null,
      auth: null,
    },
  })
  const answer: Answer = ({ headers, url = '' }, body: Record<string, string | number>) => {
    if (headers['x-vault-token'] !== token || headers['x-vault-namespace'] !== namespace)
      return refusal(403, '1 error occurred:\n\t* permission denied\n\n')
    if (url === '/v1/auth/token/renew-self') return data({})
    const [, verb, name = '', sub] = /^\/v1\/transit\/(\w+)\/(\w+)(?:\/(\w+))?$/.exec(url) ?? []
    const key = keys.get(name)
    if (verb === undefined) return refusal(404)
    if (key === undefined) return refusal(400, 'encryption key not found')
    const latest = key.versions.length
    const sealed = (bytes: Uint8Array): { status: number; body: unknown } => {
      const text = encrypt(key.versions[latest - 1] ?? new Uint8Array(), bytes, name).toString('base64')
      return data({ ciphertext: `vault:v${latest}:${text}`, key_version: latest })
    }
    const opened = (): Buffer | string => {
      const [, version = '', text = ''] = /^vault:v(\d+):(.+)$/.exec(String(body['ciphertext'])) ?? []
      if (Number(version) < key.least)
        return 'ciphertext or signature version is disallowed by policy (too old)'
      const secret = key.versions[Number(version) - 1]
      if (secret === undefined) return 'invalid ciphertext: version is too new'
      return decrypt(secret, Buffer.from(text, 'base64'), name) ?? 'cipher: message authentication failed'
    }
    switch (`${verb} ${sub ?? ''}`) {
      case 'encrypt ':
        return sealed(Buffer.from(String(body['plaintext']), 'base64'))
      case 'decrypt ': {
        const bytes = opened()
        return typeof bytes === 'string' ? refusal(400, bytes) : data({ plaintext: bytes.toString('base64') })
      }
      case 'rewrap ': {
        const bytes = opened()
        return typeof bytes === 'string' ? refusal(400, bytes) : sealed(bytes)
      }
      case 'keys rotate':
        key.versions.push(randomBytes(32))
        return { status: 204 }
      case 'keys config':
        key.least = Number(body['min_decryption_version'])
        return { status: 204 }
      default:
        return refusal(405)
    }
  }
  const service = await startService(({ url = '' }) => url, 'application/json', answer)
  return Object.assign(service, { token, keys })
}

export interface KmsService extends TestService {
  /** Secrets by ARN. */
  readonly keys: Map<string, Uint8Array>
  /** Errors that the service answers in place of anything else, by their type. */
  error: { readonly type: string; readonly status: number } | undefined
}

export function kmsArn(id: string): string {
  return `arn:aws:kms:eu-central-1:111122223333:key/${id}`
}

/**
 * AWS KMS as far as a key-encryption key needs it: JSON 1.1, a signature by Signature Version 4, key ids and
 * ARNs, encryption contexts, and the types of its errors.
 */
export async function startKms(): Promise<KmsService> {
  const keys = new Map<string, Uint8Array>(['one', 'two'].map((id) => [kmsArn(id), randomBytes(32)]))
  const refusal = (type: string, status = 400): { status: number; body: unknown } => ({
    status,
    body: { __type: type, message: 'sentinel text of the service' },
  })
  const answer: Answer = ({ headers }, body: Record<string, unknown>) => {
    if (service.error !== undefined) return refusal(service.error.type, service.error.status)
    if (!isSigned(headers)) return refusal('IncompleteSignatureException')
    const arnOf = (id: unknown): string | undefined =>
      [...keys.keys()].find((arn) => arn === id || arn === kmsArn(String(id)))
    const bytesOf = (field: string): Buffer => Buffer.from(String(body[field]), 'base64')
    const contextOf = (field: string): string => JSON.stringify(Object.entries(body[field] ?? {}).sort())
    const sealed = (arn: string, bytes: Uint8Array, context: string): string =>
      Buffer.concat([
        Buffer.from(`${arn}\n`),
        encrypt(keys.get(arn) ?? new Uint8Array(), bytes, context),
      ]).toString('base64')
    /** The ciphertext names its key, as KMS' own does. */
    const opened = (named: unknown, context: string): { arn: string; bytes: Buffer } | string => {
      const blob = bytesOf('CiphertextBlob')
      const arn = blob.subarray(0, blob.indexOf('\n')).toString()
      if (named !== undefined && arnOf(named) === undefined) return 'NotFoundException'
      if (!keys.has(arn)) return 'InvalidCiphertextException'
      if (named !== undefined && arnOf(named) !== arn) return 'IncorrectKeyException'
      const bytes = decrypt(keys.get(arn) ?? new Uint8Array(), blob.subarray(blob.indexOf('\n') + 1), context)
      return bytes === undefined ? 'InvalidCiphertextException' : { arn, bytes }
    }
    switch (headers['x-amz-target']) {
      case 'TrentService.Encrypt': {
        const arn = arnOf(body['KeyId'])
        if (arn === undefined) return refusal('NotFoundException')
        const blob = sealed(arn, bytesOf('Plaintext'), contextOf('EncryptionContext'))
        return {
          status: 200,
          body: { CiphertextBlob: blob, KeyId: arn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' },
        }
      }
      case 'TrentService.Decrypt': {
        const found = opened(body['KeyId'], contextOf('EncryptionContext'))
        if (typeof found === 'string') return refusal(found)
        const plain = found.bytes.toString('base64')
        return {
          status: 200,
          body: { Plaintext: plain, KeyId: found.arn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' },
        }
      }
      case 'TrentService.ReEncrypt': {
        const found = opened(body['SourceKeyId'], contextOf('SourceEncryptionContext'))
        const arn = arnOf(body['DestinationKeyId'])
        if (typeof found === 'string') return refusal(found)
        if (arn === undefined) return refusal('NotFoundException')
        const blob = sealed(arn, found.bytes, contextOf('DestinationEncryptionContext'))
        return { status: 200, body: { CiphertextBlob: blob, KeyId: arn, SourceKeyId: found.arn } }
      }
      default:
        return refusal('UnknownOperationException')
    }
  }
  const target = ({ headers }: IncomingMessage): string => String(headers['x-amz-target'])
  const started = await startService(target, 'application/x-amz-json-1.1', answer)
  const service: KmsService = Object.assign(started, { keys, error: undefined })
  return service
}

function isSigned(headers: IncomingMessage['headers']): boolean {
  const credential = /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/eu-central-1\/kms\/aws4_request, /
  const parts = /SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$/
  const authorization = headers.authorization ?? ''
  return (
    credential.test(authorization) &&
    parts.test(authorization) &&
    /^\d{8}T\d{6}Z$/.test(String(headers['x-amz-date'])) &&
    headers['content-type'] === 'application/x-amz-json-1.1'
  )
}
