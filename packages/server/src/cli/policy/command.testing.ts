import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../../bin/stet.mjs', import.meta.url))

/** Runs the real command in a folder. */
export function stet(
  folder: string,
  ...args: string[]
): { status: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, out: stdout, error: stderr }
}

const folders: string[] = []

/** To be called after all tests of a file. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** A folder with the given files, there until {@link removeFolders}. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stet-policy-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** A small policy with one route. */
export const smallPolicy = `policy: small
source: helpdesk
destination: https://receiver.example/
routes:
  tickets:
    receive: file
    fields:
      $.id: { keep: integer }
      $.requester_id: { pseudonymize: id }
`
