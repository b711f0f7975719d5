import type { IncomingHttpHeaders } from 'node:http'
import { mapLinkHeader, type LinkMap } from './links.ts'
import type { EntityTags } from './etag.ts'

/** A header of an answer as undici gives it. */
type Header = string | readonly string[] | undefined

/** Headers of an answer that may go on, by the form of their values: numbers and times, never words. */
const numbers = /^[0-9]{1,15}$/
const time = /^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT$/
const rates = /^[0-9]{1,15}(?:, ?[0-9]{1,15};w=[0-9]{1,15})*$/
const answerHeaders: readonly (readonly [name: string, forms: readonly RegExp[]])[] = [
  ['last-modified', [time]],
  ['retry-after', [numbers, time]],
  ...['limit', 'remaining', 'reset'].flatMap((what) =>
    [`x-rate-limit-${what}`, `x-ratelimit-${what}`, `ratelimit-${what}`].map(
      (name): readonly [string, readonly RegExp[]] => [name, [rates]],
    ),
  ),
]

/**
 * Headers of the helpdesk's answer that go on to the vendor. Everything else is struck, cookies first of all.
 */
export function answerHeadersOf(
  headers: Readonly<Record<string, Header>>,
  tags: EntityTags,
  links: LinkMap,
): Record<string, string> {
  const kept: Record<string, string> = {
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  }
  for (const [name, forms] of answerHeaders) {
    const value = one(headers[name])
    if (value !== undefined && forms.some((form) => form.test(value))) kept[name] = value
  }
  const tag = tags.seal(one(headers['etag']) ?? '')
  if (tag !== undefined) kept['etag'] = tag
  const link = mapLinkHeader([headers['link'] ?? []].flat().join(', '), links)
  if (link !== undefined) kept['link'] = link
  return kept
}

/** Conditions of the vendor's call, as the helpdesk knows them (RFC 9110, section 13). */
export function conditionsOf(headers: IncomingHttpHeaders, tags: EntityTags): Record<string, string> {
  const conditions: Record<string, string> = {}
  const since = headers['if-modified-since']
  if (since !== undefined && time.test(since)) conditions['if-modified-since'] = since
  for (const name of ['if-none-match', 'if-match'] as const) {
    const opened = (headers[name] ?? '').split(/\s*,\s*/).flatMap((tag) => tags.open(tag) ?? [])
    if (opened.length > 0) conditions[name] = opened.join(', ')
    // A condition that cannot hold any more must not be dropped: the write would go through.
    else if (name === 'if-match' && headers[name] !== undefined)
      conditions[name] = headers[name] === '*' ? '*' : '"stet"'
  }
  return conditions
}

function one(header: Header): string | undefined {
  return typeof header === 'string' ? header : header?.length === 1 ? header[0] : undefined
}
