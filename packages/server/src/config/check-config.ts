import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { readYaml, shapeProblems, type PolicyPlace, type PolicyProblem, type YamlText } from '@stet/engine'
import type { Secret } from '../contract/secret.ts'
import { meaningProblems, type Complain } from './meaning.ts'
import type { Config } from './model.ts'
import { configFile } from './schema.ts'
import { isSecretRef, readSecret, type SecretSources } from './secrets.ts'

/** One thing wrong with a configuration: a place, what, and what to write instead. Never a value. */
export type ConfigProblem = PolicyProblem

/** What surrounds a configuration file. */
export interface ConfigSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Path of the file; paths in it start from its folder. */
  readonly path: string
  /** Text of a file, by its absolute path; from the disk where it is left out. */
  readonly readFile?: ((path: string) => string) | undefined
  /** Names of the connectors that there are; any name is good where it is left out. */
  readonly connectors?: readonly string[] | undefined
}

/** Result of {@link checkConfig}. */
export interface CheckedConfig {
  readonly config: Config | undefined
  readonly problems: readonly ConfigProblem[]
}

const configCharsMax = 1024 * 1024

/**
 * Reads a configuration and everything that is wrong with it at once, in the order of the file.
 *
 * @param yamlText - the file's text
 */
export function checkConfig(yamlText: string, surroundings: ConfigSurroundings): CheckedConfig {
  const { path, env, readFile = fromDisk, connectors } = surroundings
  if (yamlText.length > configCharsMax) return tooLarge
  const { text, problems: refusals } = readYaml(yamlText, { noun: 'configuration', isTextShown: false })
  if (text === undefined) return { config: undefined, problems: inOrder(refusals) }
  const parsed = configFile.safeParse(text.value ?? {})
  const shape = parsed.success
    ? []
    : shapeProblems(parsed.error.issues, text, { whole: 'the configuration', isValueShown: false })
  const found: ConfigProblem[] = [...refusals, ...shape]
  const complain: Complain = (at, what, instead) => found.push({ place: text.place(at), what, instead })
  const folder = dirname(resolve(path))
  const sources = { env, readFile, absolute: (one: string) => resolve(folder, one) }
  const secrets = readSecrets(text, sources, complain)
  meaningProblems(text.value, { complain, secretAt: (at) => secrets.get(keyOf(at)), connectors })
  if (!parsed.success || found.length > 0) return { config: undefined, problems: inOrder(found) }
  return { config: completed(parsed.data, [], secrets, sources.absolute) as Config, problems: [] }
}

const tooLarge: CheckedConfig = {
  config: undefined,
  problems: [
    {
      place: { line: 1, column: 1 },
      what: 'the configuration is too large',
      instead: `write at most ${configCharsMax} characters`,
    },
  ],
}

type Path = readonly PropertyKey[]

function keyOf(path: Path): string {
  return JSON.stringify(path.map(String))
}

/** Every secret that the file names, by its place, also in a file whose shape is wrong elsewhere. */
function readSecrets(
  text: YamlText,
  sources: SecretSources,
  complain: Complain,
): ReadonlyMap<string, Secret> {
  const secrets = new Map<string, Secret>()
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return
    if (isSecretRef(value)) {
      const read = readSecret(value, sources)
      if (read.what === undefined) secrets.set(keyOf(path), read.secret)
      else complain(path, read.what, read.instead)
      return
    }
    for (const [key, member] of Object.entries(value)) visit(member, [...path, key])
  }
  visit(text.value, [])
  return secrets
}

/** Keys whose texts are paths. */
const pathKeys: readonly PropertyKey[] = ['certificate', 'folder', 'path', 'policy', 'trust', 'caFiles']

/** The file's values with secrets in the place of references and paths made absolute, frozen. */
function completed(
  value: unknown,
  path: Path,
  secrets: ReadonlyMap<string, Secret>,
  absolute: (path: string) => string,
): unknown {
  const secret = secrets.get(keyOf(path))
  if (secret !== undefined) return secret
  const name = path.findLast((part) => typeof part === 'string')
  if (typeof value === 'string')
    return name !== undefined && pathKeys.includes(name) ? absolute(value) : value
  if (Array.isArray(value)) {
    return Object.freeze(value.map((one: unknown, at) => completed(one, [...path, at], secrets, absolute)))
  }
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [
    key,
    completed(member, [...path, key], secrets, absolute),
  ])
  return Object.freeze(Object.fromEntries(members))
}

function inOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const before = (a: PolicyPlace, b: PolicyPlace): number => a.line - b.line || a.column - b.column
  return problems.toSorted((a, b) => before(a.place, b.place))
}

function fromDisk(path: string): string {
  return readFileSync(path, 'utf8')
}
