// node test/eval/name-approaches.ts PEERS [--data FOLDER]: three ways of finding names, side by side on the labelled sets.
// PEERS is a folder in which bench/peers/package.json is installed. docs/adr/0021-names.md holds its figures.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { nameClasses, wordClass, wordlikeClasses } from '../../packages/engine/src/names/classes.ts'
import { createNameFinder } from '../../packages/engine/src/names/name-finder.ts'
import { decodeModel } from '../../packages/engine/src/names/name-model.ts'
import { lexicon, rows, scale, transitions } from '../../packages/engine/src/names/name-weights.ts'
import { gap, shape, Tokens } from '../../packages/engine/src/names/tokens.ts'
import { labelledSets, readLabelled, type LabelledText } from './labelled.ts'
import { fScore, overlap, precision, recall, type Counts, type Labelled } from './score.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: join(import.meta.dirname, '../../../shared/data/labelled') } },
})
const require = createRequire(join(positionals[0] ?? '.', 'package.json'))

type Find = (text: LabelledText) => readonly Labelled[]

/** Lists of names, cues before them and capitals: no weights. */
function byLists(): Find {
  const { lexicon: words } = decodeModel(lexicon, transitions, scale, rows)
  const tokens = new Tokens(1 << 16)
  return ({ text }) => {
    tokens.read(text, 0, text.length)
    const { count } = tokens
    const classes = Array.from({ length: count }, (_, at) => words.classesOf(tokens.hash[at] ?? 0))
    const isName = (at: number, isCued: boolean): boolean => {
      const known = classes[at] ?? 0
      const isCapital = tokens.shape[at] === shape.capital
      if ((known & wordlikeClasses) !== 0) return isCued && isCapital && (known & nameClasses) !== 0
      return (known & nameClasses) !== 0 && (isCapital || isCued || (known & wordClass.first) !== 0)
    }
    const found: Labelled[] = []
    for (let at = 0; at < count; at += 1) {
      const isCued = at > 0 && ((classes[at - 1] ?? 0) & (wordClass.nameCue | wordClass.title)) !== 0
      if (!isName(at, isCued)) continue
      let end = at + 1
      while (end < count && end - at < 4 && tokens.gap[end] === gap.space && isName(end, true)) end += 1
      found.push({ start: tokens.start[at] ?? 0, end: tokens.end[end - 1] ?? 0, entity: 'PERSON' })
      at = end - 1
    }
    return found
  }
}

interface Compromise {
  (text: string): {
    people(): { json(options: object): { offset: { start: number; length: number }; text: string }[] }
  }
}

/** compromise: rules and a lexicon, by other people. */
function byCompromise(): Find {
  const nlp = require('compromise') as Compromise
  return ({ text }) =>
    nlp(text)
      .people()
      .json({ offset: true })
      .map(({ offset, text: found }) => {
        const bare = found.replace(/[\s.,;:!?'’"]+$|['’]s$/g, '')
        return { start: offset.start, end: offset.start + bare.length, entity: 'PERSON' }
      })
}

/** What ships: a linear-chain conditional random field behind a gate. */
function byTagger(): Find {
  const finder = createNameFinder()
  return ({ text, previous }) => finder.find(text, previous).filter(({ entity }) => entity === 'PERSON')
}

const approaches: readonly (readonly [name: string, make: () => Find])[] = [
  ['lists and cues', byLists],
  ['compromise', byCompromise],
  ['tagger', byTagger],
]

for (const [name, make] of approaches) {
  const find = make()
  let units = 0
  let ms = 0
  for (const { name: set, isCodePoints } of labelledSets) {
    const texts = readLabelled(join(values.data, `${set}.jsonl`), isCodePoints)
    const counts = { hits: 0, missed: 0, falseFindings: 0 } satisfies Counts
    for (const text of texts) {
      const started = performance.now()
      const found = [...find(text)]
      ms += performance.now() - started
      units += text.text.length
      const wanted = text.labels.filter(({ entity }) => entity === 'PERSON')
      for (const label of wanted) {
        const at = found.findIndex((one) => overlap(one, label) >= 0.7)
        if (at < 0) counts.missed += 1
        else {
          counts.hits += 1
          found.splice(at, 1)
        }
      }
      counts.falseFindings += found.length
    }
    const figures = [precision(counts), recall(counts), fScore(counts, 1), fScore(counts, 2)]
    console.log([name.padEnd(16), set.padEnd(20), ...figures.map((one) => one.toFixed(3))].join('  '))
  }
  console.log(`${name.padEnd(16)}  ${(units / ms / 1000).toFixed(2)} million characters a second`)
}
