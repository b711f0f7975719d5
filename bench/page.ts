import type { MemoryRow } from './memory.ts'
import type { StartUp } from './startup.ts'
import { hostileTimesMax, type TextSpeed } from './text.ts'
import type { SpeedRow } from './throughput.ts'

/** All figures of one run. */
export interface Figures {
  /** Bytes of the corpus and of a huge document. */
  readonly corpusBytes: number
  readonly documentBytes: number
  readonly turns: number
  readonly startUpTurns: number
  readonly machine: string
  readonly speed: readonly SpeedRow[]
  readonly text: TextSpeed
  readonly memory: readonly MemoryRow[]
  readonly startUp: StartUp
}

/** Rows of the one table: what, figure, goal, whether it was reached. */
function rows({ speed, text, memory, startUp, documentBytes }: Figures): string[][] {
  const gigabytes = `${(documentBytes / 1e9).toFixed(1)} GB`
  return [
    ...speed.map(({ name, megabytesPerSecond, timesRt, goal }) => [
      name,
      `${timesRt.toFixed(2)} × RT (${megabytesPerSecond.toFixed(0)} MB/s)`,
      goal === undefined ? '' : `≥ ${goal} × RT`,
      goal === undefined ? '' : verdict(timesRt >= goal),
    ]),
    ...textRows(text),
    ...memory.map(({ name, peakMegabytes, seconds, goalMegabytes }) => [
      `peak memory, ${gigabytes}, ${name}`,
      `${peakMegabytes.toFixed(0)} MiB (in ${seconds.toFixed(0)} s)`,
      `≤ ${goalMegabytes} MiB`,
      verdict(peakMegabytes <= goalMegabytes),
    ]),
    [
      'start-up, `stet redact` on 1 KB',
      `${startUp.times.toFixed(1)} × \`node -e 0\` (${startUp.stetMs.toFixed(0)} ms, ${startUp.bareMs.toFixed(0)} ms)`,
      `≤ ${startUp.goalTimes} ×`,
      verdict(startUp.times <= startUp.goalTimes),
    ],
    [
      'the same from the sources, by type stripping',
      `${startUp.sourceTimes.toFixed(1)} × (${startUp.sourceMs.toFixed(0)} ms)`,
      '',
      '',
    ],
  ]
}

function textRows({ rows: measured, hostile }: TextSpeed): string[][] {
  return [
    ...measured.map(({ name, megabytesPerSecond, timesPatterns, timesRedactPii, goal }) => {
      const least = goal?.timesRedactPii
      const isReached =
        goal === undefined || (timesPatterns >= (goal.timesPatterns ?? 0) && timesRedactPii >= (least ?? 0))
      return [
        `ticket bodies: ${name}`,
        `${timesPatterns.toFixed(2)} × the patterns, ${timesRedactPii.toFixed(2)} × redact-pii (${megabytesPerSecond.toFixed(2)} MB/s)`,
        goal === undefined
          ? ''
          : `≥ ${goal.timesPatterns ?? 0} × the patterns${least === undefined ? '' : `, ≥ ${least} × redact-pii`}`,
        goal === undefined ? '' : verdict(isReached),
      ]
    }),
    ...hostile.map(({ name, timesPlain }) => [
      `1 MB of \`${name}\``,
      `${timesPlain.toFixed(2)} × plain text`,
      `≤ ${hostileTimesMax} ×`,
      verdict(timesPlain <= hostileTimesMax),
    ]),
  ]
}

function verdict(isReached: boolean): string {
  return isReached ? 'reached' : 'MISSED'
}

/** Whether every goal was reached. */
export function isAllReached(figures: Figures): boolean {
  return rows(figures).every((row) => row[3] !== 'MISSED')
}

/** The table for a terminal. */
export function terminalTable(figures: Figures): string {
  const all = [['what', 'figure', 'goal', ''], ...rows(figures)]
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** docs/benchmarks.md. */
export function benchmarksPage(figures: Figures): string {
  const { corpusBytes, turns, startUpTurns, machine } = figures
  const lines = rows(figures).map((row) => `| ${row.join(' | ')} |`)
  return `# Benchmarks

Written by \`npm run bench\`. Figures are medians of one run on one machine, each beside its goal; compare the ratios, not the
megabytes.

| what | figure | goal | |
| --- | --- | --- | --- |
${lines.join('\n')}

Machine: ${machine}.

- **RT** is \`JSON.parse\` and \`JSON.stringify\` of each event, from bytes to bytes. Everything that works on parsed values costs
  at least that much.
- **Corpus**: ${(corpusBytes / 1e6).toFixed(0)} MB of events of about 5 KB, one a line, from the seeded generator of \`npm start\`. All contenders read the
  same bytes, in turns, ${turns} times each after one to warm up.
- **Stet, default-deny** goes through \`Redactor.stream()\` in chunks of 64 KiB: strict grammar, valid UTF-8, seven typed fields kept, the
  rest struck. fast-redact and @pinojs/redact strike twelve listed paths and let everything else out; the deep walk copies
  objects and keeps the leaves of six names.
- **Ticket bodies** are those of the same generator, each on its own; slow libraries read a part of them. The sixteen regular
  expressions are the usual ones for e-mail addresses, phones, cards and the like, and validate nothing.
- **Peak memory** is the largest resident size of the whole \`stet redact\` process, as it is published, on documents that are made while they are read.
- **Start-up** is the whole process of the published package, which is bundled; ${startUpTurns} runs each, in turns with a Node that does nothing.
`
}
