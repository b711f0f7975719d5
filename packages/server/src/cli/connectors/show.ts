import { partText, personalCounts } from '../../connector/connector-page.ts'
import type { ConnectorFolder } from '../../connector/load-connector.ts'
import { personalKinds } from '../../connector/schema-fields.ts'
import { connectorNamed } from './choose.ts'
import { columns } from './columns.ts'
import type { ShowOptions } from './options.ts'

/** Carries `stet connectors show` out. */
export async function runShow(name: string, options: ShowOptions): Promise<void> {
  const found = await connectorNamed(name, options.folder)
  const text =
    options.json === true ? jsonText(found) : options.fields === true ? fieldsText(found) : summary(found)
  process.stdout.write(`${text}\n`)
}

function jsonText({ connector, samples, folder }: ConnectorFolder): string {
  const { groups: _, ...rest } = connector
  const names = samples.map(({ name, route }) => ({ name, route }))
  return JSON.stringify({ ...rest, samples: names, policy: `${folder}/policy.yaml` }, undefined, 2)
}

function fieldsText({ connector }: ConnectorFolder): string {
  return columns(
    connector.catalogue.map(({ address, types, personal, why }) => [
      address,
      types.join(' or '),
      personal,
      why.join('; '),
    ]),
  ).join('\n')
}

function summary({ connector, plan, samples, folder }: ConnectorFolder): string {
  const { title, connector: name, version, description, signature, events, endpoints } = connector
  const counts = personalCounts(connector.catalogue)
  const personal = personalKinds.map((kind) => `${counts.get(kind) ?? 0} ${kind}`).join(', ')
  const { signatureHeader, timestampHeader, toleranceSeconds, scheme } = signature
  const lines = [
    `${title} (${name}, version ${version})`,
    description,
    '',
    ...columns([
      ['signature', `${scheme}, header ${signatureHeader}`],
      ...(timestampHeader === undefined ? [] : [['', `signed time in ${timestampHeader}`]]),
      ...(toleranceSeconds === undefined ? [] : [['', `at most ${toleranceSeconds} s old`]]),
      ['event type', plain(partText(connector.eventType))],
      ['delivery id', plain(partText(connector.deliveryId))],
      ...connector.credentials.map(({ kind, needs }, at) => [
        at === 0 ? 'credentials' : '',
        needs.length === 0 ? kind : `${kind}: ${needs.join(', ')}`,
      ]),
      ['fields', `${connector.catalogue.length}: ${personal}`],
      [
        'policy',
        `${folder}/policy.yaml (routes ${plan.policy.routes.map((route) => route.name).join(', ')})`,
      ],
      ['samples', samples.map((sample) => sample.name).join(', ')],
    ]),
    ...section(
      'Events',
      events.map(({ type, route, description: what }) => [type, route, what]),
    ),
    ...section(
      'Endpoints',
      endpoints.map(({ method, path, route, description: what }) => [`${method} ${path}`, route, what]),
    ),
    ...section('Pages of the vendor', Object.entries(connector.sources)),
  ]
  return lines.join('\n')
}

function section(title: string, rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : ['', `${title}:`, ...columns(rows).map((line) => `  ${line}`)]
}

function plain(text: string): string {
  return text.replaceAll('`', '')
}
