import type { Detector } from '../contract.ts'

/** JSON Web Tokens: three parts in base64url, the first of which is a JSON object. */
export const detector: Detector = {
  id: 'jwt',
  version: 1,
  entity: 'JWT',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc7519',
  pattern: /(?<![A-Za-z0-9_])ey[JK][A-Za-z0-9_-]{8,2048}\.[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{0,2048}/gu,
  lengthMax: 8200,
  context: [],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `token ${specimen()}`, found: specimen(), isIndependent: true },
    { text: `"access_token":"${specimen()}"`, found: specimen() },
    {
      text: `${specimen().split('.').slice(0, 2).join('.')}.`,
      found: `${specimen().split('.').slice(0, 2).join('.')}.`,
    },
  ],
  rejects: [
    { name: 'one part', text: specimen().split('.')[0] ?? '' },
    { name: 'inside a longer word', text: `x${specimen()}` },
  ],
}

/** The example of RFC 7519, put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return [
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
    'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ',
    'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
  ].join('.')
}
