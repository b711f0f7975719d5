// npm run fuzz [-- --cases N --pairs N --seed S]: the JSON machine against JSON.parse, and the comparison of
// policies against what they do to every document of a small world.
import { parseArgs } from 'node:util'
import { fuzzCompare } from '../compare/compare-fuzz.ts'
import { fuzzScans } from '../compare/scan-fuzz.ts'
import { describeDifference, fuzz } from './fuzz.ts'
import { Random } from './random.ts'
import { makeSubjects } from './subjects.ts'

const { values } = parseArgs({
  options: { cases: { type: 'string' }, pairs: { type: 'string' }, seed: { type: 'string' } },
})
const cases = Number(values.cases ?? 1_000_000)
const pairs = Number(values.pairs ?? 220_000)
const seed = Number(values.seed ?? Date.now() % 2 ** 32)
if (![cases, pairs].every((count) => Number.isInteger(count) && count >= 1) || !Number.isInteger(seed)) {
  console.error('--cases, --pairs and --seed are whole numbers, --cases and --pairs 1 or more')
  process.exit(2)
}
// Most cases are refused, and a stack trace for each would cost more than the parsing.
Error.stackTraceLimit = 0
const { isTTY } = process.stderr
const progress = (of: number, what: string) => (done: number) => {
  if (isTTY) process.stderr.write(`\r\x1b[K${done} of ${of} ${what}`)
}
const endProgress = (): void => {
  if (isTTY) process.stderr.write('\r\x1b[K')
}

console.log(`seed ${seed} (the same again: npm run fuzz -- --seed ${seed} --cases ${cases} --pairs ${pairs})`)
const result = fuzz({ cases, seed, subjects: makeSubjects(), onProgress: progress(cases, 'cases') })
endProgress()
for (const difference of result.differences) console.log(describeDifference(difference))
console.log(`${result.accepted} of ${result.cases * 3} runs (three set-ups a case) accepted`)
console.log(`${result.cases} cases, ${result.differences.length} differences`)

const compared = await fuzzCompare({ pairs, seed, onProgress: progress(pairs, 'pairs of policies') })
endProgress()
const scans = await fuzzScans(Math.ceil(pairs / 10), new Random(seed))
for (const { old, now, said, told } of compared.disagreements)
  console.log(`compare says ${said}:\n  old ${old}\n  new ${now}\n  told apart: ${told.join(' and ')}`)
for (const { old, now, shown } of scans.disagreements)
  console.log(`compare says that no text shows more:\n  old ${old}\n  new ${now}\n  shown: ${shown}`)
console.log(
  `policies: ${compared.policies} made, ${compared.tightenings} pairs tighten; ${compared.cautious} called a loosening that no document shows`,
)
console.log(
  `free text: ${scans.pairs} pairs, ${scans.tightenings} tighten, ${scans.disagreements.length} disagreements`,
)
console.log(
  `${compared.pairs} pairs of policies compared, ${compared.exactPairs} of them by address alone, ${compared.disagreements.length} disagreements`,
)
const wrong = result.differences.length + compared.disagreements.length + scans.disagreements.length
process.exitCode = wrong === 0 ? 0 : 1
