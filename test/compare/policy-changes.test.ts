import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { comparePolicies, comparisonText, loadPolicy } from '../../packages/engine/src/index.ts'

const examples = join(import.meta.dirname, '../../examples/policy-changes')
const folders = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

const loosening = new Set([
  '01-new-field',
  '03-weaker-operator',
  '05-higher-threshold',
  '07-known-forgotten',
  '08-other-destination',
  '10-looks-stricter',
])

describe('ten changes of a policy', () => {
  it('are ten', () => {
    expect(folders).toHaveLength(10)
  })

  it.each(folders)('%s', (folder) => {
    const read = (name: string): string => readFileSync(join(examples, folder, name), 'utf8')
    const comparison = comparePolicies(loadPolicy(read('old.yaml')), loadPolicy(read('new.yaml')))
    expect(comparison.direction).toBe(loosening.has(folder) ? 'loosening' : 'tightening')
    expect(comparisonText(comparison)).toBe(read('expected.txt'))
  })
})
