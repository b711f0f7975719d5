import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  checkPolicy,
  matchRequests,
  parseAddress,
  problemLine,
  type KeyMaterial,
  type Plan,
} from '@stet/engine'
import { checkConnector, type Connector } from './check-connector.ts'
import { runSample, valueAt } from './run-sample.ts'
import { survivors } from './survivors.ts'
import { readSamples, type Sample } from './sample.ts'

/** A connector's whole folder, where nothing is wrong with it. */
export interface ConnectorFolder {
  readonly folder: string
  readonly connector: Connector
  /** Its default policy. */
  readonly plan: Plan
  readonly samples: readonly Sample[]
}

/** Result of {@link loadConnector}. */
export interface LoadedConnector {
  readonly loaded: ConnectorFolder | undefined
  /** One line each, with the file, and line and column where there are any. */
  readonly problems: readonly string[]
}

/**
 * Reads and checks `connector.yaml`, `policy.yaml` and `samples/` of a folder, and what each says of the others.
 *
 * @param folder - path; its last part is the connector's name
 */
export async function loadConnector(folder: string): Promise<LoadedConnector> {
  const connectorPath = join(folder, 'connector.yaml')
  const policyPath = join(folder, 'policy.yaml')
  const [connectorText, policyText] = await Promise.all([textOf(connectorPath), textOf(policyPath)])
  if (connectorText === undefined || policyText === undefined) {
    const missing = connectorText === undefined ? connectorPath : policyPath
    return failed([`${missing} is not there; "stet connectors new" writes a folder to begin with`])
  }
  const { connector, problems } = checkConnector(connectorText)
  const addresses = connector?.catalogue.map(({ address }) => address)
  const policy = checkPolicy(policyText, { catalogue: addresses })
  const { samples, problems: sampleProblems } = await readSamples(folder)
  const all = [
    ...problems.map((problem) => problemLine(connectorPath, problem)),
    ...policy.problems.map((problem) => problemLine(policyPath, problem)),
    ...sampleProblems.map((problem) => join(folder, problem)),
  ]
  if (connector === undefined || policy.plan === undefined) return failed(all)
  const loaded = { folder, connector, plan: policy.plan, samples }
  const disagreements = agreementProblems(loaded)
  return all.length + disagreements.length === 0
    ? { loaded, problems: [] }
    : failed([...all, ...disagreements])
}

/**
 * Sends every sample through the default policy.
 *
 * @returns one line for each value that left and must not, or must leave and did not; names of samples and
 *   pointers, and of the values only what the connector's author invented
 */
export async function checkSamples(
  { plan, samples, folder }: ConnectorFolder,
  key: KeyMaterial,
): Promise<string[]> {
  const problems: string[] = []
  for (const sample of samples) {
    const path = join(folder, 'samples', `${sample.name}.json`)
    const input = new TextDecoder().decode(sample.bytes)
    const found = survivors(sample.planted, input)
    for (const value of sample.planted)
      if (!found.includes(value))
        problems.push(`${path}: "${value}" is planted and not in it; correct the sample`)
    const { leaks, missing } = await runSample(sample, plan, key)
    for (const leak of leaks) problems.push(`${path}: "${leak}" leaves, whole or in part; change policy.yaml`)
    for (const pointer of missing)
      problems.push(
        `${path}: ${pointer} does not leave as the sample expects; change policy.yaml or the sample`,
      )
  }
  return problems
}

function failed(problems: readonly string[]): LoadedConnector {
  return { loaded: undefined, problems }
}

/** What the files of a folder say of each other. */
function agreementProblems({ folder, connector, plan, samples }: ConnectorFolder): string[] {
  const { policy } = plan
  const problems: string[] = []
  const file = join(folder, 'connector.yaml')
  const name = basename(folder)
  if (connector.connector !== name)
    problems.push(`${file}: it is called "${connector.connector}" and its folder "${name}"; rename one`)
  if (policy.source !== connector.connector)
    problems.push(
      `${join(folder, 'policy.yaml')}: its source is "${policy.source}"; write ${connector.connector}`,
    )
  const routes = policy.routes.map((route) => route.name)
  const users = [
    ...connector.events.map(({ type, route, sample }) => ({ what: `event ${type}`, route, sample })),
    ...connector.endpoints.map(({ name: what, route, sample }) => ({
      what: `endpoint ${what}`,
      route,
      sample,
    })),
    ...samples.map(({ name: what, route }) => ({ what: `sample ${what}`, route, sample: undefined })),
  ]
  for (const { what, route, sample } of users) {
    if (!routes.includes(route))
      problems.push(
        `${file}: ${what} takes the route "${route}", which policy.yaml has not; write ${routes.join(' or ')}`,
      )
    if (sample !== undefined && !samples.some((one) => one.name === sample))
      problems.push(`${file}: ${what} names the sample "${sample}"; add samples/${sample}.json`)
  }
  for (const route of routes) {
    if (!samples.some((sample) => sample.route === route))
      problems.push(`${join(folder, 'samples')}: no sample takes the route "${route}"; add one`)
  }
  problems.push(...requestProblems({ folder, connector, plan, samples }))
  problems.push(...eventTypeProblems({ folder, connector, plan, samples }))
  const known = new Set(connector.catalogue.map(({ address }) => address).map(canonical))
  for (const address of messageAddresses(connector)) {
    if (!known.has(canonical(address)))
      problems.push(`${file}: ${address} is not in the catalogue; add it under fields`)
  }
  for (const { rules } of policy.routes) {
    for (const { address } of rules) {
      if (address.text.includes('..') || known.has(canonical(address.text))) continue
      problems.push(
        `${join(folder, 'policy.yaml')}: ${address.text} is not in the catalogue; add it to connector.yaml`,
      )
    }
  }
  return problems
}

/** Addresses that the gateway reads in messages and answers. */
/** What the default policy serves has to be let through by it: every endpoint, with its parameters. */
function requestProblems({ folder, connector, plan }: ConnectorFolder): string[] {
  const file = join(folder, 'policy.yaml')
  const matcher = matchRequests(plan)
  return connector.endpoints.flatMap(({ name, method, path, route, query = [] }) => {
    const call = path.replaceAll(/\{[^}]*\}/g, '1')
    const found = matcher.find('api', method, call)
    if (found?.name !== route)
      return [
        `${file}: no request ${method} ${path} takes the route "${route}" (endpoint ${name}); add it under match`,
      ]
    const missing = query.filter((one) => !found.query.includes(one))
    return missing.map(
      (one) =>
        `${file}: the route "${route}" lets no parameter ${one} through (endpoint ${name}); add it under query`,
    )
  })
}

function messageAddresses({ deliveryId, eventType, endpoints }: Connector): readonly string[] {
  const parts = [deliveryId, eventType].flatMap((part) => (part?.in === 'body' ? [part.address] : []))
  const pages = endpoints.flatMap(({ pagination }) =>
    Object.values(pagination)
      .flat()
      .filter((value) => typeof value === 'string'),
  )
  return [...new Set([...parts, ...pages])].filter((text) => text.startsWith('$'))
}

/** Samples of events that hold another type than the event that names them. */
function eventTypeProblems({ folder, connector, samples }: ConnectorFolder): string[] {
  const { eventType, events } = connector
  if (eventType?.in !== 'body') return []
  const pointer = eventType.address.replace('$', '').replaceAll('.', '/')
  return events.flatMap(({ type, sample: name }) => {
    const sample = samples.find((one) => one.name === name)
    if (sample === undefined || valueAt(JSON.parse(new TextDecoder().decode(sample.bytes)), pointer) === type)
      return []
    return [
      `${join(folder, 'samples', `${sample.name}.json`)}: ${eventType.address} is not "${type}"; correct one of them`,
    ]
  })
}

/** One spelling for an address, however it was written. */
function canonical(text: string): string {
  const parsed = parseAddress(text)
  return parsed.ok ? JSON.stringify(parsed.address.segments) : text
}

function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').then(
    (text) => text,
    () => undefined,
  )
}
