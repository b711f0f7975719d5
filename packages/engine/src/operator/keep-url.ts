import type { Leaf } from '../span/leaf.ts'
import type { Outcome } from './contract.ts'
import { kept, struckAsForged, struckByType } from './contract.ts'
import { looksForged } from './placeholder.ts'

/** Percent-encoding inside percent-encoding is undone so often; what is encoded deeper is struck. */
const decodingsMax = 3
/** Longest URL that is kept, in UTF-16 units. */
const urlTextMax = 8192

/**
 * Compiles `keep: url`: an absolute http or https URL, by the WHATWG's parser, whose host is in a list.
 *
 * Struck are: user info; a host or port that is not listed; a text that the parser has to mend first
 * (white space, backslashes, a host in disguise), since another program might read it otherwise; a path
 * that is not well-formed percent-encoded UTF-8 or that holds what looks like an e-mail address. The
 * query and the fragment are cut off. The rest stays as it was spelled, so a policy that keeps URLs keeps
 * what is in their paths.
 *
 * @param hosts - in ASCII (`xn--` for other letters): `example.com`, `example.com:8443`, or `*.example.com` for
 * any name below it but not itself
 * @see https://url.spec.whatwg.org/
 */
export function compileUrl(hosts: readonly string[]): (leaf: Leaf) => Outcome {
  const exact = new Set<string>()
  const below: string[] = []
  for (const host of hosts) {
    const lower = host.toLowerCase()
    if (lower.startsWith('*.')) below.push(lower.slice(1))
    else exact.add(lower)
  }
  const isListed = (host: string): boolean =>
    exact.has(host) || below.some((ending) => host.length > ending.length && host.endsWith(ending))
  return (leaf) => {
    if (leaf.kind !== 'string') return struckByType
    const { text } = leaf
    if (text.length > urlTextMax) return struckByType
    const parts =
      /^https?:\/\/([^/?#\\\s\p{Cc}\p{Cf}]+)((?:\/[^?#\\\s\p{Cc}\p{Cf}]*)?)([?#][^\s\p{Cc}\p{Cf}]*)?$/iu.exec(
        text,
      )
    const [, authority = '', path = '', rest = ''] = parts ?? []
    if (parts === null || !isListed(hostOf(text, authority))) return struckByType
    const decoded = decode(path)
    if (decoded === undefined || /[^\s@/]@[^\s@/]+\.[^\s@/]/u.test(decoded.normalize('NFKC')))
      return struckByType
    if (looksForged(decoded)) return struckAsForged
    if (rest === '') return kept
    return { action: 'write', kind: 'string', text: text.slice(0, text.length - rest.length) }
  }
}

/** Host and port, where the parser reads what is written; an empty text, which no list has, elsewhere. */
function hostOf(text: string, authority: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || url.username !== '' || url.password !== '' || authority.includes('@')) return ''
  const written = authority.toLowerCase()
  const port = url.protocol === 'http:' ? ':80' : ':443'
  return written === url.host || written === url.host + port ? url.host : ''
}

function decode(path: string): string | undefined {
  let text = path
  for (let round = 0; round < decodingsMax; round++) {
    if (!text.includes('%')) return text
    try {
      text = decodeURIComponent(text)
    } catch {
      return undefined
    }
  }
  return text.includes('%') ? undefined : text
}
