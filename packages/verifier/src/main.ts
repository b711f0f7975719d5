// node packages/verifier/src/main.ts FILE [--key FILE-OR-KEY] [--checkpoint FILE …]: checks an export of a ledger
// (.ndjson) or a pack of evidence (.tar), offline and without the gateway. Exit status 0: good, 1: not, 2: called wrongly.
import { existsSync, openSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { verifyEvidence } from './evidence.ts'
import { chunksOf, verifyLedger } from './ledger.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, checkpoint: { type: 'string', multiple: true } },
})
const [path] = positionals
if (path === undefined) {
  console.error('usage: main.ts FILE [--key KEY] [--checkpoint FILE …]')
  process.exit(2)
}
const key =
  values.key !== undefined && existsSync(values.key) ? readFileSync(values.key, 'utf8').trim() : values.key
const checkpoints = (values.checkpoint ?? []).map((file) => readFileSync(file, 'utf8'))
const { isGood, lines } = path.endsWith('.tar')
  ? verifyEvidence(readFileSync(path), { key })
  : verifyLedger(chunksOf(openSync(path, 'r')), { key, checkpoints })
for (const line of lines) console.log(line)
console.log(isGood ? 'good' : 'NOT GOOD')
process.exitCode = isGood ? 0 : 1
