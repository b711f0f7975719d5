import { Secret } from '../contract/secret.ts'
import { secretRef, type SecretRef } from './schema-parts.ts'

/** Where secrets come from. */
export interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Text of a file, by its absolute path. */
  readonly readFile: (path: string) => string
  /** Makes a path of the configuration file absolute. */
  readonly absolute: (path: string) => string
}

const secretCharsMax = 64 * 1024

/** A secret, or what is wrong with where it should come from. */
export type ReadSecret =
  { readonly secret: Secret; readonly what?: undefined } | { readonly what: string; readonly instead: string }

/** Reads a secret. What is wrong is told by the name of the variable or file, never by what it holds. */
export function readSecret(ref: SecretRef, sources: SecretSources): ReadSecret {
  const { env, file } = ref
  if (env !== undefined) {
    const value = sources.env[env]
    if (value === undefined || value === '') {
      const state = value === undefined ? 'not set' : 'empty'
      return {
        what: `the environment variable ${env} is ${state}`,
        instead: 'set it before the gateway starts',
      }
    }
    return { secret: new Secret(value, `env ${env}`) }
  }
  const path = file ?? ''
  let value: string
  try {
    value = sources.readFile(sources.absolute(path)).replace(/\r?\n$/, '')
  } catch {
    return { what: `the file ${path} cannot be read`, instead: 'check its path and who may read it' }
  }
  if (value === '' || value.length > secretCharsMax) {
    const state = value === '' ? 'empty' : 'too large for a secret'
    return { what: `the file ${path} is ${state}`, instead: 'write the secret into it' }
  }
  return { secret: new Secret(value, `file ${path}`) }
}

/** Whether a part of the file says where a secret is read from. */
export function isSecretRef(value: unknown): value is SecretRef {
  return secretRef.safeParse(value).success
}
