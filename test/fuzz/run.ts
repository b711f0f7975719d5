// npm run fuzz [-- --cases N --seed S]: the JSON machine against JSON.parse.
import { parseArgs } from 'node:util'
import { describeDifference, fuzz } from './fuzz.ts'
import { makeSubjects } from './subjects.ts'

const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' } } })
const cases = Number(values.cases ?? 1_000_000)
const seed = Number(values.seed ?? Date.now() % 2 ** 32)
if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(seed)) {
  console.error('--cases and --seed are whole numbers, --cases 1 or more')
  process.exit(2)
}
// Most cases are refused, and a stack trace for each would cost more than the parsing.
Error.stackTraceLimit = 0
const { isTTY } = process.stderr

console.log(`seed ${seed} (the same again: npm run fuzz -- --seed ${seed} --cases ${cases})`)
const result = fuzz({
  cases,
  seed,
  subjects: makeSubjects(),
  onProgress: (done) => {
    if (isTTY) process.stderr.write(`\r${done} of ${cases} cases`)
  },
})
if (isTTY) process.stderr.write('\r\x1b[K')
for (const difference of result.differences) console.log(describeDifference(difference))
console.log(`${result.accepted} of ${result.cases * 3} runs (three set-ups a case) accepted`)
console.log(`${result.cases} cases, ${result.differences.length} differences`)
process.exitCode = result.differences.length === 0 ? 0 : 1
