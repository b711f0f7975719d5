import { z } from 'zod'
import { detectorFile } from './detector-file.ts'
import { kindEntities } from './kind.ts'
import { detectorsMax } from './limits-of-text.ts'
import { matchPattern } from './match-request.ts'
import { keyed, says } from './schema-parts.ts'

/**
 * The shape of a policy file. The JSON Schema for editors is made from it, and each `error` is what a
 * person is told to write instead.
 */

const kinds = Object.keys(kindEntities).join(', ')
/** What is said where a kind is unknown; also how such a problem is told from others. */
export const kindInstead = `write a kind (${kinds}) or an entity in capitals`
const kind = z
  .string(says(kindInstead))
  .regex(new RegExp(`^(?:${Object.keys(kindEntities).join('|')}|[A-Z][A-Z0-9_]{0,63})$`), says(kindInstead))
  .meta({ description: `What the value is: ${kinds}, or an entity in capitals such as US_SSN.` })

const reason = z
  .string(says('write a sentence that a reviewer can judge'))
  .trim()
  .min(8, says('write a sentence that a reviewer can judge'))
  .max(1000, says('write at most 1,000 characters'))
  .meta({ description: 'Why this is needed; shown to reviewers.' })

const name = (what: string): z.ZodString =>
  z
    .string(says(`write ${what}: letters, digits, ".", "_" and "-"`))
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, says(`write ${what}: letters, digits, ".", "_" and "-"`))

const keepTypes = [
  'integer',
  'number',
  'boolean',
  'timestamp',
  'date',
  'uuid',
  'language',
  'currency',
  'country',
  'link',
  'any',
] as const
const keepInstead = `write ${keepTypes.join(', ')}, { enum: […] }, { url: [hosts] } or { pattern: "…" }`

const keep = z
  .union(
    [
      z.enum(keepTypes, says(keepInstead)),
      keyed(
        {
          enum: z
            .array(
              z.union([z.string(), z.number(), z.boolean()], says('write texts, numbers or true and false')),
              says('write a list: [new, open]'),
            )
            .min(1, says('write at least one value'))
            .max(1000, says('write at most 1,000 values'))
            .optional()
            .meta({ description: 'The values that may leave.' }),
          url: z
            .array(
              z
                .string(says('write a host such as example.com'))
                .regex(
                  /^(?:\*\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?$/,
                  says('write a host such as example.com or *.example.com'),
                ),
              says('write a list of hosts: [example.com]'),
            )
            .min(1, says('write at least one host'))
            .optional()
            .meta({ description: 'Hosts whose URLs may leave; query and fragment are cut off.' }),
          pattern: z
            .string(says('write a regular expression in quotes'))
            .max(1000, says('write at most 1,000 characters'))
            .optional()
            .meta({ description: 'RE2 expression that the whole value must match.' }),
        },
        keepInstead,
      ),
    ],
    says(keepInstead),
  )
  .meta({ description: 'Lets a value of this type stand, byte for byte; any other is struck.' })

const whole = (least: number, most: number): z.ZodNumber =>
  z
    .int(says(`write a whole number from ${least} to ${most}`))
    .min(least, says(`write a whole number from ${least} to ${most}`))
    .max(most, says(`write a whole number from ${least} to ${most}`))

const maskInstead = 'write { keepFirst: 2 }, { keepLast: 4 } or both'
const mask = keyed(
  { keepFirst: whole(0, 64).optional(), keepLast: whole(0, 64).optional() },
  maskInstead,
).meta({
  description: 'Stars over a value, but for its first and last letters and digits.',
})

const generalizeInstead = 'write year, month, day, ip, { number: 100 }, { postcode: 2 } or { coordinates: 1 }'
const generalize = z
  .union(
    [
      z.enum(['year', 'month', 'day', 'ip'], says(generalizeInstead)),
      keyed(
        {
          number: z
            .number(says('write a number above 0'))
            .positive(says('write a number above 0'))
            .optional(),
          postcode: whole(1, 9).optional(),
          coordinates: whole(0, 8).optional(),
        },
        generalizeInstead,
      ),
    ],
    says(generalizeInstead),
  )
  .meta({ description: 'Something coarser that the value lies in.' })

const forms = ['id', 'uuid', 'integer', 'email'] as const
const pseudonymizeInstead = 'write id, uuid, integer, email or { form: id, kind: person }'
const pseudonymize = z
  .union(
    [
      z.enum(forms, says(pseudonymizeInstead)),
      keyed({ form: z.enum(forms, says(pseudonymizeInstead)), kind }, pseudonymizeInstead),
    ],
    says(pseudonymizeInstead),
  )
  .meta({ description: 'A stable stand-in that cannot be turned back.' })

const locale = z
  .string(says('write a language tag such as en-US'))
  .max(35, says('write a language tag such as en-US'))
  .refine(isLocale, says('write a language tag such as en-US'))

const surrogateInstead = 'write a kind such as person, or { kind: person, locale: de-DE }'
const surrogate = z
  .union([kind, keyed({ kind, locale: locale.optional() }, surrogateInstead)], says(surrogateInstead))
  .meta({ description: 'A realistic stand-in, the same for the same person.' })

const shift = keyed(
  {
    daysMax: z
      .int(says('write whole days, 1 to 3650'))
      .min(1, says('write whole days, 1 to 3650'))
      .max(3650, says('write whole days, 1 to 3650')),
  },
  'write { daysMax: 180 }',
).meta({ description: 'Moves dates by a number of days that is the same for a subject.' })

/** Operators that may be written as one word, with nothing to choose. */
const bareRules = ['strike', 'replace', 'mask', 'tokenize', 'shift', 'restore'] as const
const ruleInstead = 'write strike, or a map such as { keep: integer } or { replace: person, known: person }'

/** What stands behind an address. */
export const ruleFile = z
  .union(
    [
      z.enum(bareRules, says(ruleInstead)),
      keyed(
        {
          keep: keep.optional(),
          strike: z.union([z.literal(true), kind], says('write true or a kind')).optional(),
          mask: mask.optional(),
          generalize: generalize.optional(),
          replace: kind.optional(),
          surrogate: surrogate.optional(),
          pseudonymize: pseudonymize.optional(),
          tokenize: kind.optional(),
          shift: shift.optional(),
          scan: name('the name of a scan below').optional(),
          restore: z.literal(true, says('write restore: true')).optional().meta({
            description: 'Gives back what tokens in the text stand for; only with receive: request.',
          }),
          known: kind.optional().meta({
            description: 'The value is also struck wherever it stands in the free text of the record.',
          }),
          keys: z
            .enum(['plain', 'any'], says('write plain or any'))
            .optional()
            .meta({ description: 'Which member names may leave where the address says "*" or "..".' }),
          reason: reason.optional(),
        },
        ruleInstead,
      ),
    ],
    says(ruleInstead),
  )
  .meta({ description: 'What becomes of the values at this address.' })

const bareEntities = ['replace', 'strike', 'tokenize', 'mask'] as const
const entityInstead =
  'write replace, strike, tokenize, mask, or a map such as { mask: { keepLast: 4 } } or { pseudonymize: id }'
/** What stands behind an entity of a scan. */
export const entityFile = z.union(
  [
    z.enum(bareEntities, says(entityInstead)),
    keyed(
      {
        mask: mask.optional(),
        generalize: generalize.optional(),
        surrogate: keyed({ locale: locale.optional() }, 'write {} or { locale: de-DE }').optional(),
        pseudonymize: z.enum(forms, says('write id, uuid, integer or email')).optional(),
        keep: z.literal(true, says('write keep: true, with a reason')).optional(),
        reason: reason.optional(),
      },
      entityInstead,
    ),
  ],
  says(entityInstead),
)

const scan = keyed(
  {
    locales: z
      .array(locale, says('write a list: [en-US]'))
      .min(1, says('write at least one language tag'))
      .max(64, says('write at most 64 language tags'))
      .meta({ description: 'Languages and countries of the text (BCP 47), the likeliest first.' }),
    threshold: z
      .number(says('write a number from 0 to 1'))
      .min(0, says('write a number from 0 to 1'))
      .max(1, says('write a number from 0 to 1'))
      .optional()
      .meta({ description: 'Findings below this score are left alone; 0.5 where it is left out.' }),
    text: z
      .enum(['auto', 'plain', 'markdown', 'html'], says('write auto, plain, markdown or html'))
      .optional()
      .meta({
        description:
          'What the text is written in; auto (whatever it looks like) where it is left out. In all but plain, ' +
          'entities, URL encoding, JSON strings and base64 are read too.',
      }),
    entities: z
      .record(
        z
          .string()
          .regex(/^(?:\*|[A-Z][A-Z0-9_]{0,63})$/, says('write an entity in capitals, or "*" for all others')),
        entityFile,
        says('write a map of entities: { CREDIT_CARD: strike, "*": replace }'),
      )
      .optional()
      .meta({
        description: 'What becomes of what is found, by entity; "*" for all others (replace where left out).',
      }),
  },
  'write locales and entities',
).meta({ description: 'How free text is searched.' })

const limit = z
  .int(says('write a whole number of 1 or more'))
  .min(1, says('write a whole number of 1 or more'))
  .optional()

const requestInstead = 'write a method and a path: POST /ticket-events, GET /api/v2/tickets/{id}.json'
const request = z.string(says(requestInstead)).regex(matchPattern, says(requestInstead))

const route = keyed(
  {
    description: z
      .string(says('write a sentence'))
      .max(1000, says('write at most 1,000 characters'))
      .optional(),
    receive: z
      .enum(['webhook', 'api', 'request', 'chat', 'file'], says('write webhook, api, request, chat or file'))
      .meta({ description: 'How the data comes in; request: the body of a call that is made.' }),
    match: z
      .union(
        [
          request,
          z
            .array(request, says(requestInstead))
            .min(1, says(requestInstead))
            .max(100, says('write at most 100')),
        ],
        says(requestInstead),
      )
      .optional()
      .meta({
        description:
          'Requests that take this route: one, e.g. POST /ticket-events, or a list; {id} is one value of a path.',
      }),
    query: z
      .array(
        z
          .string(says('write the name of a parameter'))
          .regex(/^[A-Za-z0-9_.[\]-]{1,64}$/, says('write the name of a parameter: page, page[size]')),
        says('write a list of names: [page, per_page]'),
      )
      .max(100, says('write at most 100 names'))
      .optional()
      .meta({ description: 'Query parameters that a call may have; a call with any other is refused.' }),
    format: z
      .enum(['json', 'ndjson', 'csv', 'text'], says('write json, ndjson, csv or text'))
      .optional()
      .meta({ description: 'Format that the route is for; any where it is left out.' }),
    subject: z
      .string(says('write an address such as $.ticket.requester.id'))
      .optional()
      .meta({ description: 'Address of the value that says whose record this is.' }),
    unlisted: z
      .enum(['omit', 'null'], says('write omit or null'))
      .or(z.null())
      .optional()
      .meta({ description: 'What becomes of members that no rule lists; omit where it is left out.' }),
    limits: keyed(
      { depthMax: limit, recordBytesMax: limit, leafBytesMax: limit, numberCharsMax: limit },
      'write a map of limits: { depthMax: 64 }',
    ).optional(),
    fields: z
      .record(z.string(), ruleFile, says('write a map of addresses: { $.ticket.id: { keep: integer } }'))
      .nullable()
      .meta({ description: 'What may leave, by address. Everything else is struck.' }),
  },
  'write a map with receive and fields',
)

/** The whole file. */
export const policyFile = keyed(
  {
    policy: name('a name for the policy').meta({ description: 'Name of the policy.' }),
    description: z
      .string(says('write a sentence'))
      .max(4000, says('write at most 4,000 characters'))
      .optional(),
    source: name('where the data comes from').meta({
      description: 'Where the data comes from, e.g. zendesk.',
    }),
    destination: z
      .string(says('write where the data goes: https://vendor.example/hooks'))
      .refine(isDestination, says('write an https address without user info, or a name such as warehouse'))
      .meta({ description: 'Where the data goes: an https address, or a name.' }),
    routes: z
      .record(name('a name for the route'), route, says('write a map of routes'))
      .refine((routes) => Object.keys(routes).length > 0, says('write at least one route'))
      .meta({ description: 'One for each kind of data that comes in.' }),
    scans: z
      .record(name('a name for the scan'), scan, says('write a map of scans'))
      .optional()
      .meta({ description: 'Profiles for free text, used by { scan: name }.' }),
    detectors: z
      .record(
        z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, says('write what it finds, in capitals: LOYALTY_NUMBER')),
        detectorFile,
        says('write a map of detectors: { LOYALTY_NUMBER: { … } }'),
      )
      .refine(
        (detectors) => Object.keys(detectors).length <= detectorsMax,
        says(`write at most ${detectorsMax} detectors`),
      )
      .optional()
      .meta({ description: 'What all scans look for besides, by entity.' }),
  },
  'write a map that begins with policy, source, destination and routes',
).meta({
  title: 'Stet policy',
  description: 'What may leave, in what form, to whom. Everything else is struck.',
})

export type PolicyFile = z.infer<typeof policyFile>
export type RuleFile = z.infer<typeof ruleFile>
export type RouteFile = z.infer<typeof route>
export type ScanFile = z.infer<typeof scan>
export type EntityFile = z.infer<typeof entityFile>

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

function isDestination(text: string): boolean {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(text)) return true
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return false
  const isLoopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)
}
