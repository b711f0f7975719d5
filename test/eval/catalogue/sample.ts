// node test/eval/catalogue/sample.ts SPECIFICATION COUNT SEED > NAME.ndjson: a random sample of a specification's fields, to be
// labelled by hand. The same specification and seed give the same sample.
import { describeSpecification } from '../../../packages/server/src/cli/connectors/catalogue/describe-specification.ts'
import { readSpecification } from '../../../packages/server/src/cli/policy/init/read-specification.ts'
import { Random } from '../../fuzz/random.ts'
import { recordOf } from './field-record.ts'

const [file = '', count = '160', seed = '1'] = process.argv.slice(2)
const { objects } = describeSpecification(await readSpecification(file), file, () => undefined)
const all = objects.flatMap(({ object }) => [...object.fields.values()].map((field) => ({ object, field })))
const random = new Random(Number(seed))
for (let left = Math.min(Number(count), all.length); left > 0; left -= 1) {
  const [chosen] = all.splice(random.below(all.length), 1)
  if (chosen !== undefined) console.log(JSON.stringify(recordOf(chosen.object, chosen.field)))
}
