import type { Detector } from '../contract.ts'

/** Personal access tokens of Databricks. */
export const detector: Detector = {
  id: 'databricks-token',
  version: 1,
  entity: 'DATABRICKS_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
  pattern: /(?<![A-Za-z0-9_])dapi[a-f0-9]{32,34}(?![A-Za-z0-9])/gu,
  lengthMax: 94,
  context: ['databricks', 'key', 'token', 'secret'],
  score: { pattern: 0.8, validated: 0.8 },
  samples: [
    { text: `the databricks key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 35) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'dap' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['da', 'pi', '7af867ff82829d1e', '1517d46b72d57ef4'].join('')
}
