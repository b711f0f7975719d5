import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Stage } from './harness.ts'

/** Runs the real command beside the gateway that runs. */
export function runCommand(
  { folder, env }: Pick<Stage, 'folder' | 'env'>,
  parameters: readonly string[],
): Promise<{ status: number | null; out: string; error: string }> {
  const bin = join(import.meta.dirname, '../../packages/server/bin/stet.mjs')
  const child = spawn(process.execPath, [bin, ...parameters], {
    cwd: folder,
    env: { ...process.env, ...env, NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, error] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()))
  return new Promise((resolve) => {
    child.once('close', (status) => {
      resolve({ status, out, error })
    })
  })
}
