import type { Dispatcher } from 'undici'
import { GatewayError } from '../contract/errors.ts'
import { Secret } from '../contract/secret.ts'
import { upstreamFailure } from './failure.ts'

/** How the gateway shows the helpdesk who it is; OAuth 2 tokens are fetched when they are needed. */
export type CredentialSettings =
  | { readonly basic: { readonly username: string; readonly password: Secret } }
  | { readonly bearer: { readonly token: Secret } }
  | { readonly clientCredentials: OAuthClient & { readonly scope?: string | undefined } }
  | { readonly refreshToken: OAuthClient & { readonly refreshToken: Secret } }

interface OAuthClient {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: Secret
}

/** Where a refresh token that took the place of the configured one is kept, encrypted. */
export interface RefreshTokenKeeper {
  load(): Promise<Secret | undefined>
  save(token: Secret): Promise<void>
}

export interface Credential {
  /** Value of the `authorization` header. @throws {@link GatewayError} STET_UPSTREAM_TOKEN */
  authorization(nowMs: number): Promise<string>
  /** Called after a 401: the next call fetches a new token. */
  forget(): void
}

/** Tokens are renewed so long before they run out, in milliseconds. */
const earlyMs = 30_000
const answerBytesMax = 64 * 1024
const tokenTimeoutMs = 15_000

/** Makes the credential of one helpdesk. */
export function createCredential(
  settings: CredentialSettings,
  dispatcher: Dispatcher,
  keeper: RefreshTokenKeeper,
): Credential {
  if ('basic' in settings) {
    const { username, password } = settings.basic
    return fixed(`Basic ${Buffer.from(`${username}:${password.reveal()}`).toString('base64')}`)
  }
  if ('bearer' in settings) return fixed(`Bearer ${settings.bearer.token.reveal()}`)
  return new OAuthCredential(settings, dispatcher, keeper)
}

function fixed(value: string): Credential {
  return { authorization: () => Promise.resolve(value), forget: () => undefined }
}

/** A token of RFC 6749, fetched once for all that wait for it. */
class OAuthCredential implements Credential {
  readonly #settings: Exclude<CredentialSettings, { basic: unknown } | { bearer: unknown }>
  readonly #dispatcher: Dispatcher
  readonly #keeper: RefreshTokenKeeper
  #token: { readonly value: string; readonly untilMs: number } | undefined
  #fetching: Promise<string> | undefined

  constructor(
    settings: Exclude<CredentialSettings, { basic: unknown } | { bearer: unknown }>,
    dispatcher: Dispatcher,
    keeper: RefreshTokenKeeper,
  ) {
    this.#settings = settings
    this.#dispatcher = dispatcher
    this.#keeper = keeper
  }

  async authorization(nowMs: number): Promise<string> {
    if (this.#token !== undefined && nowMs < this.#token.untilMs) return `Bearer ${this.#token.value}`
    this.#fetching ??= this.#fetch(nowMs).finally(() => (this.#fetching = undefined))
    return `Bearer ${await this.#fetching}`
  }

  forget(): void {
    this.#token = undefined
  }

  async #fetch(nowMs: number): Promise<string> {
    const settings = this.#settings
    if ('clientCredentials' in settings) {
      const { scope } = settings.clientCredentials
      const form = { grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) }
      return (await this.#ask(settings.clientCredentials, form, nowMs)).value
    }
    const kept = await this.#keeper.load()
    const refreshToken = kept ?? settings.refreshToken.refreshToken
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken.reveal() }
    const { value, next } = await this.#ask(settings.refreshToken, form, nowMs)
    // Whoever rotates refresh tokens takes the old one back: the new one is safe before the first use.
    if (next !== undefined && next !== refreshToken.reveal())
      await this.#keeper.save(new Secret(next, 'the store'))
    return value
  }

  async #ask(
    { tokenUrl, clientId, clientSecret }: OAuthClient,
    form: Readonly<Record<string, string>>,
    nowMs: number,
  ): Promise<{ value: string; next: string | undefined }> {
    const url = new URL(tokenUrl)
    const basic = [clientId, clientSecret.reveal()].map(encodeURIComponent).join(':')
    let answer: unknown
    try {
      const { statusCode, body } = await this.#dispatcher.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
          authorization: `Basic ${Buffer.from(basic).toString('base64')}`,
        },
        body: new URLSearchParams(form).toString(),
        signal: AbortSignal.timeout(tokenTimeoutMs),
      })
      const text = await boundedText(body)
      if (statusCode !== 200) throw new GatewayError('STET_UPSTREAM_TOKEN')
      answer = JSON.parse(text)
    } catch (error) {
      throw error instanceof GatewayError || error instanceof SyntaxError
        ? new GatewayError('STET_UPSTREAM_TOKEN')
        : upstreamFailure(error)
    }
    const {
      access_token: value,
      expires_in: seconds,
      refresh_token: next,
    } = (answer ?? {}) as Record<string, unknown>
    if (typeof value !== 'string' || !/^[\w.~+/=-]{1,8192}$/.test(value))
      throw new GatewayError('STET_UPSTREAM_TOKEN')
    const lifeMs = typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : 3600_000
    this.#token = { value, untilMs: nowMs + Math.max(lifeMs - earlyMs, lifeMs / 2) }
    return { value, next: typeof next === 'string' && next !== '' ? next : undefined }
  }
}

async function boundedText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body) {
    bytes += part.length
    if (bytes > answerBytesMax) throw new GatewayError('STET_UPSTREAM_TOKEN')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
