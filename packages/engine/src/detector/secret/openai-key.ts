import type { Detector } from '../contract.ts'

/** API keys of OpenAI, of projects and service accounts too. */
export const detector: Detector = {
  id: 'openai-key',
  version: 1,
  entity: 'OPENAI_KEY',
  jurisdiction: 'INTL',
  source: 'https://platform.openai.com/docs/api-reference/authentication',
  pattern: /(?<![A-Za-z0-9_])sk-(?:(?:proj|svcacct|admin)-)?[A-Za-z0-9_-]{40,220}(?![A-Za-z0-9])/gu,
  lengthMax: 280,
  context: ['openai', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the openai key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 39) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'sk-proj' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['sk', '-proj-', 'Lo__tvHRlTlchIegkRev6xWQ', 'CrKELP6ex79pNDxGT2cOK_bR'].join('')
}
