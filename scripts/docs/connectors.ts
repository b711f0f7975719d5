import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { explainPolicy, explanationText } from '@stet/engine'
import { connectorPage, connectorsTable } from '../../packages/server/src/connector/connector-page.ts'
import { findConnectors } from '../../packages/server/src/connector/find-connectors.ts'
import { connectorJsonSchema } from '../../packages/server/src/connector/json-schema.ts'
import { loadConnector, type ConnectorFolder } from '../../packages/server/src/connector/load-connector.ts'

const root = join(import.meta.dirname, '../..')

/** Paths of the connectors' folders, from the root of the repository. */
export async function connectorFolders(): Promise<readonly string[]> {
  const folders = await findConnectors(join(root, 'connectors'))
  return folders.map((folder) => `connectors/${basename(folder)}`)
}

/** connectors/connector.schema.json: for editors, and published with the command. */
export function connectorSchemaFile(): string {
  return `${JSON.stringify(connectorJsonSchema(), undefined, 2)}\n`
}

/** README.md of a connector. */
export async function connectorReadme(folder: string): Promise<string> {
  return connectorPage(await readConnector(folder))
}

/** What the default policy of a connector lets out, in plain words. */
export async function connectorExplanation(folder: string): Promise<string> {
  const { plan } = await readConnector(folder)
  return `${explanationText(explainPolicy(plan.policy)).trimEnd()}\n`
}

/** docs/connectors.md with the table of all connectors between its marks. */
export async function connectorsDoc(): Promise<string> {
  const page = readFileSync(join(root, 'docs/connectors.md'), 'utf8')
  const [begin, end] = ['<!-- connectors:begin -->', '<!-- connectors:end -->']
  const [before, after] = [page.split(begin)[0], page.split(end)[1]]
  if (before === undefined || after === undefined)
    throw new Error(`docs/connectors.md has lost ${begin} or ${end}`)
  const folders = await Promise.all((await connectorFolders()).map(readConnector))
  return `${before}${begin}\n\n${connectorsTable(folders)}\n\n${end}${after}`
}

/**
 * Reads a connector of this repository.
 *
 * @param folder - from the root of the repository
 * @throws Error with everything that is wrong with it
 */
export async function readConnector(folder: string): Promise<ConnectorFolder> {
  const { loaded, problems } = await loadConnector(join(root, folder))
  if (loaded !== undefined) return loaded
  throw new Error(`${folder} is not good:\n${problems.join('\n')}`)
}
