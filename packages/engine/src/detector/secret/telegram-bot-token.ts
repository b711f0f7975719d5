import type { Detector } from '../contract.ts'

/** Tokens of Telegram bots. */
export const detector: Detector = {
  id: 'telegram-bot-token',
  version: 1,
  entity: 'TELEGRAM_BOT_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://core.telegram.org/bots/api#authorizing-your-bot',
  pattern: /(?<![A-Za-z0-9_])[0-9]{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_])/gu,
  lengthMax: 93,
  context: ['telegram', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the telegram key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 45) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: '1234567890:A' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['1234567890', ':A', 'A', '4Uu9O7mJ7pufJjvn', 'EsvsVcw0vi10cXDrF'].join('')
}
