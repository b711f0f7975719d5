import { describe, expect, it } from 'vitest'
import { loadPolicy } from '../../packages/engine/src/index.ts'
import { simulate, type SimulatedSample } from '../../packages/server/src/evidence/simulate.ts'
import { simulationPage } from '../../packages/server/src/evidence/simulation-page.ts'
import { simulationText } from '../../packages/server/src/evidence/simulation-text.ts'
import { policies } from '../attacks/world.ts'

const key = { version: 1, secret: new Uint8Array(32).fill(5) }
const sample = (text: string, more: Partial<SimulatedSample> = {}): SimulatedSample => ({
  name: 'ticket.json',
  route: undefined,
  format: 'json',
  bytes: Buffer.from(text),
  ...more,
})

describe('a simulation', () => {
  it('tells what newly leaves, what leaves in another form, and what no longer leaves', async () => {
    const ticket = sample('{"id":"7","name":"Jane <b>","email":"jane@example.com"}')
    const looser = await simulate(loadPolicy(policies.looser), loadPolicy(policies.first), [ticket], key)
    const [result] = looser.samples
    expect(result?.newlyLeaving.map(({ at }) => at)).toEqual(['/email'])
    expect(result?.newlyLeaving[0]?.after).toMatch(/^"tok1_email_address_/)
    expect(result?.mismatches).toEqual([{ address: '$.id', count: 1 }])
    expect(looser.comparison.direction).toBe('loosening')
    const tighter = await simulate(loadPolicy(policies.tighter), loadPolicy(policies.first), [ticket], key)
    expect(tighter.samples[0]?.gone.map(({ at }) => at)).toEqual(['/name'])
    expect(tighter.samples[0]?.newlyLeaving).toEqual([])
  })

  it('shows no input, in no form', async () => {
    const ticket = sample('{"id":7,"name":"Jane Doe","email":"jane@example.com","other":"sentinel"}')
    const simulation = await simulate(loadPolicy(policies.looser), loadPolicy(policies.first), [ticket], key)
    for (const text of [simulationText(simulation), simulationPage(simulation), JSON.stringify(simulation)])
      expect(text).not.toMatch(/Jane|jane@example|sentinel/)
  })

  it('says why a sample is refused', async () => {
    const simulation = await simulate(loadPolicy(policies.looser), undefined, [sample('{"id":')], key)
    expect(simulation.samples[0]?.refusal).toMatch(/^STET_INPUT/)
    expect(simulationText(simulation)).toContain('REFUSED')
  })

  it('is a page of its own, on which nothing of a policy or sample is markup', async () => {
    const policy = policies.looser.replace(
      'policy: acme',
      "policy: acme\ndescription: '<img src=x onerror=alert(1)>'",
    )
    const lines = sample('{"id":1}\n{"id":2}\n', { name: '<script>.ndjson', format: 'ndjson' })
    const page = simulationPage(await simulate(loadPolicy(policy), loadPolicy(policies.first), [lines], key))
    expect(page).not.toMatch(/<script|<img/)
    expect(page).toContain('&lt;script&gt;.ndjson')
    expect(page).not.toMatch(/(?:src|href)=|url\(/)
  })
})
