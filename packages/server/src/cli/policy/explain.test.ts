import { afterAll, expect, it } from 'vitest'
import { folderWith, removeFolders, smallPolicy, stet } from './command.testing.ts'

afterAll(removeFolders)

it('explains a policy in words, and as JSON', () => {
  const folder = folderWith({ 'p.yaml': smallPolicy })
  const words = stet(folder, 'policy', 'explain', 'p.yaml')
  expect(words.status).toBe(0)
  expect(words.out).toContain('https://receiver.example/')
  expect(words.out).toContain('requester_id')
  const json = JSON.parse(stet(folder, 'policy', 'explain', '--json', 'p.yaml').out) as { policy: string }
  expect(json.policy).toBe('small')
})

it('shows the problems of a policy that is not valid instead', () => {
  const folder = folderWith({ 'p.yaml': smallPolicy.replace('receive: file', 'receive: fax') })
  const { status, out, error } = stet(folder, 'policy', 'explain', 'p.yaml')
  expect(status).toBe(3)
  expect(out).toBe('')
  expect(error).toMatch(/^p\.yaml:6:\d+ /)
})
