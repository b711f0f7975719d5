import { checkPolicy } from '@stet/engine'
import { describe, expect, it } from 'vitest'
import { setTreatment, writtenTreatment } from './set-treatment.ts'

const policy = `# Who reads this?
policy: a
source: any
destination: warehouse
routes:
  tickets: # the first
    receive: webhook
    fields:
      # The number is nobody's.
      $.ticket.id:     { keep: integer } # digits
      $.ticket.status: { keep: { enum: [new,   open] } }

  users:
    receive: api
    fields: { $.id: { pseudonymize: id }, $.name: strike }
  files: { receive: file, fields: {} }
`

function edited(route: string, address: string, treatment: string | undefined, text = policy): string {
  const edit = setTreatment(text, { route, address }, treatment)
  if (edit === undefined) return text
  return text.slice(0, edit.from) + edit.insert + text.slice(edit.to)
}

const diff = (after: string): { gone: string[]; come: string[] } => ({
  gone: policy.split('\n').filter((line) => !after.split('\n').includes(line)),
  come: after.split('\n').filter((line) => !policy.split('\n').includes(line)),
})

describe('setTreatment', () => {
  it('replaces a treatment and keeps the comment behind it', () => {
    expect(diff(edited('tickets', '$.ticket.id', '{ pseudonymize: id }'))).toEqual({
      gone: ['      $.ticket.id:     { keep: integer } # digits'],
      come: ['      $.ticket.id:     { pseudonymize: id } # digits'],
    })
  })

  it('adds a field below the last one', () => {
    const after = edited('tickets', '$.ticket.comments[*].body', 'strike')
    expect(diff(after)).toEqual({ gone: [], come: ['      $.ticket.comments[*].body: strike'] })
    expect(checkPolicy(after).problems).toEqual([])
  })

  it('takes a field out with its line', () => {
    expect(diff(edited('tickets', '$.ticket.id', undefined))).toEqual({
      gone: ['      $.ticket.id:     { keep: integer } # digits'],
      come: [],
    })
  })

  it('leaves an empty list where the only field goes', () => {
    const one = edited('tickets', '$.ticket.status', undefined, edited('tickets', '$.ticket.id', undefined))
    expect(checkPolicy(one).problems).toEqual([])
  })

  it('writes into a list on one line', () => {
    expect(edited('users', '$.mail', 'strike')).toContain(
      '{ $.id: { pseudonymize: id }, $.name: strike, $.mail: strike }',
    )
    expect(edited('users', '$.id', undefined)).toContain('fields: { $.name: strike }')
    expect(edited('users', '$.name', undefined)).toContain('fields: { $.id: { pseudonymize: id } }')
  })

  it.each([
    ['files', policy],
    ['empty', `${policy}  empty:\n    receive: file\n`],
    ['bare', `${policy}  bare:\n    receive: file\n    fields:\n`],
    ['none', `${policy}  none:\n    receive: file\n    fields: {}\n`],
  ])('writes the first field of %s', (route, text) => {
    const after = edited(route, '$.id', '{ keep: integer }', text)
    expect(checkPolicy(after).problems).toEqual([])
    expect(writtenTreatment(after, route, '$.id')).toBe('{ keep: integer }')
  })

  it('quotes an address that YAML would read otherwise', () => {
    const after = edited('tickets', "$['odd: name']", 'strike')
    expect(checkPolicy(after).problems).toEqual([])
    expect(writtenTreatment(after, 'tickets', "$['odd: name']")).toBe('strike')
  })

  it('does nothing to a text that is no YAML, or has no such route', () => {
    expect(setTreatment('a: [', { route: 'tickets', address: '$.id' }, 'strike')).toBeUndefined()
    expect(setTreatment(policy, { route: 'none', address: '$.id' }, 'strike')).toBeUndefined()
  })
})
