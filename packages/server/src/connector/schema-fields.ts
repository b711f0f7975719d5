import { keyed, says } from '@stet/engine'
import { z } from 'zod'
import { addressText, name, sentence } from './schema-parts.ts'

/** What a field may hold. */
export const fieldTypes = ['string', 'integer', 'number', 'boolean', 'timestamp', 'date', 'any'] as const

/**
 * How personal a field is.
 *
 * | word | what |
 * |---|---|
 * | `none` | says nothing about a person: a status, a count, when a ticket was opened |
 * | `quasi` | names nobody alone, but can together with others: an id, a postcode, a device |
 * | `direct` | names a person or reaches one: a name, an e-mail address, a phone number |
 * | `sensitive` | what the law or people guard in particular: health, money, an identity document |
 * | `free-text` | people write it, so it can hold anything |
 * | `secret` | lets in whoever has it: a token, a signed link |
 */
export const personalKinds = ['none', 'quasi', 'direct', 'sensitive', 'free-text', 'secret'] as const

const typeInstead = `write ${fieldTypes.join(', ')}`
const personalInstead = `write ${personalKinds.join(', ')}`

const field = keyed(
  {
    type: z.enum(fieldTypes, says(typeInstead)).meta({ description: 'What it holds; null apart.' }),
    personal: z
      .enum(personalKinds, says(personalInstead))
      .meta({ description: 'How personal it is: none, quasi, direct, sensitive, free-text or secret.' }),
    why: sentence.optional().meta({ description: 'Why; needed for all but none.' }),
    confidence: z
      .number(says('write a number from 0 to 1'))
      .min(0, says('write a number from 0 to 1'))
      .max(1, says('write a number from 0 to 1'))
      .optional()
      .meta({ description: 'How sure a program was that marked it; left out where a person did.' }),
    source: name('a name under sources').optional().meta({ description: 'Where its group has another.' }),
  },
  'write { type: string, personal: none }',
).refine(({ personal, why }) => personal === 'none' || why !== undefined, {
  error: () => 'write why: a few words that say what makes it personal',
  path: ['why'],
})

const group = keyed(
  {
    description: sentence.optional(),
    at: z
      .array(addressText, says('write a list of addresses: [$.ticket]'))
      .min(1, says('write at least one address: [$.ticket]'))
      .max(50, says('write at most 50 addresses'))
      .meta({ description: 'Where such an object stands.' }),
    source: name('a name under sources').meta({ description: 'Page of the vendor that describes it.' }),
    members: z
      .record(
        z.string().min(1, says('write the name of a member')).max(500, says('write at most 500 characters')),
        field,
        says('write a map of members: { id: { type: integer, personal: none } }'),
      )
      .meta({ description: 'Its fields, by their address below the object: id, tags[*], photo.url.' }),
  },
  'write a map with at, source and members',
)

/** The field catalogue: groups of fields, one for each kind of object. */
export const fieldGroups = z
  .record(name('a name for the object'), group, says('write a map of objects, each with at and members'))
  .meta({ description: 'The fields that are known, by object.' })

export type FieldGroup = z.infer<typeof group>
export type FieldEntry = z.infer<typeof field>
export type FieldType = (typeof fieldTypes)[number]
export type PersonalKind = (typeof personalKinds)[number]
