// node test/eval/held-out.ts FOLDER [--parts 0,1,2,3,4] [--data FOLDER] [--misses]: names and addresses in those parts of the
// labelled sets that the tagger did not learn from. FOLDER holds `PART.ts` for each part, as written by
// `node scripts/train-names/train.ts PACKAGES --hold-out PART --out FOLDER/PART.ts`.
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { finderOf, type NameFinder } from '../../packages/engine/src/names/name-finder.ts'
import { decodeModel } from '../../packages/engine/src/names/name-model.ts'
import { foldOf } from '../../scripts/train-names/fold.ts'
import { learnedSets, readLabelled, type LabelledText } from './labelled.ts'
import { fScore, overlap, precision, recall, Score } from './score.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: join(import.meta.dirname, '../../../shared/data/labelled') },
    parts: { type: 'string', default: '0' },
    misses: { type: 'boolean', default: false },
  },
})
const [folder] = positionals
if (folder === undefined) throw new Error('Say which folder holds the weights.')

interface Weights {
  readonly lexicon: string
  readonly transitions: readonly number[]
  readonly scale: number
  readonly rows: string
}

async function finderWithout(part: number): Promise<NameFinder> {
  const url = pathToFileURL(resolve(folder ?? '', `${part}.ts`)).href
  const { lexicon, transitions, scale, rows } = (await import(url)) as Weights
  return finderOf(decodeModel(lexicon, transitions, scale, rows))
}

const parts = values.parts.split(',').map(Number)
const finders = new Map<number, NameFinder>()
for (const part of parts) finders.set(part, await finderWithout(part))
const entities: ReadonlySet<string> = new Set(['PERSON', 'ADDRESS', 'LOCATION'])
const overlapMin = 0.7

for (const { name, isCodePoints } of learnedSets) {
  const texts = readLabelled(join(values.data, `${name}.jsonl`), isCodePoints)
  const score = new Score(overlapMin)
  const labelled = new Set(texts.flatMap(({ labels }) => labels.map(({ entity }) => entity)))
  for (const text of texts) {
    const finder = finders.get(foldOf(text.text, text.ref))
    if (finder === undefined) continue
    const labels = text.labels.filter(({ entity }) => entities.has(entity))
    const found = finder.find(text.text, text.previous).filter(({ entity }) => labelled.has(entity))
    score.add(labels, found)
    if (values.misses) show(name, text, labels, found)
  }
  for (const [entity, counts] of [...score.byEntity].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const figures = [precision(counts), recall(counts), fScore(counts, 1), fScore(counts, 2)]
    const cells = [String(counts.hits + counts.missed).padStart(5), ...figures.map((one) => one.toFixed(3))]
    console.log([name.padEnd(20), entity.padEnd(9), ...cells].join('  '))
  }
}

type Span = LabelledText['labels'][number]

function show(
  set: string,
  { text, previous }: LabelledText,
  labels: readonly Span[],
  found: readonly Span[],
): void {
  const isHit = (one: Span, others: readonly Span[]): boolean =>
    others.some((other) => other.entity === one.entity && overlap(one, other) >= overlapMin)
  const write = (spans: readonly Span[], others: readonly Span[]): string[] =>
    spans
      .filter((one) => !isHit(one, others))
      .map(({ start, end, entity }) => `${entity} [${text.slice(start, end)}]`)
  const [missed, wrong] = [write(labels, found), write(found, labels)]
  if (missed.length + wrong.length === 0) return
  console.log(
    [
      set,
      JSON.stringify(text),
      `missed ${missed.join(' ')}`,
      `wrong ${wrong.join(' ')}`,
      previous ?? '',
    ].join(' | '),
  )
}
