import type { InputFormat, Route } from '@stet/engine'
import { GatewayError } from '../../contract/errors.ts'

/** What an answer holds, by its content type. */
export type Content =
  | { readonly kind: 'document'; readonly format: InputFormat; readonly contentType: string }
  | { readonly kind: 'image' }

const formats: readonly (readonly [pattern: RegExp, format: InputFormat])[] = [
  [/^application\/(?:[\w.-]+\+)?json$/, 'json'],
  [/^application\/(?:x-)?(?:ndjson|jsonl|json-lines|json-seq)$/, 'ndjson'],
  [/^text\/csv$/, 'csv'],
  [/^text\/plain$/, 'text'],
]

/**
 * Reads a content type. Documents are redacted, images are replaced, everything else is refused.
 *
 * @throws {@link GatewayError} with the code given
 */
export function contentOf(
  header: string | undefined,
  route: Route,
  code: 'STET_UPSTREAM_CONTENT' | 'STET_REQUEST_BODY',
): Content {
  const [type = '', ...parameters] = (header ?? '').toLowerCase().split(/\s*;\s*/)
  const charset = parameters
    .find((one) => one.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '')
  if (charset !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(charset)) throw new GatewayError(code)
  if (code === 'STET_UPSTREAM_CONTENT' && /^image\/[\w.+-]+$/.test(type)) return { kind: 'image' }
  const format = formats.find(([pattern]) => pattern.test(type))?.[1]
  const isListed = format !== undefined && (route.format ?? format) === format
  if (!isListed) throw new GatewayError(code)
  return { kind: 'document', format, contentType: type.startsWith('text/') ? `${type}; charset=utf-8` : type }
}

/** One grey pixel: what takes the place of an image, so that a page which shows it keeps its shape. */
export const placeholderImage = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)
