import type { Detector } from '../contract.ts'

/** Private API keys of Mailgun. */
export const detector: Detector = {
  id: 'mailgun-key',
  version: 1,
  entity: 'MAILGUN_KEY',
  jurisdiction: 'INTL',
  source: 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt',
  pattern: /(?<![A-Za-z0-9_])key-[a-f0-9]{32}(?![A-Za-z0-9_])/gu,
  lengthMax: 92,
  context: ['mailgun', 'key', 'token', 'secret'],
  score: { pattern: 0.8, validated: 0.8 },
  samples: [
    { text: `the mailgun key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 35) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'key' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['ke', 'y-', '180e4327ab7f00ac', 'ba869e4067092776'].join('')
}
