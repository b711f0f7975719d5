import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../../bin/stet.mjs', import.meta.url))

/** The folder is the home as well; compiled code is kept elsewhere, so that nothing unasked turns up in it. */
function environmentIn(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: folder,
    STET_KEYS: '',
    NODE_COMPILE_CACHE: join(tmpdir(), 'stet-test-compiled'),
  }
}

/** How a run of the real command ended. */
export interface Ended {
  readonly status: number | null
  readonly out: string
  readonly error: string
}

/** Runs the real command in a folder. */
export function stetIn(
  folder: string,
  parameters: readonly string[],
  input: string | Uint8Array = '',
): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...parameters], {
    cwd: folder,
    env: environmentIn(folder),
    input,
    maxBuffer: 256 * 1024 * 1024,
  })
  return { status, out: stdout.toString('utf8'), error: stderr.toString('utf8') }
}

/** Starts the real command without waiting for it. */
export function startStet(folder: string, parameters: readonly string[]): ChildProcess {
  return spawn(process.execPath, [bin, ...parameters], {
    cwd: folder,
    env: environmentIn(folder),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Resolves when a started command has ended. */
export function ended(child: ChildProcess): Promise<Ended & { readonly signal: NodeJS.Signals | null }> {
  const out: Buffer[] = []
  const error: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => error.push(chunk))
  return new Promise((resolve) => {
    child.on('close', (status, signal) => {
      resolve({ status, signal, out: Buffer.concat(out).toString(), error: Buffer.concat(error).toString() })
    })
  })
}
