import { expect, it } from 'vitest'
import { describeSpecification } from './describe-specification.ts'
import { markField } from './mark-field.ts'

/** `personal confidence` of the member of an object of that name. */
function markOf(object: string, member: string, schema: object): string {
  const schemas = { [object]: { properties: { [member]: schema } } }
  const document = { swagger: '2.0', paths: {}, definitions: schemas }
  const { objects } = describeSpecification({ document, resolve: () => undefined }, 'a.json', () => undefined)
  const found = objects[0]
  const field = found === undefined ? undefined : [...found.object.fields.values()][0]
  if (found === undefined || field === undefined) throw new Error('no field')
  const { personal, confidence } = markField(found.object, field)
  return `${personal} ${confidence}`
}

const text = { type: 'string' }

it.each<[string, string, object, string]>([
  ['user', 'email', text, 'direct 0.9'],
  ['user', 'email', { ...text, description: 'The e-mail address of the user.' }, 'direct 0.98'],
  ['user', 'email_verified', { type: 'boolean' }, 'none 0.9'],
  ['user', 'role', { ...text, enum: ['admin', 'agent'] }, 'none 0.85'],
  ['order', 'contact_line', { ...text, description: 'Telephone number of whoever ordered. The phone number is checked.' }, 'direct 0.6'], // prettier-ignore
  ['ticket', 'requester_id', { type: 'integer' }, 'quasi 0.7'],
  ['ticket', 'id', { type: 'integer' }, 'none 0.7'],
  ['ticket', 'created_by', text, 'quasi 0.65'],
  ['folder', 'parent_id', text, 'none 0.75'],
  ['ticket', 'body', { ...text, description: 'Whether there is a body.' }, 'free-text 0.32'],
  ['team', 'name', text, 'none 0.75'],
  ['patient_dob', 'year', { type: 'integer' }, 'quasi 0.75'],
  ['order', 'amount_shipping', { type: 'integer' }, 'none 0.75'],
  ['file', 'url', { ...text, format: 'uri' }, 'secret 0.55'],
  ['app', 'client_secret', text, 'secret 0.85'],
  ['ticket', 'metadata', { type: 'object' }, 'free-text 0.7'],
])('%s.%s', (object, member, schema, expected) => {
  expect(markOf(object, member, schema)).toBe(expected)
})
