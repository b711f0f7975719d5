import { basename } from 'node:path'
import { distance } from 'fastest-levenshtein'
import { findConnectors, ownConnectors } from '../../connector/find-connectors.ts'
import { loadConnector, type ConnectorFolder } from '../../connector/load-connector.ts'
import { UsageError } from '../exit-code.ts'

/**
 * All connectors of a folder, or those that come with Stet.
 *
 * @throws {@link UsageError} where the folder holds none, or one is not good
 */
export async function allConnectors(folder: string | undefined): Promise<readonly ConnectorFolder[]> {
  const where = folder ?? ownConnectors()
  const folders = await findConnectors(where)
  if (folders.length === 0)
    throw new UsageError(
      `${where} holds no connector; name a folder that holds some, or run "stet connectors new"`,
    )
  return Promise.all(folders.map(good))
}

/**
 * One connector by its name.
 *
 * @throws {@link UsageError} that names the nearest where there is none of that name, or that it is not good
 */
export async function connectorNamed(name: string, folder: string | undefined): Promise<ConnectorFolder> {
  const where = folder ?? ownConnectors()
  const folders = await findConnectors(where)
  const found = folders.find((one) => basename(one) === name)
  if (found !== undefined) return good(found)
  const names = folders.map((one) => basename(one)).sort((a, b) => distance(a, name) - distance(b, name))
  throw new UsageError(
    names.length === 0
      ? `${where} holds no connector; name a folder that holds some`
      : `there is no connector "${name}"; there are, the nearest first: ${names.join(', ')}`,
  )
}

async function good(folder: string): Promise<ConnectorFolder> {
  const { loaded, problems } = await loadConnector(folder)
  if (loaded !== undefined) return loaded
  throw new UsageError(`${folder} is not a good connector; mend it first:\n${problems.join('\n')}`)
}
