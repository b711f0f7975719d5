import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const repository = join(import.meta.dirname, '../..')

/** Documents that come with the repository: invented, in the shapes of several helpdesks. */
export const bundledFolder = join(import.meta.dirname, 'samples')

/** The bundled samples, those of the connectors, and a folder of payloads beside the repository, if there is one. */
export function defaultFolders(): string[] {
  const connectors = join(repository, 'connectors')
  const samples = existsSync(connectors)
    ? readdirSync(connectors).map((name) => join(connectors, name, 'samples'))
    : []
  return [bundledFolder, ...samples, join(repository, '../shared/data/payloads')].filter((folder) =>
    existsSync(folder),
  )
}
