import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * The folder of the connectors that come with Stet: at the root of the repository, or of the published package.
 *
 * @throws Error where the package is not whole
 */
export function ownConnectors(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const connectors = join(folder, 'connectors')
    if (existsSync(join(connectors, 'connector.schema.json'))) return connectors
  }
  throw new Error('the package has no connectors; install it again')
}

/**
 * Folders with a connector.yaml, in the order of their names.
 *
 * @param folder - that holds a folder for each connector
 */
export async function findConnectors(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'connector.yaml')))
    .map(({ name }) => join(folder, name))
    .sort()
}
