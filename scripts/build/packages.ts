import { join } from 'node:path'
import { buildConsole } from '../../packages/console/scripts/build-console.ts'
import { buildPackage, type PackagePlan } from './package.ts'

/** The packages that are published, each after those that it imports. */
const plans: readonly PackagePlan[] = [
  {
    folder: 'engine',
    data: [{ from: 'packages/engine/policy.schema.json', to: 'policy.schema.json' }],
    siblings: {},
  },
  {
    folder: 'server',
    data: [
      { from: 'packages/server/bin/stet.mjs', to: 'bin/stet.mjs' },
      { from: 'connectors', to: 'connectors' },
      { from: 'packages/server/config.schema.json', to: 'config.schema.json' },
      { from: 'packages/console/dist', to: 'web' },
    ],
    siblings: { '@stet/engine': 'engine' },
    bundle: { entry: 'packages/server/src/cli/main.ts', to: 'src/cli' },
  },
]

/** Builds all packages; gives the folder of each. */
export async function buildAll(): Promise<readonly string[]> {
  const root = join(import.meta.dirname, '../..')
  await buildConsole(join(root, 'packages/console/dist'))
  const folders: string[] = []
  for (const plan of plans) folders.push(await buildPackage(root, plan))
  return folders
}
