// Writes the files that are generated from the code; with --check it only compares, and fails where one differs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { format, getFileInfo, resolveConfig } from 'prettier'
import { generators } from './docs/generators.ts'

const root = join(import.meta.dirname, '..')
const isCheck = process.argv.includes('--check')
const differing: string[] = []

for (const { path, generate } of generators) {
  const file = join(root, path)
  const text = await formatted(file, await generate())
  if (text === read(file)) continue
  differing.push(path)
  if (isCheck) continue
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

for (const path of differing) {
  if (isCheck) console.error(`${path} is not what its generator writes; run: npm run docs`)
  else console.log(`wrote ${path}`)
}
console.log(
  `docs: ${generators.length} generated files, ${differing.length} ${isCheck ? 'differ' : 'written'}`,
)
process.exitCode = isCheck && differing.length > 0 ? 1 : 0

/** As the format check wants it; as it is where no formatter knows the file. */
async function formatted(file: string, text: string): Promise<string> {
  const { inferredParser } = await getFileInfo(file)
  return inferredParser === null ? text : format(text, { ...(await resolveConfig(file)), filepath: file })
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
