import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePolicy } from './parse.ts'

test('every policy in the documentation is good', () => {
  const page = readFileSync(new URL('../../../../docs/policy.md', import.meta.url), 'utf8')
  const policies = [...page.matchAll(/^```yaml\n(policy:[\s\S]*?)^```$/gm)].map(([, text]) => text ?? '')
  expect(policies.length).toBeGreaterThanOrEqual(3)
  for (const text of policies) expect(parsePolicy(text).problems).toEqual([])
})
