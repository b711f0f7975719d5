import type { RequestMatcher, Route } from '@stet/engine'
import { readTarget, writeQuery, type QueryPart } from '../../ingress/request-target.ts'

/** Turns links into the helpdesk's API into links to the gateway, where the policy has a route for them. */
export type LinkMap = (link: string) => string | undefined

/** A link to another part of the API is short; more is no link. */
const linkCharsMax = 4096

/**
 * @param upstream - base address of the helpdesk's API
 * @param base - base address of the integration at the gateway, without a slash at its end
 */
export function mapLinks(upstream: URL, base: () => string, matcher: RequestMatcher): LinkMap {
  const prefix = upstream.pathname.replace(/\/$/, '')
  return (link) => {
    if (link.length > linkCharsMax || !URL.canParse(link, upstream)) return undefined
    const url = new URL(link, upstream)
    if (url.origin !== upstream.origin || url.username !== '' || url.hash !== '') return undefined
    if (!url.pathname.startsWith(`${prefix}/`)) return undefined
    const path = url.pathname.slice(prefix.length)
    const route = matcher.find('api', 'GET', path)
    const query = route === undefined ? undefined : queryOf(url, route)
    return query === undefined ? undefined : base() + path + writeQuery(query)
  }
}

function queryOf(url: URL, route: Route): readonly QueryPart[] | undefined {
  try {
    const { query } = readTarget(url.pathname + url.search)
    return isListed(query, route) ? query : undefined
  } catch {
    return undefined
  }
}

/** Whether a call has only parameters that its route lists; only those of a list, `ids[]`, may come twice. */
export function isListed(query: readonly QueryPart[], route: Route): boolean {
  const seen = new Set<string>()
  return query.every(([name]) => {
    const isTwice = seen.has(name) && !name.endsWith('[]')
    seen.add(name)
    return route.query.includes(name) && !isTwice
  })
}

const linkHeaderPart = /<([^<>]*)>((?:\s*;\s*[\w*-]+(?:=(?:"[\w ./:-]*"|[\w./:-]+))?)*)\s*(?:,|$)/g

/** A `Link` header (RFC 8288) with the links that lead to the gateway, or undefined where there are none. */
export function mapLinkHeader(value: string, links: LinkMap): string | undefined {
  const mapped = Array.from(value.matchAll(linkHeaderPart), ([, link = '', parameters = '']) => {
    const target = links(link)
    return target === undefined ? [] : `<${target}>${parameters.trim()}`
  }).flat()
  return mapped.length === 0 ? undefined : mapped.join(', ')
}
