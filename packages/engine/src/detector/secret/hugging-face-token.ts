import type { Detector } from '../contract.ts'

/** Access tokens of Hugging Face. */
export const detector: Detector = {
  id: 'hugging-face-token',
  version: 1,
  entity: 'HUGGING_FACE_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://huggingface.co/docs/hub/security-tokens',
  pattern: /(?<![A-Za-z0-9_])hf_[A-Za-z0-9]{30,40}(?![A-Za-z0-9])/gu,
  lengthMax: 100,
  context: ['token', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the token key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 32) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'hf' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['h', 'f_', 'CCj11hkW8GtEP5zfF', '7eDrPpDfZyDDQ1acT'].join('')
}
