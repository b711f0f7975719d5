import { keyed, says } from '@stet/engine'
import { z } from 'zod'
import { fieldGroups } from './schema-fields.ts'
import { addressText, headerName, link, name, parameterName, sentence, whole } from './schema-parts.ts'
import { pagination } from './schema-pagination.ts'

/**
 * The shape of a connector.yaml. The JSON Schema for editors is made from it, and each `error` is what a
 * person is told to write instead.
 */

/** How a source signs what it sends; the gateway has code for each. */
export const signatureSchemes = [
  'zendesk',
  'intercom',
  'slack',
  'stripe',
  'github',
  'shopify',
  'standard-webhooks',
  'shared-secret',
] as const
const schemeInstead = `write ${signatureSchemes.join(', ')}`

const signature = keyed(
  {
    scheme: z
      .enum(signatureSchemes, says(schemeInstead))
      .meta({ description: 'How a message is signed; the gateway knows each of these.' }),
    signatureHeader: headerName.meta({ description: 'Header that holds the signature or the secret.' }),
    timestampHeader: headerName
      .optional()
      .meta({ description: 'Header that holds when it was signed; left out where no header does.' }),
    toleranceSeconds: whole(1, 86_400).optional().meta({
      description: 'How old a signature may be, in seconds; left out where nothing signed says when.',
    }),
    source: name('a name under sources').meta({ description: 'Page of the vendor that says so.' }),
  },
  'write a map with scheme, signatureHeader and source',
).meta({ description: 'How the gateway tells that a message comes from the source.' })

const inInstead = 'write { in: header, name: X-Id } or { in: body, address: $.id }'
const messagePart = z
  .discriminatedUnion(
    'in',
    [
      keyed({ in: z.literal('header'), name: headerName }, inInstead),
      keyed({ in: z.literal('body'), address: addressText }, inInstead),
    ],
    says(inInstead),
  )
  .meta({ description: 'A header, or an address in the body.' })

const event = keyed(
  {
    type: z
      .string(says('write the type as the source spells it'))
      .min(1, says('write the type as the source spells it'))
      .max(200, says('write at most 200 characters'))
      .meta({ description: 'As the source spells it.' }),
    description: sentence,
    route: name('a route of policy.yaml').meta({ description: 'Route of policy.yaml that it takes.' }),
    sample: name('the name of a sample, without .json')
      .optional()
      .meta({ description: 'Sample of such a message: samples/<sample>.json.' }),
  },
  'write a map with type, description and route',
)

const endpoint = keyed(
  {
    name: name('a name for the endpoint'),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], says('write GET, POST, PUT, PATCH or DELETE')),
    path: z
      .string(says('write a path such as /api/v2/tickets/{id}.json'))
      .regex(
        /^(?:\/(?:[A-Za-z0-9._~$@:-]|\{[a-z][a-z0-9_]*\})+)+$/,
        says('write a path such as /api/v2/tickets/{id}.json'),
      )
      .meta({ description: 'Path template; what stands in { } is one segment, or a part of one.' }),
    description: sentence,
    query: z
      .array(parameterName, says('write a list of parameters: [page, per_page]'))
      .max(100, says('write at most 100 parameters'))
      .optional()
      .meta({ description: 'Query parameters that may be passed on; all others are refused.' }),
    pagination,
    route: name('a route of policy.yaml').meta({
      description: 'Route of policy.yaml that its answer takes.',
    }),
    sample: name('the name of a sample, without .json').optional(),
    source: name('a name under sources').meta({ description: 'Page of the vendor that describes it.' }),
  },
  'write a map with name, method, path, description, pagination, route and source',
)

const credentialKinds = [
  'basic',
  'bearer',
  'header',
  'oauth2-authorization-code',
  'oauth2-client-credentials',
  'smart-backend-services',
  'none',
] as const
const credential = keyed(
  {
    kind: z.enum(credentialKinds, says(`write ${credentialKinds.join(', ')}`)),
    description: sentence,
    header: headerName
      .optional()
      .meta({ description: 'Header that holds it; Authorization where left out.' }),
    needs: z
      .array(name('what has to be given, e.g. token'), says('write a list: [token]'))
      .max(10, says('write at most 10'))
      .meta({ description: 'What whoever sets the gateway up has to give.' }),
    source: name('a name under sources'),
  },
  'write a map with kind, description, needs and source',
)

/** The whole file. */
export const connectorFile = keyed(
  {
    connector: z
      .string(says('write the name of the folder'))
      .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, says('write small letters, digits and "-", like the folder'))
      .meta({ description: "Name of the connector, and of its folder; a policy's source." }),
    title: z
      .string(says('write the name of the source'))
      .min(1, says('write the name of the source'))
      .max(100, says('write at most 100 characters')),
    version: z
      .int(says('write a whole number, 1 or more'))
      .min(1, says('write a whole number, 1 or more'))
      .meta({ description: 'Raised when something is added, taken out or said otherwise.' }),
    description: sentence,
    hosts: z
      .array(
        z
          .string(says('write a host such as api.example.com or *.example.com'))
          .regex(
            /^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/,
            says('write a host such as api.example.com or *.example.com'),
          ),
        says('write a list of hosts: [api.example.com]'),
      )
      .max(20, says('write at most 20 hosts'))
      .meta({ description: 'Hosts of its API; empty where each installation has its own.' }),
    sources: z
      .record(name('a name for a page'), link, says('write a map of names to pages'))
      .meta({ description: 'Pages that say what stands here, by a name that the rest refers to.' }),
    signature,
    deliveryId: messagePart.optional().meta({ description: 'What tells a message that is delivered twice.' }),
    eventType: messagePart.optional().meta({ description: 'Where the type of an event stands.' }),
    events: z.array(event, says('write a list of events, or []')).max(500, says('write at most 500 events')),
    endpoints: z
      .array(endpoint, says('write a list of endpoints, or []'))
      .max(500, says('write at most 500 endpoints')),
    credentials: z
      .array(credential, says('write a list of credentials'))
      .max(10, says('write at most 10 credentials')),
    fields: fieldGroups,
  },
  'write a map with connector, title, version, description, hosts, sources, signature, events, endpoints, credentials and fields',
).meta({
  title: 'Stet connector',
  description: 'What is known of a source: how it signs, what it sends, what of that is personal, and why.',
})

export type ConnectorFile = z.infer<typeof connectorFile>
export type SignatureScheme = (typeof signatureSchemes)[number]
export type MessagePart = z.infer<typeof messagePart>
export type ConnectorEvent = z.infer<typeof event>
export type ConnectorEndpoint = z.infer<typeof endpoint>
export type ConnectorCredential = z.infer<typeof credential>
export type Pagination = z.infer<typeof pagination>
