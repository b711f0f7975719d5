import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { GatewayError } from '../contract/errors.ts'

/** What a key file holds, 32 bytes each. */
export interface KeyFile {
  readonly inForce: Uint8Array
  /** Keys that were in force before: they only read. */
  readonly older: readonly Uint8Array[]
  /** A key that is already known everywhere and will be in force after the next rotation. */
  readonly next: Uint8Array | undefined
}

const keyBytes = 32
const keysMax = 100
const linePattern = /^stet-key-1(-next)?:([A-Za-z0-9+/]{43}=)$/
const lockAgeMsMax = 60_000

/**
 * Reads the key-encryption key of a file, or makes the file where there is none: mode 0600, in a folder of
 * mode 0700.
 *
 * @throws {@link GatewayError} STET_CONFIG_KEY_FILE where others can read it, or it holds no key
 */
export async function readOrMakeKeyFile(
  path: string,
): Promise<{ readonly keys: KeyFile; readonly isNew: boolean }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  let isNew = true
  try {
    await writeFile(path, keyFileText({ inForce: newKey(), older: [], next: undefined }), {
      mode: 0o600,
      flag: 'wx',
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    isNew = false
  }
  return { keys: await readKeyFile(path), isNew }
}

/** @throws {@link GatewayError} STET_CONFIG_KEY_FILE */
export async function readKeyFile(path: string): Promise<KeyFile> {
  const refused = (): GatewayError => new GatewayError('STET_CONFIG_KEY_FILE', [path])
  const [mode, text] = await Promise.all([
    stat(path).then((found) => found.mode),
    readFile(path, 'utf8'),
  ]).catch(() => {
    throw refused()
  })
  const lines = text.trimEnd().split('\n')
  const read = lines.map((line) => linePattern.exec(line))
  if ((mode & 0o077) !== 0 || lines.length > keysMax || read.includes(null)) throw refused()
  const keysOf = (isNext: boolean): Uint8Array[] =>
    read.flatMap((match) =>
      match !== null && (match[1] !== undefined) === isNext ? Buffer.from(match[2] ?? '', 'base64') : [],
    )
  const [inForce, ...older] = keysOf(false)
  const [next, ...others] = keysOf(true)
  if (inForce?.length !== keyBytes || others.length > 0) throw refused()
  return { inForce, older, next }
}

/**
 * Adds a new key that everything is wrapped by from now on, or the one that was prepared. The keys before
 * stay, for reading.
 */
export function renewKeyFile(path: string): Promise<void> {
  return changeKeyFile(path, ({ inForce, older, next }) => ({
    inForce: next ?? newKey(),
    older: [inForce, ...older],
    next: undefined,
  }))
}

/** Adds a key that is not in force yet, so that the file can be carried to other machines first. */
export function prepareKeyFile(path: string): Promise<void> {
  return changeKeyFile(path, (keys) => ({ ...keys, next: keys.next ?? newKey() }))
}

/** Takes out the keys that are no longer in force. */
export function retireKeyFile(path: string): Promise<void> {
  return changeKeyFile(path, (keys) => ({ ...keys, older: [] }))
}

/** Changes are made one after another, and each is whole or not there: a key that was used is never lost. */
async function changeKeyFile(path: string, change: (keys: KeyFile) => KeyFile): Promise<void> {
  const lock = `${path}.lock`
  await takeLock(lock)
  try {
    const beside = `${path}.new`
    await rm(beside, { force: true })
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(keyFileText(change(await readKeyFile(path))))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
    const folder = await open(dirname(path), 'r')
    await folder.sync().finally(() => folder.close())
  } finally {
    await rm(lock, { force: true })
  }
}

/** A lock is held for milliseconds: one that is older was left behind. */
async function takeLock(lock: string): Promise<void> {
  try {
    await writeFile(lock, '', { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const mtimeMs = await stat(lock).then(
      (found) => found.mtimeMs,
      () => Infinity,
    )
    if (Date.now() - mtimeMs < lockAgeMsMax) throw new GatewayError('STET_KEYS_BUSY')
    await rm(lock, { force: true })
    await writeFile(lock, '', { mode: 0o600, flag: 'wx' })
  }
}

function newKey(): Uint8Array {
  return randomBytes(keyBytes)
}

function keyFileText({ inForce, older, next }: KeyFile): string {
  const line = (key: Uint8Array, kind = ''): string =>
    `stet-key-1${kind}:${Buffer.from(key).toString('base64')}\n`
  return (
    [inForce, ...older].map((key) => line(key)).join('') + (next === undefined ? '' : line(next, '-next'))
  )
}
