// npm run leak [-- --seed S] [FOLDER…]: looks for unlisted values in the output of many documents.
import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { Random } from '../fuzz/random.ts'
import { readDocuments } from './documents.ts'
import { bundledFolder, defaultFolders } from './folders.ts'
import { emptyResult, testDocument } from './leak-test.ts'
import { findPlantedLeaks } from './planted.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } })
const seed = Number(values.seed ?? 1)
const folders = positionals.length > 0 ? positionals : defaultFolders()
const missing = folders.filter((folder) => !existsSync(folder))
if (!Number.isInteger(seed) || missing.length > 0) {
  console.error(missing.length > 0 ? `There is no folder ${missing.join(', ')}` : '--seed is a whole number')
  process.exit(2)
}

const counted = (count: number): string => count.toLocaleString('en-US')

const planted = await findPlantedLeaks(readDocuments(bundledFolder), seed)
console.log(`self-test: ${planted.found} of ${planted.planted} planted leaks found`)

const result = emptyResult()
const random = new Random(seed)
for (const folder of folders) {
  const documents = readDocuments(folder)
  let done = 0
  for (const document of documents) {
    await testDocument(document, random, result)
    done += 1
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${documents.length} documents`)
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  console.log(`${counted(documents.length)} documents in ${relative(process.cwd(), folder)}`)
}
// The file and the address say where to look; the value stays where it is.
for (const { file, address, encoding } of result.leaks) console.log(`LEAK ${file} ${address} (${encoding})`)
console.log(
  `seed ${seed}; ${counted(result.leftOut)} values left out (too short, or they may leave elsewhere), ` +
    `${counted(result.refused)} documents refused`,
)
console.log(
  `${counted(result.documents)} documents, ${counted(result.leaves)} leaves checked, ${counted(result.leaks.length)} leaks`,
)
const isProven = planted.planted > 0 && planted.found === planted.planted
process.exitCode = result.leaks.length === 0 && result.leaves > 0 && isProven ? 0 : 1
