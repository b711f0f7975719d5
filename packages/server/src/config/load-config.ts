import { problemLine } from '@stet/engine'
import { stringify } from 'yaml'
import { GatewayError } from '../contract/errors.ts'
import { checkConfig } from './check-config.ts'
import type { Config } from './model.ts'

/**
 * Reads a configuration where only a good one will do.
 *
 * @param yamlText - text of the file
 * @param env - environment variables, for secrets
 * @param path - of the file; paths in it start from its folder
 * @throws {@link GatewayError} STET_CONFIG_INVALID, with one line for each problem
 */
export function loadConfig(
  yamlText: string,
  env: Readonly<Record<string, string | undefined>>,
  path: string,
): Config {
  const { config, problems } = checkConfig(yamlText, { env, path })
  if (config !== undefined) return config
  throw new GatewayError(
    'STET_CONFIG_INVALID',
    problems.map((problem) => problemLine(path, problem)),
  )
}

/** A configuration as YAML that may be shown to anybody: of secrets it says where they came from. */
export function describe(config: Config): string {
  // A secret's toJSON says where it came from.
  return stringify(JSON.parse(JSON.stringify(config)))
}
