// node test/eval/catalogue/sample.ts SPECIFICATION COUNT SEED [OTHER.ndjson] > NAME.ndjson: a random sample of a specification's fields, to be
// labelled by hand. The same specification and seed give the same sample; what OTHER holds is left out.
import { readFileSync } from 'node:fs'
import { describeSpecification } from '../../../packages/server/src/cli/connectors/catalogue/describe-specification.ts'
import { readSpecification } from '../../../packages/server/src/cli/policy/init/read-specification.ts'
import { Random } from '../../fuzz/random.ts'
import { recordOf, type FieldRecord } from './field-record.ts'

const [file = '', count = '160', seed = '1', other] = process.argv.slice(2)
const { objects } = describeSpecification(await readSpecification(file), file, () => undefined)
const all = objects.flatMap(({ object }) => [...object.fields.values()].map((field) => ({ object, field })))
const others = new Set(other === undefined ? [] : readRecords(other).map(nameOf))
const random = new Random(Number(seed))
for (let left = Math.min(Number(count), all.length); left > 0; left -= 1) {
  const [chosen] = all.splice(random.below(all.length), 1)
  if (chosen === undefined) continue
  const record = recordOf(chosen.object, chosen.field)
  if (!others.has(nameOf(record))) console.log(JSON.stringify(record))
}

function nameOf({ object, path }: FieldRecord): string {
  return JSON.stringify([object, path])
}

function readRecords(path: string): FieldRecord[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as FieldRecord)
}
