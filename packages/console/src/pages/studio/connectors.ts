import { parse } from 'yaml'

/** A sample of a connector, and the route of its default policy that it is for. */
export interface ConnectorSample {
  readonly connector: string
  readonly sample: string
}

type Loader = () => Promise<string>

// Read by Vite when the console is built: what is offered is what stands in the connectors' folders.
const sampleFiles = import.meta.glob<string>(
  ['/../../connectors/*/samples/*.json', '!/../../connectors/*/samples/*.expected.json'],
  { query: '?raw', import: 'default' },
)
const policyFiles = import.meta.glob<string>('/../../connectors/*/policy.yaml', {
  query: '?raw',
  import: 'default',
})
const connectorFiles = import.meta.glob<string>('/../../connectors/*/connector.yaml', {
  query: '?raw',
  import: 'default',
})

const named = /connectors\/([^/]+)\/(?:samples\/([^/]+)\.json)?/

/** Every sample there is, by connector, both in the order of their names. */
export const connectorSamples: readonly ConnectorSample[] = Object.keys(sampleFiles)
  .sort()
  .flatMap((path) => {
    const [, connector, sample] = named.exec(path) ?? []
    return connector === undefined || sample === undefined ? [] : [{ connector, sample }]
  })

/** The texts of a sample: itself, its connector's policy, and the route that it takes there. */
export async function loadSample({ connector, sample }: ConnectorSample): Promise<{
  readonly text: string
  readonly policy: string
  readonly route: string | undefined
}> {
  const [text, policy, described] = await Promise.all([
    load(sampleFiles, `/connectors/${connector}/samples/${sample}.json`),
    load(policyFiles, `/connectors/${connector}/policy.yaml`),
    load(connectorFiles, `/connectors/${connector}/connector.yaml`),
  ])
  return { text, policy, route: routeOf(described, sample) }
}

function load(files: Readonly<Record<string, Loader>>, end: string): Promise<string> {
  const found = Object.entries(files).find(([path]) => path.endsWith(end))
  return found === undefined ? Promise.resolve('') : found[1]()
}

interface Described {
  readonly events?: readonly { readonly route?: string; readonly sample?: string }[]
  readonly calls?: readonly { readonly route?: string; readonly sample?: string }[]
}

function routeOf(described: string, sample: string): string | undefined {
  const { events = [], calls = [] } = parse(described) as Described
  return [...events, ...calls].find((one) => one.sample === sample)?.route
}
