import { describe, expect, it } from 'vitest'
import { makeCanaries } from '../../packages/server/src/probe/canaries.ts'
import { disguises, isIn, looksOf } from '../../packages/server/src/probe/disguises.ts'
import { probeText } from '../../packages/server/src/probe/probe-text.ts'
import { probe } from '../../packages/server/src/probe/probe.ts'

/** A policy with a webhook and an API route, small enough to be probed within seconds. */
const small = (field: string): string => `policy: small
source: test
destination: receiver
routes:
  events:
    receive: webhook
    match: POST /events
    fields: { $.id: { keep: integer }, $.note: ${field}, $.body: { scan: talk } }
  page:
    receive: api
    fields:
      $.items[*].id: { keep: integer }
      $.items[*].note: ${field}
scans:
  talk: { locales: [en-US] }
`
const samples = [
  { route: 'events', document: { id: 7, note: 'a note', body: 'text', other: { deep: 'x' } } },
  { route: 'page', document: { items: [{ id: 7, note: 'a note', other: 'x' }] } },
]

describe('stet probe', () => {
  it('sends a canary of every entity by relay, proxy and files, and none arrives', async () => {
    const result = await probe({ name: 'small', policyText: small('{ replace: text }'), samples })
    expect(new Set(result.rows.map(({ entity }) => entity)).size).toBeGreaterThan(200)
    expect(new Set(result.rows.map(({ road }) => road))).toEqual(new Set(['relay', 'proxy', 'files']))
    expect(result.rows.filter(({ arrived }) => arrived > 0)).toEqual([])
    expect(result.traces).toEqual([])
    expect(result.refused).toBe(0)
    expect(result.planted).toBeGreaterThan(3_000)
  })

  it('finds a hole: a field that is kept whatever it holds', async () => {
    const hole = "{ keep: any, reason: 'a hole for the test' }"
    const result = await probe({ name: 'hole', policyText: small(hole), samples })
    const holes = result.rows.filter(({ arrived }) => arrived > 0)
    expect(new Set(holes.map(({ surface }) => surface))).toEqual(new Set(['other listed fields']))
    expect(new Set(holes.map(({ road }) => road))).toEqual(new Set(['relay', 'proxy', 'files']))
    expect(new Set(holes.map(({ disguise }) => disguise))).toEqual(new Set(disguises.map(({ name }) => name)))
    expect(new Set(holes.map(({ entity }) => entity)).size).toBeGreaterThan(200)
    expect(result.traces.map(({ where }) => where)).toContain('store')
    expect(probeText([result])).toContain('ARRIVED: EMAIL_ADDRESS, other listed fields, plain, by relay')
  })

  it('finds a hole in a scan: an entity that may stand is left out, one that is forgotten is not', async () => {
    const deaf = small('{ replace: text }').replace('locales: [en-US]', 'locales: [en-US], threshold: 1')
    const result = await probe({ name: 'deaf', policyText: deaf, samples })
    expect(
      result.rows.some(({ arrived, surface }) => arrived > 0 && surface === 'texts that are searched'),
    ).toBe(true)
  })
})

describe('what is looked for', () => {
  it('is found in every disguise that it is sent in', async () => {
    for (const { text, value } of await makeCanaries()) {
      for (const { name, write } of disguises)
        expect([name, value, isIn(looksOf(value), write(text))]).toEqual([name, value, true])
      expect(isIn(looksOf(value), 'nothing of the kind')).toBe(false)
    }
  })
})
