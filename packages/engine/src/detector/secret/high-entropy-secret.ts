import type { Detector } from '../contract.ts'

/**
 * A random-looking value right behind a word such as `api key`, `secret` or `token`: at least twelve characters
 * of two kinds, whose Shannon entropy is three bits a character or more, as that of no word is.
 */
export const detector: Detector = {
  id: 'high-entropy-secret',
  version: 1,
  entity: 'SECRET',
  jurisdiction: 'INTL',
  source: 'https://owasp.org/www-project-top-ten/',
  pattern:
    /(?<![A-Za-z0-9])(?:(?:api|access|auth|client|app|private|secret|signing|encryption|session|refresh|bearer|webhook|service|account|storage|shared|consumer|license|licence|bot)[ _-]{0,2})?(?:keys?|secret|token|password|passwd|pwd|credentials?|passphrase)(?:[ _-]?(?:id|key|value|is|was))?["'`]?(?:\s{0,3}(?:=>|:=|[:=])\s{0,3}|\s{1,3}(?:is\s{1,3})?)["'`]?[A-Za-z0-9+\/=_.~!@#$%^&*-]{12,512}/giu,
  lengthMax: 600,
  context: [],
  score: { pattern: 0.8, validated: 0.8 },
  validate: (match) => {
    const start = match.length - (/[A-Za-z0-9+/_.~!@#$%^&*-]+=*$/.exec(match)?.[0].length ?? 0)
    const end = /[.!=]*$/.exec(match)?.index ?? match.length
    return isRandom(match.slice(start, end)) && { start, end }
  },
  samples: [
    { text: `api_key = "${specimen()}"`, found: specimen(), isIndependent: true },
    { text: `"client_secret": "${specimen()}"`, found: specimen(), isIndependent: true },
    { text: `the access token is ${specimen()} ok?`, found: specimen() },
    { text: `TOKEN=${specimen()}`, found: specimen() },
  ],
  rejects: [
    { name: 'a placeholder', text: 'api_key=YOUR_API_KEY_HERE' },
    { name: 'a variable', text: 'token: ${ACCESS_TOKEN_VALUE}' },
    { name: 'a word', text: 'token authentication' },
    { name: 'one character', text: 'password: xxxxxxxxxxxxxxxx' },
    { name: 'a name in code', text: 'secret = configuration.getSecretValue' },
    { name: 'a sentence', text: 'the key is unfortunately-not-working' },
  ],
}

const entropyMin = 3
const placeholder = /your|example|sample|placeholder|changeme|secret|token|dummy|redacted|hidden|value/i

function isRandom(value: string): boolean {
  if (value.length < 12 || placeholder.test(value)) return false
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/].filter((kind) => kind.test(value)).length
  const digits = value.replace(/[^0-9]/g, '').length
  return kinds >= 2 && digits >= 2 && entropyOf(value) >= entropyMin
}

/** Shannon's entropy of a text, in bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

function specimen(): string {
  return ['q7Zr2', 'Kx9Vb', '4Nt8W', 'm1Lp'].join('')
}
