import { createReadStream, rmSync } from 'node:fs'
import { mkdtemp, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Redacted } from '@stet/engine'

/** Where redacted bytes go. Takes nothing else: each call asserts that the bytes are {@link Redacted}. */
export interface Output {
  write(bytes: Redacted, from?: number): Promise<void>
  /** A line feed between the redactions of two inputs. */
  separate(): Promise<void>
  /** The whole input was good. */
  commit(): Promise<void>
  /** The input was refused: what was written so far is thrown away. */
  discard(): Promise<void>
}

/** Standard output as it comes. */
export class StreamOutput implements Output {
  async write(bytes: Redacted, from = 0): Promise<void> {
    Redacted.assert(bytes)
    await writeStdout(bytes.subarray(from))
  }

  async separate(): Promise<void> {
    await writeStdout(lineFeed)
  }

  async commit(): Promise<void> {
    // what was written has left already
  }

  async discard(): Promise<void> {
    // what was written has left already; the exit status says that it is not whole
  }
}

const lineFeed = Uint8Array.of(0x0a)

const memoryBytesMax = 8 * 1024 * 1024

/** Standard output, but only once everything was found good: in memory, and past 8 MiB in a temporary file. */
export class HeldOutput implements Output {
  #parts: Uint8Array[] = []
  #size = 0
  #folder: string | undefined
  #file: FileHandle | undefined

  async write(bytes: Redacted, from = 0): Promise<void> {
    Redacted.assert(bytes)
    await this.#add(bytes.subarray(from))
  }

  async separate(): Promise<void> {
    await this.#add(lineFeed)
  }

  async #add(bytes: Uint8Array): Promise<void> {
    this.#parts.push(bytes)
    this.#size += bytes.length
    if (this.#size <= memoryBytesMax) return
    if (this.#folder === undefined) this.#folder = await mkdtemp(join(tmpdir(), 'stet-'))
    this.#file ??= await open(this.#path(this.#folder), 'wx', 0o600)
    await this.#spill(this.#file)
  }

  async commit(): Promise<void> {
    if (this.#file !== undefined && this.#folder !== undefined) {
      await this.#spill(this.#file)
      await pipeline(createReadStream(this.#path(this.#folder)), process.stdout, { end: false })
    } else await writeStdout(Buffer.concat(this.#parts))
    await this.discard()
  }

  async discard(): Promise<void> {
    this.#parts = []
    await this.#file?.close()
    this.#file = undefined
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true })
    this.#folder = undefined
  }

  async #spill(file: FileHandle): Promise<void> {
    await file.writev(this.#parts)
    this.#parts = []
    this.#size = memoryBytesMax
  }

  #path(folder: string): string {
    return join(folder, 'output')
  }
}

/** Name under which an output is written until it is whole. */
export function partPath(path: string): string {
  return `${path}.stet-part`
}

/** A file, written beside itself and renamed when whole. */
export class PartOutput implements Output {
  readonly path: string
  readonly #file: FileHandle
  #size: number

  private constructor(path: string, file: FileHandle, size: number) {
    this.path = path
    this.#file = file
    this.#size = size
  }

  /** @param resumeAt - bytes of an earlier part to go on after; 0 begins anew */
  static async open(path: string, resumeAt = 0): Promise<PartOutput> {
    const file = await open(partPath(path), resumeAt === 0 ? 'w' : 'r+', 0o600)
    await file.truncate(resumeAt)
    return new PartOutput(path, file, resumeAt)
  }

  /** Bytes written so far. */
  get size(): number {
    return this.#size
  }

  async write(bytes: Redacted, from = 0): Promise<void> {
    Redacted.assert(bytes)
    await this.#add(bytes.subarray(from))
  }

  async separate(): Promise<void> {
    await this.#add(lineFeed)
  }

  async #add(bytes: Uint8Array): Promise<void> {
    await writeWhole(this.#file, bytes, this.#size)
    this.#size += bytes.length
  }

  /** Makes what was written durable. */
  async sync(): Promise<void> {
    await this.#file.datasync()
  }

  async commit(): Promise<void> {
    await this.#file.sync()
    await this.#file.close()
    await rename(partPath(this.path), this.path)
  }

  /** After a commit that failed as well. */
  async discard(): Promise<void> {
    await this.#file.close().catch(() => undefined)
    removePartNow(this.path)
  }
}

/** For a signal's handler too, which cannot wait. */
export function removePartNow(path: string): void {
  rmSync(partPath(path), { force: true })
}

async function writeWhole(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

function writeStdout(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}
