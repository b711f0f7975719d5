import { commandLinePage } from './cli-page.ts'
import { configSchemaFile, configurationPage } from './configuration-page.ts'
import { deliveryPage } from './delivery-page.ts'
import {
  connectorExplanation,
  connectorFolders,
  connectorReadme,
  connectorsDoc,
  connectorSchemaFile,
} from './connectors.ts'
import { entitiesPage } from '../../packages/server/src/cli/detect/entities.ts'
import { errorsPage } from './errors-page.ts'
import { policyOrderPage } from './policy-order-page.ts'
import { policySchemaFile } from './policy-schema.ts'

/** A file that is generated from the code. */
export interface Generator {
  /** Path from the root of the repository. */
  readonly path: string
  /** Its whole text; prettier is applied afterwards. */
  readonly generate: () => string | Promise<string>
}

/** All of them. To add one: a file beside this one that exports the function, and a line here. */
export const generators: readonly Generator[] = [
  { path: 'docs/errors.md', generate: errorsPage },
  { path: 'packages/engine/policy.schema.json', generate: policySchemaFile },
  { path: 'docs/entities.md', generate: entitiesPage },
  { path: 'docs/cli.md', generate: commandLinePage },
  { path: 'packages/server/config.schema.json', generate: configSchemaFile },
  { path: 'docs/configuration.md', generate: configurationPage },
  { path: 'docs/delivery.md', generate: deliveryPage },
  { path: 'docs/policy-order.md', generate: policyOrderPage },
  { path: 'connectors/connector.schema.json', generate: connectorSchemaFile },
  { path: 'docs/connectors.md', generate: connectorsDoc },
  ...(await connectorFolders()).flatMap((folder) => [
    { path: `${folder}/README.md`, generate: () => connectorReadme(folder) },
    { path: `${folder}/explanation.txt`, generate: () => connectorExplanation(folder) },
  ]),
]
