import type { Detector } from '../contract.ts'

/** Bearer and basic credentials of HTTP, cookies and keys in headers: the value alone. */
export const detector: Detector = {
  id: 'authorization-header',
  version: 1,
  entity: 'CREDENTIALS',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2',
  pattern:
    /(?<![A-Za-z0-9_])(?:(?:Bearer|Basic|Token|Digest|ApiKey|Api-Key) {1,3}[A-Za-z0-9._~+\/=-]{12,2048}|(?:x-api-key|x-auth-token|api-key|set-cookie|cookie)["']?\s{0,2}[:=]\s{0,2}["']?[A-Za-z0-9._~+\/=%;:, -]{12,2048})/giu,
  lengthMax: 2080,
  context: [],
  score: { pattern: 0.85, validated: 0.85 },
  validate: (match) => {
    const start = /^(?:[a-z-]+["']?\s*[:=]\s*["']?|[a-z-]+ +)/i.exec(match)?.[0].length ?? 0
    const value = match.slice(start)
    // A sentence goes on in words: "bearer instruments are"; a credential has digits or both cases.
    const isRandom = /[0-9]/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value.slice(1)))
    const end = /[ ,;.]*$/.exec(match)?.index ?? match.length
    return isRandom && { start, end }
  },
  samples: [
    { text: `Authorization: Bearer ${token()}`, found: token(), isIndependent: true },
    { text: `authorization: basic ${basic()}`, found: basic(), isIndependent: true },
    { text: `X-Api-Key: ${token()}`, found: token() },
    { text: `Cookie: session=${token()}; theme=dark`, found: `session=${token()}; theme=dark` },
  ],
  rejects: [
    { name: 'words', text: 'the bearer certificates are old' },
    { name: 'too short', text: 'Bearer abc123' },
    { name: 'a placeholder', text: 'Authorization: Bearer <token>' },
  ],
}

function token(): string {
  return ['mF_9.B5f', '4.1JqM', 'xx81aa2'].join('-')
}

/** RFC 7617's example: Aladdin and his password. */
function basic(): string {
  return ['QWxhZGRpbj', 'pvcGVuIHNlc2FtZQ=='].join('')
}
