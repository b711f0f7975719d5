// node test/eval/catalogue.ts: how well catalogues made from OpenAPI mark personal fields, against fields labelled by
// hand; --errors lists what was marked wrongly. Writes the table into docs/connectors.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { confidenceMin, markField } from '../../packages/server/src/cli/connectors/catalogue/mark-field.ts'
import { fieldOf, type FieldRecord } from './catalogue/field-record.ts'

const sets = ['intercom', 'slack', 'stripe', 'intercom-unseen', 'slack-unseen', 'stripe-unseen'] as const
const root = join(import.meta.dirname, '../..')

/** What became of the fields of one set. */
interface Counts {
  fields: number
  personal: number
  found: number
  /** Marked, and rightly so. */
  right: number
  marked: number
  /** Rightly marked, and of the kind that they are labelled with. */
  sameKind: number
}

/** Measures one set, and says what was wrong. */
export function measure(records: readonly FieldRecord[]): {
  readonly counts: Counts
  readonly errors: string[]
} {
  const counts: Counts = { fields: 0, personal: 0, found: 0, right: 0, marked: 0, sameKind: 0 }
  const errors: string[] = []
  for (const record of records) {
    const { object, field } = fieldOf(record)
    const { personal, confidence, why } = markField(object, field)
    const isMarked = personal !== 'none' && confidence >= confidenceMin
    const isPersonal = record.personal !== 'none'
    counts.fields += 1
    if (isPersonal) counts.personal += 1
    if (isMarked) counts.marked += 1
    if (isMarked && isPersonal) counts.right += 1
    if (isMarked && personal === record.personal) counts.sameKind += 1
    const name = `${record.object} ${record.path.join('.')}`
    if (isPersonal && !isMarked) errors.push(`missed  ${name} (${record.personal})`)
    if (!isPersonal && isMarked) errors.push(`wrong   ${name} (${personal} ${confidence}: ${why})`)
  }
  return { counts, errors }
}

/** The labelled fields of a set. */
export function readSet(name: string): readonly FieldRecord[] {
  const text = readFileSync(join(import.meta.dirname, 'catalogue', `${name}.ndjson`), 'utf8')
  return text.trimEnd().split('\n').map((line) => JSON.parse(line) as FieldRecord) // prettier-ignore
}

/** The table of all sets. */
export function table(): {
  readonly rows: readonly (readonly string[])[]
  readonly errors: readonly string[]
} {
  const measured = sets.map((name) => ({ name, ...measure(readSet(name)) }))
  const rows = measured.map(({ name, counts: { fields, personal, marked, right, sameKind } }) => [
    name,
    String(fields),
    String(personal),
    (right / marked).toFixed(2),
    (right / personal).toFixed(2),
    (sameKind / right).toFixed(2),
  ])
  const errors = measured.flatMap(({ name, errors: of }) => of.map((error) => `${name.padEnd(9)} ${error}`))
  return { rows, errors }
}

if (import.meta.main) {
  const { rows, errors } = table()
  const head = ['set', 'fields', 'personal', 'precision', 'recall', 'same kind']
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  console.log(lines.join('\n'))
  if (process.argv.includes('--errors')) console.log(errors.join('\n'))
  const path = join(root, 'docs/connectors.md')
  const page = readFileSync(path, 'utf8')
  const next = page.replace(
    /(?<=<!-- catalogue:begin -->)[^]*(?=<!-- catalogue:end -->)/,
    `\n\n${lines.join('\n')}\n\n`,
  )
  writeFileSync(path, await format(next, { ...(await resolveConfig(path)), filepath: path }))
}
