import type { Detector } from '../contract.ts'

/** Private keys in PEM and OpenPGP armour, up to their end line or as far as the text goes on. */
export const detector: Detector = {
  id: 'private-key',
  version: 1,
  entity: 'PRIVATE_KEY',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc7468',
  pattern:
    /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+\/=:,.()@<> \t\r\n\\]|-(?!----)){16,8192}(?:-----END [A-Z0-9 ]{0,40}-----)?/gu,
  lengthMax: 16_600,
  context: [],
  score: { pattern: 0.98, validated: 0.98 },
  samples: [
    { text: `key:\n${pem('RSA ')}\nthanks`, found: pem('RSA '), isIndependent: true },
    { text: pem(''), found: pem(''), isIndependent: true },
    { text: pem('OPENSSH '), found: pem('OPENSSH ') },
    { text: pem('EC ').slice(0, 60), found: pem('EC ').slice(0, 60) },
    { text: JSON.stringify(pem('')), found: JSON.stringify(pem('')).slice(1, -1) },
  ],
  rejects: [
    { name: 'a public key', text: pem('').replaceAll('PRIVATE', 'PUBLIC') },
    { name: 'its first line alone', text: `-----BEGIN PRIVATE KEY-----` },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function pem(kind: string): string {
  const border = (word: string): string => `-----${word} ${kind}PRIVATE KEY-----`
  return [border('BEGIN'), 'MIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4', border('END')].join('\n')
}
