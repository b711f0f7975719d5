import { personalCounts } from '../../connector/connector-page.ts'
import type { ConnectorFolder } from '../../connector/load-connector.ts'
import { allConnectors } from './choose.ts'
import { columns } from './columns.ts'
import type { ListOptions } from './options.ts'

/** Carries `stet connectors list` out. */
export async function runList(options: ListOptions): Promise<void> {
  const rows = (await allConnectors(options.folder)).map(rowOf)
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`)
    return
  }
  const head = ['name', 'source', 'signature', 'events', 'endpoints', 'fields', 'personal', 'samples']
  const lines = columns([
    head,
    ...rows.map(({ name, title, signature, events, endpoints, fields, personal, samples }) =>
      [name, title, signature, events, endpoints, fields, personal, samples].map(String),
    ),
  ])
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** What there is to say of a connector on one line. */
interface ListRow {
  readonly name: string
  readonly title: string
  readonly version: number
  readonly signature: string
  readonly events: number
  readonly endpoints: number
  readonly fields: number
  readonly personal: number
  readonly samples: number
  /** Path of its default policy. */
  readonly policy: string
}

function rowOf({ folder, connector, samples }: ConnectorFolder): ListRow {
  const { connector: name, title, version, signature, events, endpoints, catalogue } = connector
  return {
    name,
    title,
    version,
    signature: signature.scheme,
    events: events.length,
    endpoints: endpoints.length,
    fields: catalogue.length,
    personal: catalogue.length - (personalCounts(catalogue).get('none') ?? 0),
    samples: samples.length,
    policy: `${folder}/policy.yaml`,
  }
}
