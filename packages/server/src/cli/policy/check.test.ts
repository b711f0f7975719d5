import { afterAll, describe, expect, it } from 'vitest'
import { folderWith, removeFolders, smallPolicy, stet } from './command.testing.ts'
import { sourceExcerpt } from './source-excerpt.ts'

afterAll(removeFolders)

describe('stet policy check', () => {
  it('says that a good policy is good', () => {
    const { status, out } = stet(folderWith({ 'p.yaml': smallPolicy }), 'policy', 'check', 'p.yaml')
    expect(out).toMatch(/^p\.yaml: good \(1 route, 2 addresses, sha256 [0-9a-f]{64}\)\n$/)
    expect(status).toBe(0)
  })

  it('shows each problem at its place, and exits with 3 although the other file is good', () => {
    const bad = smallPolicy.replace('keep: integer', 'kep: integer')
    const folder = folderWith({ 'good.yaml': smallPolicy, 'bad.yaml': bad })
    const { status, out } = stet(folder, 'policy', 'check', 'bad.yaml', 'good.yaml')
    expect(status).toBe(3)
    const lines = out.split('\n')
    expect(lines[0]).toMatch(/^bad\.yaml:8:\d+ .*kep.* — .*keep/)
    expect(lines[1]).toBe('          $.id: { kep: integer }')
    expect(lines[2]?.indexOf('^')).toBe(lines[1]?.indexOf('kep'))
    expect(lines[3]).toMatch(/^good\.yaml: good/)
  })

  it('takes a catalogue, and refuses one that is not good with its place', () => {
    const files = {
      'p.yaml': smallPolicy,
      'c.yaml': 'source: s\nversion: 1\nfields:\n  - $.id\n  - ticket\n',
    }
    const { status, error } = stet(folderWith(files), 'policy', 'check', '--catalogue', 'c.yaml', 'p.yaml')
    expect(error).toContain('c.yaml:5:5')
    expect(status).toBe(2)
  })

  it('names a file that is not there', () => {
    const { status, error } = stet(folderWith({}), 'policy', 'check', 'none.yaml')
    expect(error).toContain('no such file; check the path: none.yaml')
    expect(status).toBe(1)
  })
})

describe('sourceExcerpt', () => {
  it('puts the caret below the column', () => {
    expect(sourceExcerpt('a\nbc: d', { line: 2, column: 5 })).toBe('    bc: d\n        ^\n')
  })

  it('keeps tabs, so that the caret stands right', () => {
    expect(sourceExcerpt('\tx', { line: 1, column: 2 })).toBe('    \tx\n    \t^\n')
  })

  it('shows a part of a long line, and no control characters', () => {
    const shown = sourceExcerpt(`${'a'.repeat(500)}\u001b!${'b'.repeat(500)}`, { line: 1, column: 502 })
    const [line = '', caret = ''] = shown.split('\n')
    expect(line.length).toBeLessThan(200)
    expect(line).not.toContain('\u001b')
    expect(line[caret.indexOf('^')]).toBe('!')
  })

  it('is empty where there is no such place', () => {
    expect(sourceExcerpt('a', { line: 9, column: 1 })).toBe('')
  })
})
