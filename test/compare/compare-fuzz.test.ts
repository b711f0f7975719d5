import { describe, expect, it } from 'vitest'
import { checkPolicy, comparePolicies, type PolicyComparison } from '../../packages/engine/src/index.ts'
import { Random } from '../fuzz/random.ts'
import { fuzzCompare } from './compare-fuzz.ts'
import { PolicyMaker, textOf } from './policies.ts'
import { fuzzScans } from './scan-fuzz.ts'

const seed = 20_261

/** A comparison that overlooks the changes of which a sentence says something. */
function overlooking(said: RegExp): typeof comparePolicies {
  return (old, now): PolicyComparison => {
    const { changes } = comparePolicies(old, now)
    const seen = changes.filter(({ sentence, setting }) => !said.test(`${setting} ${sentence}`))
    const isLoosening = seen.some(({ direction }) => direction === 'loosening')
    return {
      direction: isLoosening ? 'loosening' : changes.length === 0 ? 'same' : 'tightening',
      changes: seen,
    }
  }
}

describe('the comparison of policies against all documents of a small world', () => {
  it('agrees about 10,000 pairs', async () => {
    const result = await fuzzCompare({ pairs: 10_000, seed })
    expect(result.disagreements).toEqual([])
    expect(result.tightenings).toBeGreaterThan(1_500)
    expect(result.exactPairs).toBeGreaterThan(2_500)
  })

  it.each([
    ['equality', /whether it is the same as other values/],
    ['new fields', /will now also receive/],
    ['the subject', /belong to the same person|belong together/],
    ['masks and everything else that changes its form', /now leaves/],
    ['names with nothing in them', /unlisted|whether it is there/],
  ])('is found out where it overlooks %s', async (_what, said) => {
    const { disagreements } = await fuzzCompare({
      pairs: 150_000,
      seed,
      compare: overlooking(said),
      disagreementsMax: 1,
    })
    expect(disagreements.length).toBeGreaterThan(0)
    expect(disagreements[0]?.told).toHaveLength(2)
  })

  it('is found out where it is too cautious about addresses', async () => {
    const compare: typeof comparePolicies = (old, now) =>
      old === now ? comparePolicies(old, now) : { direction: 'loosening', changes: [] }
    const { disagreements } = await fuzzCompare({ pairs: 500, seed, compare })
    expect(disagreements.length).toBeGreaterThan(0)
  })

  it('agrees about free text, and is found out where it does not look at it', async () => {
    const result = await fuzzScans(3_000, new Random(seed))
    expect(result.disagreements).toEqual([])
    expect(result.tightenings).toBeGreaterThan(400)
    const blind = await fuzzScans(
      1_000,
      new Random(seed),
      overlooking(/In texts|longer struck|surer than|longer look/),
    )
    expect(blind.disagreements.length).toBeGreaterThan(0)
  })
})

describe('the order of policies', () => {
  it('holds across a third: what tightens a tightening tightens', () => {
    const random = new Random(seed)
    let triples = 0
    for (let group = 0; group < 12; group++) {
      const made = new PolicyMaker(
        random,
        group % 3 === 0 ? 'addresses' : group % 3 === 1 ? 'links' : 'everything',
      ).group(20)
      const isWithin = made.map((old) =>
        made.map((now) => comparePolicies(old.plan, now.plan).direction !== 'loosening'),
      )
      made.forEach((_a, a) => {
        made.forEach((_b, b) => {
          made.forEach((_c, c) => {
            if (isWithin[a]?.[b] !== true || isWithin[b]?.[c] !== true) return
            triples += 1
            expect([a, b, c, isWithin[a]?.[c]]).toEqual([a, b, c, true])
          })
        })
      })
    }
    expect(triples).toBeGreaterThan(5_000)
  })

  it('never takes one more strike for a loosening, and nothing for a change', () => {
    const random = new Random(seed)
    const addresses = ['$.a', '$.b', '$.a.b', '$..a', '$.*', '$..*', '$.a[*]', '$']
    let tried = 0
    for (let group = 0; group < 20; group++) {
      for (const { draft, plan } of new PolicyMaker(random, 'everything').group(10)) {
        expect(comparePolicies(plan, plan)).toEqual({ direction: 'same', changes: [] })
        const rules = new Map([...draft.rules, [random.pick(addresses), 'strike'] as const])
        const struck = checkPolicy(textOf({ ...draft, rules })).plan
        if (struck === undefined || draft.rules.size === rules.size) continue
        // One more strike in `unlisted: null` may take a name away, and tell so what was empty.
        if (draft.unlisted === 'null') continue
        tried += 1
        expect(comparePolicies(plan, struck).direction).not.toBe('loosening')
      }
    }
    expect(tried).toBeGreaterThan(50)
  })
})
