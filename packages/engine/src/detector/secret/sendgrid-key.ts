import type { Detector } from '../contract.ts'

/** API keys of SendGrid. */
export const detector: Detector = {
  id: 'sendgrid-key',
  version: 1,
  entity: 'SENDGRID_KEY',
  jurisdiction: 'INTL',
  source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  pattern: /(?<![A-Za-z0-9_])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_])/gu,
  lengthMax: 103,
  context: ['sendgrid', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the sendgrid key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 68) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'SG.QQQQQQQQQQQwwwwwwwwwww' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return [
    'S',
    'G.',
    'QQQQQQQQQQQ',
    'wwwwwwwwwww',
    '.',
    '9-qT2GIdiKIDq2Iz_GPPc',
    'ORl4TXX0UIbFNwJjHPzRB3',
  ].join('')
}
