import { createHash, randomBytes } from 'node:crypto'
import { GatewayError } from '../contract/errors.ts'

/** A key that a vendor calls with, as it is stored: never the key itself. */
export interface VendorKey {
  readonly id: string
  readonly integration: string
  /** Milliseconds since 1970; undefined: never. */
  readonly expiresMs?: number | undefined
  readonly revokedMs?: number | undefined
}

/** Where vendor keys are looked up. */
export interface VendorKeys {
  /** @param hash - SHA-256 of the key */
  find(hash: Uint8Array): Promise<VendorKey | undefined>
}

const prefix = 'stet_vk_'

/** A new key, to be shown once, and what is stored of it. */
export function newVendorKey(): { readonly key: string; readonly hash: Uint8Array; readonly hint: string } {
  const key = prefix + randomBytes(32).toString('base64url')
  return { key, hash: hashOf(key), hint: key.slice(0, prefix.length + 4) }
}

/** What is stored of a key. It has 256 bits of randomness, so that a plain hash is enough. */
export function hashOf(key: string): Uint8Array {
  return createHash('sha256').update(key).digest()
}

/**
 * Finds out who calls: by `Authorization: Bearer KEY`, or by basic authentication with the key as password,
 * which is what the helpdesk's own clients can do.
 *
 * @throws {@link GatewayError} STET_AUTH_KEY, the same for every reason
 */
export async function authenticate(
  authorization: string | undefined,
  integration: string,
  keys: VendorKeys,
  nowMs: number,
): Promise<VendorKey> {
  const key = keyOf(authorization)
  const found = key === undefined ? undefined : await keys.find(hashOf(key))
  const isGood =
    found?.integration === integration &&
    (found.revokedMs === undefined || nowMs < found.revokedMs) &&
    (found.expiresMs === undefined || nowMs < found.expiresMs)
  if (!isGood) throw new GatewayError('STET_AUTH_KEY')
  return found
}

function keyOf(authorization = ''): string | undefined {
  const [, scheme = '', value = ''] = /^(bearer|basic) +([\w.~+/=-]+)$/i.exec(authorization) ?? []
  const written =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(value, 'base64')
          .toString('utf8')
          .replace(/^[^:]*:/, '')
      : value
  return written.startsWith(prefix) && written.length < 200 ? written : undefined
}
