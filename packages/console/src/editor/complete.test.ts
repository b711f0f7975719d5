import { describe, expect, it } from 'vitest'
import { optionsAt } from './complete.ts'

const labels = (text: string): string[] => {
  const lines = text.split('\n')
  return optionsAt(lines.slice(0, -1), lines.at(-1) ?? '').map(({ label }) => label)
}

describe('completion of a policy', () => {
  it('offers the members of the file', () => {
    expect(labels('po')).toEqual(
      expect.arrayContaining(['policy', 'source', 'destination', 'routes', 'scans']),
    )
  })

  it('offers the members of a route by its indentation', () => {
    const found = labels('routes:\n  tickets: # first\n    receive: webhook\n    ma')
    expect(found).toEqual(expect.arrayContaining(['match', 'subject', 'fields']))
    expect(found).not.toContain('policy')
  })

  it('offers what a value may be', () => {
    expect(labels('routes:\n  tickets:\n    receive: we')).toEqual([
      'webhook',
      'api',
      'request',
      'chat',
      'file',
    ])
  })

  it('offers operators and their options inside a field', () => {
    const route = 'routes:\n  tickets:\n    fields:\n'
    expect(labels(`${route}      $.ticket.id: { `)).toEqual(
      expect.arrayContaining(['keep', 'mask', 'pseudonymize']),
    )
    expect(labels(`${route}      $.ticket.id: { keep: in`)).toEqual(
      expect.arrayContaining(['integer', 'timestamp']),
    )
    expect(labels(`${route}      $.ticket.id: { mask: { `)).toEqual(['keepFirst', 'keepLast'])
    expect(labels(`${route}      $.ticket.id: str`)).toContain('strike')
  })
})
