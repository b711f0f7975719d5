import type { Detector } from '../contract.ts'

/** Access tokens and secret keys of Supabase. */
export const detector: Detector = {
  id: 'supabase-token',
  version: 1,
  entity: 'SUPABASE_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://supabase.com/docs/guides/api/api-keys',
  pattern: /(?<![A-Za-z0-9_])sb(?:p_|_secret_)[A-Za-z0-9_-]{30,60}(?![A-Za-z0-9])/gu,
  lengthMax: 120,
  context: ['supabase', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the supabase key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 33) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'sbp' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['sb', 'p_', 'e2uctx0gla2jtcgdefss', 's1oc13skv76z33clx4uf'].join('')
}
