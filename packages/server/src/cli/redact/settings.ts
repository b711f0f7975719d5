import { readFile } from 'node:fs/promises'
import {
  createRedactor,
  loadPolicy,
  type InputFormat,
  type KeyMaterial,
  type Plan,
  type Redactor,
  type RoutePlan,
  type VaultPort,
} from '@stet/engine'
import { UsageError } from '../exit-code.ts'
import type { RedactOptions } from './options.ts'

/** What a run works with, read once for all its inputs. */
export interface Settings {
  readonly plan: Plan
  readonly route: RoutePlan
  readonly key: KeyMaterial | undefined
  /** Whether tokens are made, which nothing can turn back: this command keeps no vault. */
  readonly usesVault: boolean
  readonly catalogue: readonly string[]
  /** Makes the redactor for inputs of a format. */
  makeRedactor(format: InputFormat): Promise<Redactor>
}

/**
 * Reads policy, catalogue and key.
 *
 * @param note - told what the user should know, e.g. that a key file was made
 */
export async function readSettings(options: RedactOptions, note: (text: string) => void): Promise<Settings> {
  const catalogue = await readCatalogueOf(options.catalogue)
  const plan = loadPolicy(await readFile(options.policy), { file: options.policy, catalogue })
  const route = chooseRoute(plan, options.route)
  const key = route.needsKey ? await readKey(options.keys, note) : undefined
  return {
    plan,
    route,
    key,
    usesVault: route.uses.has('tokenize'),
    catalogue,
    makeRedactor: (format) =>
      createRedactor(plan, {
        route: route.route.name,
        format,
        key,
        vault: forgetfulVault,
        limits: limitsOf(options),
      }),
  }
}

async function readCatalogueOf(path: string | undefined): Promise<readonly string[]> {
  if (path === undefined) return []
  const { readCatalogue } = await import('./catalogue.ts')
  return readCatalogue(path)
}

async function readKey(path: string | undefined, note: (text: string) => void): Promise<KeyMaterial> {
  const { loadKey } = await import('../keys/key-file.ts')
  return loadKey(path, note)
}

function chooseRoute(plan: Plan, name: string | undefined): RoutePlan {
  const names = [...plan.routes.keys()]
  const chosen = name ?? (names.length === 1 ? names[0] : undefined)
  const route = chosen === undefined ? undefined : plan.routes.get(chosen)
  if (route !== undefined) return route
  const listed = `write --route with one of: ${names.join(', ')}`
  throw new UsageError(
    name === undefined
      ? `the policy has several routes; ${listed}`
      : `the policy has no route ${name}; ${listed}`,
  )
}

/** The limits that the user set on the command line. */
export function limitsOf({ depthMax, recordBytesMax, leafBytesMax, numberCharsMax }: RedactOptions): {
  readonly [name in 'depthMax' | 'recordBytesMax' | 'leafBytesMax' | 'numberCharsMax']?: number
} {
  return {
    ...(depthMax !== undefined && { depthMax }),
    ...(recordBytesMax !== undefined && { recordBytesMax }),
    ...(leafBytesMax !== undefined && { leafBytesMax }),
    ...(numberCharsMax !== undefined && { numberCharsMax }),
  }
}

/**
 * This command keeps no vault: a token is made from the key, so the same value gets the same token again,
 * but nothing turns it back. The gateway's vault does.
 */
const forgetfulVault: VaultPort = {
  store: () => Promise.resolve(),
}
