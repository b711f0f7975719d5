// npm run eval [-- FOLDER]: how well detection does, each goal beside its figure; writes docs/accuracy.md.
// Labelled texts are read from a folder beside the repository, where there is one; the rest is generated.
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadDetectorDescriptions, loadTextDetector, type TextDetector } from '@stet/engine'
import { format, resolveConfig } from 'prettier'
import { hardNegatives } from './negatives.ts'
import { knownTickets } from './known-tickets.ts'
import { checkIdentifiers } from './identifiers.ts'
import { labelEntity, labelledSets, readLabelled } from './labelled.ts'
import { findSurvivors } from './survivors.ts'
import { fScore, overlap, precision, recall, Score, type Counts, type Labelled } from './score.ts'

const root = join(import.meta.dirname, '../..')
const folder = process.argv[2] ?? join(root, '../shared/data/labelled')
const locales = [
  'en-US',
  'en-GB',
  'de-DE',
  'fr-FR',
  'es-ES',
  'pt-BR',
  'sv-SE',
  'pl-PL',
  'cs-CZ',
  'tr-TR',
  'nl-NL',
]

/** What is wanted of a set, or of one entity in it. */
const goals: Readonly<Record<string, Wanted>> = {
  'presidio-synth-tune': { F2: 0.9, recall: 0.92, precision: 0.85 },
  'multidogo-train PERSON': { recall: 0.85 },
  'multidogo-train ADDRESS': { recall: 0.8 },
  'multidogo-train CREDIT_CARD': { recall: 0.9 },
  'multidogo-train ACCOUNT_NUMBER': { recall: 0.9 },
  'multidogo-train REFERENCE_NUMBER': { recall: 0.9 },
  'restaurant8k-train PERSON': { recall: 0.9, precision: 0.9 },
  'wnut17-dev PERSON': { F1: 0.55 },
}

interface Wanted {
  readonly precision?: number
  readonly recall?: number
  readonly F1?: number
  readonly F2?: number
}

/**
 * Numbers of a dialogue whose sentence alone does not say what they are: found under any entity they are
 * struck all the same, so any entity counts as a hit.
 */
const numbers: ReadonlySet<string> = new Set([
  'CREDIT_CARD',
  'ACCOUNT_NUMBER',
  'REFERENCE_NUMBER',
  'US_SSN',
  'PASSWORD',
  'USERNAME',
])
const setsOfNumbers: readonly string[] = ['multidogo-train']

const detector = await loadTextDetector({ locales })
const overlapMin = 0.7
const rows = [
  ...labelledRows(detector),
  ...knownRows(detector),
  ...identifierRows(detector),
  ...(await negativeRows(detector)),
]
const header = ['set', 'what', 'precision', 'recall', 'F1', 'F2', 'F1 exact', 'goal', '']
const widths = header.map((_, column) =>
  Math.max(...[header, ...rows].map((row) => (row[column] ?? '').length)),
)
console.log(
  [header, ...rows]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n'),
)
writeFileSync(join(root, 'docs/accuracy.md'), await page())

function labelledRows(find: TextDetector): string[][] {
  return labelledSets.flatMap(({ name, isCodePoints }) => {
    const path = join(folder, `${name}.jsonl`)
    if (!existsSync(path)) {
      console.error(`${name}: there is no ${name}.jsonl in the folder of labelled texts; left out`)
      return []
    }
    const [loose, exact] = [new Score(overlapMin), new Score(1)]
    const texts = readLabelled(path, isCodePoints)
    const wanted = new Set(texts.flatMap(({ labels }) => labels.map(({ entity }) => entity)))
    for (const { text, previous, labels } of texts) {
      const findings = find
        .find(text, { previous })
        .map((finding) => ({ ...finding, entity: labelEntity(finding.entity) }))
      const scored = setsOfNumbers.includes(name) ? asLabelled(findings, labels) : findings
      for (const score of [loose, exact]) {
        score.add(
          labels,
          scored.filter(({ entity }) => wanted.has(entity)),
          findings,
          text.length,
        )
      }
    }
    return rowsOf(name, loose, exact)
  })
}

/** A number found under another entity than it is labelled with takes the label's. */
function asLabelled(findings: readonly Labelled[], labels: readonly Labelled[]): Labelled[] {
  return findings.map((finding) => {
    const label = labels.find((one) => numbers.has(one.entity) && overlap(one, finding) >= overlapMin)
    if (label !== undefined) return { ...finding, entity: label.entity }
    return numbers.has(finding.entity) ? { ...finding, entity: 'number' } : finding
  })
}

function rowsOf(name: string, loose: Score, exact: Score): string[][] {
  const survive = ((loose.survivors / loose.characters) * 100).toFixed(1)
  const row = (what: string, key: string, counts: Counts, exactCounts: Counts | undefined): string[] => [
    name,
    what,
    ...figures(counts),
    exactCounts === undefined ? '' : fScore(exactCounts, 1).toFixed(3),
    ...verdict(goals[key], counts),
  ]
  const byEntity = [...loose.byEntity]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([entity, counts]) => row(entity, `${name} ${entity}`, counts, exact.byEntity.get(entity)))
  const all = row(`all; ${survive} % of personal characters survive`, name, loose.micro, exact.micro)
  const macro = ['recall', 'F2'].map((which) =>
    mean([...loose.byEntity.values()].map((counts) => (which === 'F2' ? fScore(counts, 2) : recall(counts)))),
  )
  const per = `per entity, mean: recall ${(macro[0] ?? 0).toFixed(3)}, F2 ${(macro[1] ?? 0).toFixed(3)}`
  const falseShare = ((loose.micro.falseFindings / loose.textCharacters) * 1000).toFixed(2)
  return [
    ...byEntity,
    all,
    [name, `${per}; ${falseShare} false findings in 1,000 characters`, '', '', '', '', '', '', ''],
  ]
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function verdict(wanted: Wanted | undefined, counts: Counts): string[] {
  if (wanted === undefined) return ['', '']
  const found: Required<Wanted> = {
    precision: precision(counts),
    recall: recall(counts),
    F1: fScore(counts, 1),
    F2: fScore(counts, 2),
  }
  const all = Object.entries(wanted) as [keyof Wanted, number][]
  return [
    all.map(([which, least]) => `${which} ≥ ${least.toFixed(2)}`).join(', '),
    all.every(([which, least]) => found[which] >= least) ? 'reached' : 'MISSED',
  ]
}

function figures(counts: Counts): string[] {
  return [precision(counts), recall(counts), fScore(counts, 1), fScore(counts, 2)].map((value) =>
    value.toFixed(3),
  )
}

function knownRows(find: TextDetector): string[][] {
  const count = 100_000
  const { planted, byVariant } = findSurvivors(find, knownTickets(count, 1))
  const all = [...byVariant.values()].reduce((sum, one) => sum + one, 0)
  const which = [...byVariant].map(([variant, number]) => ` (${variant} ${number})`).join('')
  const what = `${count} tickets, ${planted} spellings of known values: ${all} survive${which}`
  return [['known values', what, '', '', '', '', '', '0 survive', all === 0 ? 'reached' : 'MISSED']]
}

function identifierRows(find: TextDetector): string[][] {
  const { published, found, nearMisses, taken, faulty } = checkIdentifiers(find)
  const which = faulty.size === 0 ? '' : ` (${[...faulty].join(', ')})`
  const row = (what: string, share: number): string[] => [
    'identifiers',
    what,
    ...['', share.toFixed(3), '', '', ''],
    '≥ 0.99',
    share >= 0.99 ? 'reached' : 'MISSED',
  ]
  return [
    row(`${found} of ${published} published numbers found beside their name`, found / published),
    row(`${nearMisses - taken} of ${nearMisses} near misses left alone${which}`, 1 - taken / nearMisses),
  ]
}

/** Entities that a check digit or a strict structure confirms. */
async function checkedEntities(): Promise<ReadonlySet<string>> {
  const descriptions = await loadDetectorDescriptions()
  return new Set(descriptions.filter(({ basis }) => basis.startsWith('check')).map(({ entity }) => entity))
}

async function negativeRows(find: TextDetector): Promise<string[][]> {
  const count = 20_000
  const counts = new Map<string, number>()
  for (const text of hardNegatives(count, 1)) {
    for (const { entity } of find.find(text)) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  }
  const checked = await checkedEntities()
  const row = (what: string, isCounted: (entity: string) => boolean, most: number): string[] => {
    const some = [...counts].filter(([entity]) => isCounted(entity)).sort((a, b) => b[1] - a[1])
    const share = (some.reduce((sum, [, number]) => sum + number, 0) / count) * 1000
    const which = some.map(([entity, number]) => `${entity} ${number}`).join(', ')
    return [
      'hard negatives',
      `${what}, ${count} texts: ${share.toFixed(2)} false findings in 1,000 (${which})`,
      ...['', '', '', '', ''],
      `≤ ${most} in 1,000`,
      share <= most ? 'reached' : 'MISSED',
    ]
  }
  return [row('checked entities', (entity) => checked.has(entity), 1), row('all entities', () => true, 5)]
}

async function page(): Promise<string> {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  const lines = rows.map((row) => `| ${row.join(' | ')} |`)
  const text = `# Accuracy

Written by \`npm run eval\` on ${new Date().toISOString().slice(0, 10)}, at commit ${commit}. Spans count from an intersection over union of 0.7, and the last
F1 counts exact spans alone; each goal stands beside its figure. Numbers of multidogo-train (cards, accounts, references) count
under whatever entity they were found: its sentences seldom say what a number is. The sets are described in the data's own notes.

| ${header.join(' | ')} |
| ${header.map(() => '---').join(' | ')} |
${lines.join('\n')}
`
  const path = join(root, 'docs/accuracy.md')
  return format(text, { ...(await resolveConfig(path)), filepath: path })
}
