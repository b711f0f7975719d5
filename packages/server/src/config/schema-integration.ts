import { keyed, says } from '@stet/engine'
import { z } from 'zod'
import { signatureNames } from '../contract/signature-names.ts'
import { fingerprint, name, oneOf, path, secretRef, text, url, whole } from './schema-parts.ts'

const signatureInstead = `write one of: ${signatureNames.join(', ')}`

const source = keyed(
  {
    signature: z
      .enum(signatureNames, says(signatureInstead))
      .meta({ description: 'How the source proves that a request is its own.' }),
    secrets: z
      .array(secretRef, says('write a list: [{ env: NAME }]'))
      .min(1, says('write at least one'))
      .max(8, says('write at most 8'))
      .optional()
      .meta({ description: 'Secrets that are in force; two while one takes the place of the other.' }),
    certificates: z
      .array(fingerprint, says('write a list of fingerprints'))
      .min(1, says('write at least one'))
      .max(32, says('write at most 32'))
      .optional()
      .meta({ description: '`mutual-tls`: SHA-256 fingerprints of the client certificates that are known.' }),
    toleranceSeconds: whole(1, 3600)
      .default(300)
      .meta({ description: 'How far the signed time may lie from now, either way.' }),
    header: text('write the name of a header')
      .regex(/^[A-Za-z0-9-]+$/, says('write the name of a header'))
      .optional()
      .meta({ description: '`shared-secret`: header that holds it; `authorization` where it is left out.' }),
    prefix: text('write what stands before the secret, e.g. "Bearer "')
      .optional()
      .meta({ description: '`shared-secret`: what stands before it in that header, e.g. `"Bearer "`.' }),
  },
  'write a map with signature and secrets',
).meta({ description: 'Who sends webhooks to the gateway, and how they are known.' })

const tokenUrl = url.meta({ description: 'Where tokens are given out.' })
const clientId = text('write the id of the client').meta({ description: 'Id of the client.' })
const clientSecret = secretRef.meta({ description: 'Secret of the client.' })

const credential = oneOf({
  basic: keyed(
    {
      username: text('write a user name').meta({ description: 'User name.' }),
      password: secretRef.meta({ description: 'Password or API token.' }),
    },
    'write { username: …, password: … }',
  )
    .optional()
    .meta({ description: 'A user name and a password (RFC 7617).' }),
  bearer: keyed({ token: secretRef.meta({ description: 'The token.' }) }, 'write { token: … }')
    .optional()
    .meta({ description: 'A fixed token (RFC 6750).' }),
  clientCredentials: keyed(
    {
      tokenUrl,
      clientId,
      clientSecret,
      scope: text('write the scopes, separated by spaces')
        .optional()
        .meta({ description: 'Scopes to ask for.' }),
    },
    'write { tokenUrl: …, clientId: …, clientSecret: … }',
  )
    .optional()
    .meta({ description: 'OAuth 2.0 client credentials (RFC 6749, section 4.4).' }),
  refreshToken: keyed(
    {
      tokenUrl,
      clientId,
      clientSecret,
      refreshToken: secretRef.meta({
        description: 'The first refresh token; later ones are kept in the store.',
      }),
    },
    'write { tokenUrl: …, clientId: …, clientSecret: …, refreshToken: … }',
  )
    .optional()
    .meta({ description: 'OAuth 2.0 refresh token (RFC 6749, section 6).' }),
}).meta({ description: 'What the gateway shows the helpdesk. The vendor never sees it.' })

const upstream = keyed(
  {
    url: url.meta({ description: 'Base address of its API.' }),
    credential,
    timeoutMs: whole(100, 300_000)
      .default(30_000)
      .meta({ description: 'Until the headers of an answer are there.' }),
    concurrencyMax: whole(1, 1000).default(64).meta({ description: 'Calls at the same time.' }),
  },
  'write a map with url and credential',
).meta({ description: 'The helpdesk, for calls that go through the proxy.' })

const destination = keyed(
  {
    url: url.meta({ description: 'Where messages are delivered.' }),
    secrets: z
      .array(secretRef, says('write a list: [{ env: NAME }]'))
      .min(1, says('write at least one'))
      .max(4, says('write at most 4'))
      .meta({
        description: 'Secrets that messages are signed with; two while one takes the place of the other.',
      }),
    sign: z
      .enum(['v1', 'v1a'], says('write v1 or v1a'))
      .default('v1')
      .meta({ description: 'Standard Webhooks: `v1` (HMAC, `whsec_…`) or `v1a` (Ed25519, `whsk_…`).' }),
    concurrencyMax: whole(1, 1000).default(8).meta({ description: 'Deliveries at the same time.' }),
    ratePerSecond: z
      .number(says('write a number from 0.01 to 10000'))
      .min(0.01, says('write a number from 0.01 to 10000'))
      .max(10_000, says('write a number from 0.01 to 10000'))
      .default(50)
      .meta({ description: 'Deliveries a second, on average.' }),
    ordered: z
      .boolean(says('write true or false'))
      .default(false)
      .meta({ description: 'Whether messages about one subject are delivered one after another.' }),
    timeoutMs: whole(100, 120_000).default(15_000).meta({ description: 'For one attempt to deliver.' }),
  },
  'write a map with url and secrets',
)

const proxy = keyed(
  {
    isOn: z
      .boolean(says('write true or false'))
      .default(false)
      .meta({ description: 'Whether vendors may call; methods and paths are those of the policy.' }),
  },
  'write { isOn: true }',
)
  .prefault({})
  .meta({ description: 'The helpdesk’s API, through the gateway.' })

const retention = keyed(
  {
    eventsDays: whole(1, 3650).default(30).meta({ description: 'Redacted events that were delivered.' }),
    deadLettersDays: whole(1, 3650).default(90).meta({ description: 'Redacted events that were given up.' }),
    duplicatesHours: whole(1, 8760)
      .default(72)
      .meta({ description: 'How long an event of the source is known again.' }),
  },
  'write a map of retention times',
)
  .prefault({})
  .meta({ description: 'How long rows are kept.' })

/** One source, one policy, and those who receive what it lets stand. */
export const integration = keyed(
  {
    connector: name.meta({ description: 'Connector of the source, e.g. `zendesk`.' }),
    policy: path.optional().meta({
      description:
        'Policy file; left out where there is a trust file, which makes the signed policy be in force.',
    }),
    source: source.optional(),
    upstream: upstream.optional(),
    destinations: z
      .record(name, destination, says('write a map of destinations'))
      .default({})
      .meta({ description: 'Who gets the redacted webhooks, by name.' }),
    proxy,
    retention,
  },
  'write a map with connector and policy',
)
