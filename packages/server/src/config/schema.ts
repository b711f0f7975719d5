import { keyed, says } from '@stet/engine'
import { z } from 'zod'
import { integration } from './schema-integration.ts'
import { hostOrRange, name, oneOf, path, secretRef, text, url, whole } from './schema-parts.ts'

/**
 * The shape of the configuration file. The JSON Schema and docs/configuration.md are made from it, and each
 * `error` is what a person is told to write instead.
 */

const host = text('write an address to listen on, e.g. 127.0.0.1')
const port = whole(0, 65_535)

const listen = keyed(
  {
    host: host.default('127.0.0.1').meta({ description: 'Address to listen on; `0.0.0.0` for all.' }),
    port: port.default(8480).meta({ description: 'Port; 0 for any that is free.' }),
    publicUrl: url.optional().meta({
      description: 'Address that vendors know the gateway by, where something stands in front of it.',
    }),
    tls: keyed(
      {
        certificate: path.meta({ description: 'Certificate and its chain, in PEM.' }),
        key: secretRef.meta({ description: 'Private key, in PEM.' }),
        clientCertificates: z
          .enum(['none', 'asked'], says('write none or asked'))
          .default('none')
          .meta({ description: '`asked` where a source is known by its certificate (`mutual-tls`).' }),
      },
      'write a map with certificate and key',
    )
      .optional()
      .meta({ description: 'TLS at the gateway itself; without it something in front has to do it.' }),
  },
  'write a map with host and port',
)
  .prefault({})
  .meta({ description: 'Where webhooks and calls come in.' })

const store = oneOf({
  embedded: keyed(
    { folder: path.meta({ description: 'Folder; made with mode 0700.' }) },
    'write { folder: … }',
  )
    .optional()
    .meta({ description: 'SQLite in one folder, for one gateway.' }),
  postgres: keyed(
    {
      url: secretRef.meta({ description: 'Connection URI, as it holds a password.' }),
      connectionsMax: whole(1, 200).default(10).meta({ description: 'Connections of this gateway.' }),
    },
    'write { url: { env: NAME } }',
  )
    .optional()
    .meta({ description: 'PostgreSQL, for any number of gateways.' }),
})
  .prefault({ embedded: { folder: 'data' } })
  .meta({ description: 'Where events, deliveries and the vault are kept.' })

const keyService = {
  timeoutMs: whole(100, 60_000).default(3_000).meta({ description: 'For one call of the service.' }),
  cachedKeysMax: whole(0, 1_000_000)
    .default(10_000)
    .meta({ description: 'Unwrapped data keys held in memory; 0 for none.' }),
  cacheSeconds: whole(0, 3_600)
    .default(300)
    .meta({ description: 'How long each is held. One that is erased is not used from then on.' }),
}

const keys = oneOf({
  file: keyed({ path: path.meta({ description: 'The file; made with mode 0600.' }) }, 'write { path: … }')
    .optional()
    .meta({ description: 'A key file on this machine.' }),
  'aws-kms': keyed(
    {
      keyId: text('write the id or ARN of a key').meta({ description: 'Id or ARN of the key.' }),
      readKeyIds: z
        .array(text('write the id or ARN of a key'), says('write a list of keys'))
        .max(10, says('write at most 10'))
        .default([])
        .meta({ description: 'Further keys that data keys may still be wrapped by.' }),
      region: text('write a region, e.g. eu-central-1').meta({ description: 'Region of the key.' }),
      endpoint: url.optional().meta({ description: 'Another address of the service.' }),
      ...keyService,
    },
    'write { keyId: …, region: … }',
  )
    .optional()
    .meta({ description: 'AWS Key Management Service; credentials as AWS’s own tools find them.' }),
  'vault-transit': keyed(
    {
      url: url.meta({ description: 'Address of the Vault server.' }),
      mount: name.default('transit').meta({ description: 'Path of the transit engine.' }),
      key: name.meta({ description: 'Name of the key.' }),
      token: secretRef.meta({ description: 'Vault token; renewed while it is used.' }),
      namespace: text('write a namespace').optional().meta({ description: 'Namespace of the engine.' }),
      ...keyService,
    },
    'write { url: …, key: …, token: … }',
  )
    .optional()
    .meta({ description: 'HashiCorp Vault, transit engine.' }),
})
  .prefault({ file: { path: 'data/keys/stet.key' } })
  .meta({ description: 'The key that wraps all other keys.' })

const limits = keyed(
  {
    bodyBytesMax: whole(1024, 1024 ** 3)
      .default(5 * 1024 ** 2)
      .meta({ description: 'Bytes of a request’s body.' }),
    headerBytesMax: whole(1024, 1024 ** 2)
      .default(16 * 1024)
      .meta({ description: 'Bytes of its headers.' }),
    headersTimeoutMs: whole(100, 600_000)
      .default(10_000)
      .meta({ description: 'Until its headers are there.' }),
    requestTimeoutMs: whole(100, 600_000).default(30_000).meta({ description: 'Until all of it is there.' }),
    keepAliveTimeoutMs: whole(0, 600_000)
      .default(5_000)
      .meta({ description: 'How long a connection may be idle between requests.' }),
    connectionsMax: whole(1, 100_000).default(2_000).meta({ description: 'Connections at the same time.' }),
    connectTimeoutMs: whole(100, 60_000)
      .default(5_000)
      .meta({ description: 'For a connection to a destination or the helpdesk.' }),
  },
  'write a map of limits',
)
  .prefault({})
  .meta({ description: 'What the gateway takes.' })

const network = keyed(
  {
    allowPrivate: z
      .array(hostOrRange, says('write a list of hosts, addresses or ranges'))
      .max(256, says('write at most 256'))
      .default([])
      .meta({
        description:
          'Hosts, addresses and ranges that may be reached although they are not public; http is allowed to them.',
      }),
    caFiles: z
      .array(path, says('write a list of files'))
      .max(32, says('write at most 32'))
      .default([])
      .meta({ description: 'Certificate authorities in PEM, beside those that Node knows.' }),
  },
  'write a map with allowPrivate or caFiles',
)
  .prefault({})
  .meta({ description: 'Where the gateway may connect to.' })

const telemetry = keyed(
  {
    metrics: keyed(
      {
        host: host.default('127.0.0.1').meta({ description: 'Address to listen on.' }),
        port: port.default(9464).meta({ description: 'Port; 0 for any that is free.' }),
      },
      'write a map with host and port',
    )
      .optional()
      .meta({ description: 'Prometheus metrics, on a port of their own; none where it is left out.' }),
    otlp: keyed({ url: url.meta({ description: 'OTLP over HTTP.' }) }, 'write { url: … }')
      .optional()
      .meta({ description: 'OpenTelemetry traces; none where it is left out.' }),
  },
  'write a map with metrics or otlp',
)
  .prefault({})
  .meta({ description: 'Metrics and traces.' })

const ledger = keyed(
  {
    checkpointSeconds: whole(1, 86_400).default(60).meta({
      description: 'How often counts are taken over and a checkpoint is signed, if anything is new.',
    }),
    witness: keyed(
      {
        path: path.optional().meta({ description: 'File that every checkpoint is appended to.' }),
        stdout: z
          .boolean(says('write true or false'))
          .optional()
          .meta({ description: 'Whether it is written to standard output.' }),
        url: url.optional().meta({ description: 'Address that it is posted to.' }),
      },
      'write a map with path, stdout or url',
    )
      .optional()
      .meta({
        description: 'A second place for checkpoints, where the database’s administrator cannot write.',
      }),
  },
  'write a map with checkpointSeconds and witness',
)
  .prefault({})
  .meta({ description: 'The record of what happened.' })

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** The whole file. */
export const configFile = keyed(
  {
    listen,
    store,
    keys,
    trust: path.optional().meta({
      description:
        'Trust file: who may sign what. With it only signed policies are in force; without it the policy files are, and nothing may leave this machine.',
    }),
    integrations: z
      .record(name, integration, says('write a map of integrations'))
      .refine((all) => Object.keys(all).length > 0, says('write at least one integration'))
      .meta({ description: 'What the gateway is for, by name.' }),
    limits,
    network,
    telemetry,
    ledger,
    logLevel: z
      .enum(logLevels, says(`write one of: ${logLevels.join(', ')}`))
      .default('info')
      .meta({ description: 'Least level that is logged.' }),
    shutdownSeconds: whole(0, 3600)
      .default(30)
      .meta({ description: 'How long accepted work may take to end when the gateway stops.' }),
  },
  'write a map that begins with integrations',
).meta({ title: 'Stet configuration', description: 'How one gateway runs. It holds no secret.' })

export type ConfigFile = z.output<typeof configFile>
