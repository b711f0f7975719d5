import { randomBytes } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { KeyMaterial } from '@stet/engine'
import { z } from 'zod'
import { UsageError } from '../exit-code.ts'

const secretBytes = 32

/** Where keys are looked for when nobody names a file: `$STET_KEYS`, else `~/.stet/keys.json`. */
export function defaultKeyPath(environment: NodeJS.ProcessEnv): string {
  return environment['STET_KEYS'] || join(homedir(), '.stet', 'keys.json')
}

/**
 * Reads a key file, or makes the default one at its first use.
 *
 * @param path - named by the user; undefined: the default place
 * @param note - told when a file was made
 * @throws {@link UsageError} where the file is missing, malformed, or readable by others
 */
export async function loadKey(path: string | undefined, note: (text: string) => void): Promise<KeyMaterial> {
  const place = path ?? defaultKeyPath(process.env)
  if (path === undefined && !(await exists(place))) {
    await createKeyFile(place)
    note(`made a new key in ${place}; keep it: another key makes other pseudonyms`)
  }
  return readKeyFile(place)
}

/** Makes a key file with mode 0600 in a folder with mode 0700. */
export async function createKeyFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const content = { version: 1, secret: randomBytes(secretBytes).toString('base64') }
  try {
    await writeFile(path, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new UsageError(`${path} is there already and is never overwritten; choose another name`)
  }
}

async function readKeyFile(path: string): Promise<KeyMaterial> {
  if (!(await exists(path)))
    throw new UsageError(`there is no key file ${path}; make one with: stet keys new ${path}`)
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new UsageError(`others can read the key file ${path}; run: chmod 600 ${path}`)
  }
  const schema = z.strictObject({ version: z.int().positive(), secret: z.base64() })
  const parsed = schema.safeParse(parseJson(await readFile(path, 'utf8')))
  const secret = parsed.success ? Buffer.from(parsed.data.secret, 'base64') : Buffer.alloc(0)
  if (!parsed.success || secret.length < secretBytes) {
    throw new UsageError(`${path} is not a key file; make one with: stet keys new FILE`)
  }
  return { version: parsed.data.version, secret: new Uint8Array(secret) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
