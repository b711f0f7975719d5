import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { folderWith, removeFolders, smallPolicy, stet } from '../command.testing.ts'

afterAll(removeFolders)

const input = '{"id":1,"requester_id":7,"name":"Ana"}'

it('writes what is expected with --update, and passes then, with the same pseudonyms each time', () => {
  const folder = folderWith({ 'p.yaml': smallPolicy, 'p.cases/one/input.json': input })
  expect(stet(folder, 'policy', 'test', 'p.yaml', '--update').status).toBe(0)
  const expected = readFileSync(join(folder, 'p.cases/one/expected.json'), 'utf8')
  expect(expected).toMatch(/^\{"id":1,"requester_id":"ps1_[a-z2-7]{26}"\}$/)
  const { status, out } = stet(folder, 'policy', 'test', 'p.yaml')
  expect(out).toBe('1 passed, 0 failed\n')
  expect(status).toBe(0)
})

it('fails where the expected output is missing', () => {
  const folder = folderWith({ 'p.yaml': smallPolicy, 'p.cases/one/input.json': input })
  const { status, out } = stet(folder, 'policy', 'test', 'p.yaml')
  expect(out).toContain('FAILED one: there is no')
  expect(out).toContain('0 passed, 1 failed\n')
  expect(status).toBe(1)
})

it('shows the lines that differ, and nothing of the input', () => {
  const files = {
    'p.yaml': smallPolicy,
    'p.cases/b/input.json': input,
    'p.cases/b/expected.json': '{"id":2}',
  }
  const { status, out } = stet(folderWith(files), 'policy', 'test', 'p.yaml')
  expect(out).toMatch(/FAILED b: - expected, \+ what came out\n/)
  expect(out).toMatch(/ - {3}"id": 2\n/)
  expect(out).toMatch(/ \+ {3}"id": 1,\n/)
  expect(out).not.toContain('Ana')
  expect(status).toBe(1)
})

it('goes by the file "route" where a policy has several, and says so where there is none', () => {
  const second = '  users:\n    receive: file\n    format: csv\n    fields:\n      $.id: { keep: integer }\n'
  const files = {
    'p.yaml': smallPolicy + second,
    'p.cases/a/input.csv': 'id,name\n1,Ana\n',
    'p.cases/a/expected.csv': 'id\n1\n',
    'p.cases/a/route': 'users\n',
    'p.cases/b/input.json': input,
    'p.cases/c/expected.json': '{}',
  }
  const { status, out } = stet(folderWith(files), 'policy', 'test', 'p.yaml')
  expect(out).toContain(
    'FAILED b: does not name its route; write a file "route" with one of: tickets, users\n',
  )
  expect(out).toContain('FAILED c: has no input; add input.json')
  expect(out).toContain('1 passed, 2 failed')
  expect(status).toBe(1)
})

it('is a wrong call where there is no case, and a policy error where the policy is not valid', () => {
  const none = stet(folderWith({ 'p.yaml': smallPolicy }), 'policy', 'test', 'p.yaml')
  expect(none.error).toContain('has no golden case')
  expect(none.status).toBe(2)
  expect(stet(folderWith({ 'p.yaml': 'policy: x\n' }), 'policy', 'test', 'p.yaml').status).toBe(3)
})
