import { readdirSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CandidateFinder } from '../scan/candidates.ts'
import { foldText } from '../scan/normalize.ts'
import type { Detector, DetectorContext } from './contract.ts'
import { proveDetector, proveSamples } from './proof.ts'
import { detectedEntities } from './entities.ts'
import { detectors } from './registry.ts'

const rooms = ['generic', 'secret', 'country']
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter(
    (path) => rooms.includes(path.split('/')[0] ?? '') && path.endsWith('.ts') && !path.endsWith('.test.ts'),
  )
  .sort()

const found: { readonly name: string; readonly detector: Detector }[] = []
for (const path of files) {
  const { detector } = (await import(join(import.meta.dirname, path))) as { detector: Detector }
  found.push({ name: path.replace(/^.*\//, '').replace(/\.ts$/, ''), detector })
}

function finder(detector: Detector): (text: string, context: DetectorContext) => string[] {
  const candidates = new CandidateFinder([detector])
  return (text, context) => {
    const folded = foldText(text)
    return candidates
      .find(folded.text, context, undefined, 0)
      .map(({ start, end }) => text.slice(folded.originalStart(start), folded.originalEnd(end)))
  }
}

test('there are detectors, each id once', () => {
  expect(found.length).toBeGreaterThanOrEqual(6)
  expect(new Set(found.map(({ detector }) => detector.id)).size).toBe(found.length)
})

test('the registry holds every file, and is what its generator writes', () => {
  expect(detectors).toEqual(found.map(({ detector }) => detector))
  expect([...detectedEntities].sort()).toEqual([...new Set(detectors.map(({ entity }) => entity))].sort())
  const script = join(import.meta.dirname, '../../../../scripts/generate-detectors.ts')
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow()
})

test.each(found)('$name is what it declares', ({ name, detector }) => {
  expect(proveDetector(detector, name, finder(detector))).toEqual([])
})

test.each(found)(
  '$name finds nothing longer than its lengthMax in texts made of its samples',
  ({ detector }) => {
    const pieces = [...detector.samples.map(({ found: sample }) => sample), ...'aZ019.-@:/ _('.split('')]
    const find = finder(detector)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        for (const text of find(parts.join(''), { regions: ['US'] })) {
          expect(text.length).toBeLessThanOrEqual(detector.lengthMax)
        }
      }),
      { numRuns: 200 },
    )
  },
)

const sound = found.find(({ name }) => name === 'email-address')?.detector as Detector
const planted: readonly (readonly [string, Partial<Detector>, RegExp])[] = [
  [
    'a sample that is not found',
    { samples: [...sound.samples, { text: 'jane at example', found: 'jane' }] },
    /sample \d+ is not found/,
  ],
  [
    'a sample found otherwise',
    { samples: [{ text: 'x@example.com', found: '@example.com', isIndependent: true }] },
    /sample 1/,
  ],
  ['no independent sample', { samples: [{ text: 'x@example.com', found: 'x@example.com' }] }, /independent/],
  [
    'a reject that is found',
    { rejects: [{ name: 'wrong', text: 'x@example.com' }] },
    /the reject "wrong" is found/,
  ],
  ['an id that is not the file', { id: 'mail' }, /the file is called/],
  ['an entity in lower case', { entity: 'email' }, /entity/],
  ['a source that is no URL', { source: 'RFC 5322' }, /source/],
  ['a pattern without u', { pattern: /[a-z]{1,9}@[a-z.]{1,9}/g }, /flags/],
  ['a pattern of exponential time', { pattern: /(?:[a-z]{1,30}){1,30}@@/gu }, /linear/],
  ['a pattern of quadratic time', { pattern: /[a-z]{1,900}@@/gu }, /linear/],
  ['a pattern without end', { pattern: /[^@]+@[^@]+/gu }, /lengthMax/],
  ['a length that is too small', { lengthMax: 20 }, /lengthMax/],
  ['a backreference', { pattern: /([a-z])\1@/gu }, /regular/],
]

test.each(planted)('the proof sees %s', (_, change, fault) => {
  const faults = proveDetector({ ...sound, ...change }, 'email-address', finder({ ...sound, ...change }))
  expect(faults.join('\n')).toMatch(fault)
})

test.each(found)('one wrong sample of $name is seen', ({ name, detector }) => {
  const samples = [...detector.samples, { text: 'There is nothing here.', found: 'nothing' }]
  const faults = proveSamples({ ...detector, samples }, finder(detector))
  expect(faults).toContain(`${name}: sample ${samples.length} is not found exactly`)
})
