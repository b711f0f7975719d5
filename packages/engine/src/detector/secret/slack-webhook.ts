import type { Detector } from '../contract.ts'

/** Addresses of webhooks that anybody may post to who knows them: Slack, Discord, Microsoft Teams. */
export const detector: Detector = {
  id: 'slack-webhook',
  version: 1,
  entity: 'WEBHOOK_URL',
  jurisdiction: 'INTL',
  source: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
  pattern:
    /(?<![A-Za-z0-9_])https:\/\/(?:hooks\.slack\.com\/(?:services|workflows|triggers)|(?:(?:canary|ptb)\.)?discord(?:app)?\.com\/api\/webhooks|[a-z0-9-]{1,60}\.webhook\.office\.com\/webhookb2)\/[A-Za-z0-9@\/_-]{20,300}/giu,
  lengthMax: 420,
  context: [],
  score: { pattern: 0.97, validated: 0.97 },
  samples: [
    { text: `post to ${specimen()} please`, found: specimen(), isIndependent: true },
    { text: `<${specimen()}>`, found: specimen() },
    { text: discord(), found: discord(), isIndependent: true },
  ],
  rejects: [
    { name: 'the documentation', text: 'https://hooks.slack.com/services/' },
    { name: 'another path', text: 'https://discord.com/channels/1234567890/1234567890' },
  ],
}

function specimen(): string {
  return ['https://hooks.slack.com/services', 'T00000000', 'B00000000', 'X'.repeat(24)].join('/')
}

function discord(): string {
  return ['https://discord.com/api/webhooks', '123456789012345678', 'aBcD'.repeat(15)].join('/')
}
