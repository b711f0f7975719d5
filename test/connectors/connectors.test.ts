import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPolicy, explainPolicy, explanationText } from '@stet/engine'
import { describe, expect, it } from 'vitest'
import { loadConnector, checkSamples } from '../../packages/server/src/connector/load-connector.ts'
import { runSample } from '../../packages/server/src/connector/run-sample.ts'
import { signatureSchemes } from '../../packages/server/src/connector/schema.ts'
import { connectorFolders } from '../../scripts/docs/connectors.ts'

const root = join(import.meta.dirname, '../..')
const key = { version: 1, secret: new Uint8Array(32).fill(7) }
const folders = await connectorFolders()
const connectors = await Promise.all(
  folders.map(async (folder) => ({ folder, ...(await loadConnector(join(root, folder))) })),
)

it('there are the eight', () => {
  expect(folders.map((folder) => folder.replace('connectors/', ''))).toEqual([
    'fhir-r4',
    'generic-json',
    'github',
    'intercom',
    'shopify',
    'slack',
    'stripe',
    'zendesk',
  ])
})

it('each signature scheme has a connector that uses it', () => {
  const used = new Set(connectors.map(({ loaded }) => loaded!.connector.signature.scheme))
  expect([...used].sort()).toEqual([...signatureSchemes].sort())
})

describe.each(connectors)('$folder', ({ loaded, problems }) => {
  it('is good, and its files agree with each other', () => {
    expect(problems).toEqual([])
  })

  it('lets no planted value out, whole or in part, and lets out what it must', async () => {
    expect(await checkSamples(loaded!, key)).toEqual([])
  })

  it('has samples with enough planted, and enough to leave', () => {
    const { samples, plan } = loaded!
    expect(samples.length).toBeGreaterThanOrEqual(plan.policy.routes.length)
    for (const { planted, leaves } of samples) {
      expect(planted.length).toBeGreaterThanOrEqual(2)
      expect(Object.keys(leaves).length).toBeGreaterThanOrEqual(2)
    }
  })

  it('would be found out if its policy kept everything', async () => {
    const { policy } = loaded!.plan
    const routes = policy.routes.map(({ name }) => `  ${name}:\n    receive: api\n    fields:\n      $..*: { keep: any, keys: any, reason: to show that the test can fail }`) // prettier-ignore
    const text = `policy: open\nsource: ${policy.source}\ndestination: receiver\nroutes:\n${routes.join('\n')}\n`
    const { plan, problems: faults } = checkPolicy(text)
    expect(faults).toEqual([])
    for (const sample of loaded!.samples) {
      const { leaks } = await runSample(sample, plan!, key)
      expect(leaks, sample.name).toEqual(sample.planted)
    }
  })

  it('says why each personal field is personal, with a page of the vendor', () => {
    const { catalogue, sources } = loaded!.connector
    for (const { address, personal, why, sources: names } of catalogue) {
      expect(
        names.every((name) => sources[name]?.startsWith('https://')),
        address,
      ).toBe(true)
      if (personal !== 'none') expect(why.join('').length, address).toBeGreaterThan(5)
    }
  })

  it('keeps nothing that its catalogue calls personal', () => {
    const { plan, connector } = loaded!
    const marks = new Map(connector.catalogue.map(({ address, personal }) => [address, personal]))
    const allowed = new Set(allowedToStay[connector.connector])
    for (const { rules } of plan.policy.routes) {
      for (const { address, treatment } of rules) {
        const personal = marks.get(address.text)
        if (treatment.operator !== 'keep' || personal === 'none') continue
        // Clinical codes and figures are what a record system is asked for; Safe Harbor takes the rest away.
        if (connector.connector === 'fhir-r4' && personal === 'sensitive') continue
        expect(allowed, `${address.text} (${personal})`).toContain(address.text)
      }
    }
  })

  it('is explained as it is written beside it, in words and not in YAML', () => {
    const text = explanationText(explainPolicy(loaded!.plan.policy))
    expect(readFileSync(join(loaded!.folder, 'explanation.txt'), 'utf8').trimEnd()).toBe(text.trimEnd())
    for (const line of text.split('\n')) expect(line).not.toMatch(/\{ ?[a-z]+:|undefined|\[object|null/)
  })
})

/** Personal by the catalogue, and kept by type all the same. */
const allowedToStay: Readonly<Record<string, readonly string[]>> = {
  // The id of an order, an event or a conversation; where the same address holds a person's id, that route hides it.
  shopify: ['$.id'],
  stripe: ['$.id'],
  intercom: ['$.id', '$.data.item.id'],
  // Only words of a list pass: statuses and priorities.
  zendesk: ['$.event.current', '$.event.previous', '$.user.locale', '$.users[*].locale'],
}
