import { afterAll, expect, it } from 'vitest'
import { folderWith, removeFolders, smallPolicy, stet } from './command.testing.ts'

afterAll(removeFolders)

const wider = smallPolicy.replace('fields:', 'fields:\n      $.added: { keep: integer }')

it('says what loosens, with status 10, and what tightens, with status 0', () => {
  const folder = folderWith({ 'old.yaml': smallPolicy, 'new.yaml': wider })
  const loosening = stet(folder, 'policy', 'compare', 'old.yaml', 'new.yaml')
  expect(loosening.status).toBe(10)
  expect(loosening.out).toContain('The recipient will now also receive “added”')
  const tightening = stet(folder, 'policy', 'compare', 'new.yaml', 'old.yaml')
  expect(tightening.status).toBe(0)
  expect(tightening.out).toContain('“added” no longer leaves.')
  expect(stet(folder, 'policy', 'compare', 'old.yaml', 'old.yaml').status).toBe(0)
})

it('gives the changes as JSON', () => {
  const folder = folderWith({ 'old.yaml': smallPolicy, 'new.yaml': wider })
  const { out, status } = stet(folder, 'policy', 'compare', '--json', 'old.yaml', 'new.yaml')
  expect(status).toBe(10)
  const { direction, changes } = JSON.parse(out) as { direction: string; changes: { setting: string }[] }
  expect(direction).toBe('loosening')
  expect(changes.map(({ setting }) => setting)).toEqual(['$.added'])
})

it('shows the problems of a policy that is not valid, and compares nothing', () => {
  const folder = folderWith({ 'old.yaml': smallPolicy, 'new.yaml': 'policy: 1' })
  const { out, status, error } = stet(folder, 'policy', 'compare', 'old.yaml', 'new.yaml')
  expect([status, out]).toEqual([3, ''])
  expect(error).toContain('new.yaml:1')
})
