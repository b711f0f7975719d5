import { basename, join } from 'node:path'
import { connectorPage } from '../../packages/server/src/connector/connector-page.ts'
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
