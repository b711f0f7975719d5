import type { Detector } from '../contract.ts'

/** API and admin keys of Anthropic. */
export const detector: Detector = {
  id: 'anthropic-key',
  version: 1,
  entity: 'ANTHROPIC_KEY',
  jurisdiction: 'INTL',
  source: 'https://platform.claude.com/docs/en/api/overview',
  pattern: /(?<![A-Za-z0-9_])sk-ant-[a-z]{2,8}[0-9]{2}-[A-Za-z0-9_-]{80,128}(?![A-Za-z0-9])/gu,
  lengthMax: 188,
  context: ['anthropic', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the anthropic key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 92) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'sk-ant-api03' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return [
    'sk',
    '-ant-',
    'api',
    '03-',
    'wtelqsxwRtl3uEbXyIMEEXZZF_9sA28m2p77MYTUJvx8TgO',
    'jUkeE9EsvoHC68TPpl6eUEZDdKzunX7ukI7UeWaF3iA7H50V',
  ].join('')
}
