import { loadDetectorDescriptions, loadTextDetector, type TextDetector } from '@stet/engine'
import { makeTicket } from '../examples/support-export/ticket.ts'
import { corpusSeed } from './corpus.ts'
import { loadPeers } from './peers.ts'
import { median, timeInTurns, type Contender } from './statistics.ts'

/** How fast something reads text, and how that compares. */
export interface TextRow {
  readonly name: string
  readonly megabytesPerSecond: number
  /** Against {@link sixteenPatterns}, one after another. */
  readonly timesPatterns: number
  readonly timesRedactPii: number
  readonly goal: { readonly timesPatterns?: number; readonly timesRedactPii?: number } | undefined
}

/** How much longer a hostile text takes than a plain one of its size. */
export interface HostileRow {
  readonly name: string
  readonly timesPlain: number
}

export interface TextSpeed {
  readonly rows: readonly TextRow[]
  readonly hostile: readonly HostileRow[]
}

/** Most that a hostile text may take of the time of a plain one. */
export const hostileTimesMax = 3

const patternsName = 'sixteen regular expressions, one after another'

/** What people write who have no better: found on any question-and-answer page. None validates anything. */
const sixteenPatterns: readonly RegExp[] = [
  /[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/g,
  /\b\d{3}-\d{2}-\d{4}\b/g,
  /\b(?:\d[ -]?){13,19}\b/g,
  /\+?\d[\d ().-]{7,}\d/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  /\b(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\b/gi,
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b/g,
  /https?:\/\/[^\s]+/g,
  /\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi,
  /\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/g,
  /\b\d{5}(?:-\d{4})?\b/g,
  /\b[A-CEGHJ-PR-TW-Z]{2}\d{6}[A-D]\b/g,
  /\b\d{3} ?\d{3} ?\d{4}\b/g,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\b\d+ [A-Z][a-z]+ (?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr)\b/g,
]

const locales = ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'pt-BR']
/** Entities of the name finder, which is switched off for the detectors' own speed. */
const named = new Set(['PERSON', 'ADDRESS', 'LOCATION'])

/** Times detection on ticket bodies, beside what others offer, and on texts made to be slow. */
export async function measureText(
  characters: number,
  turns: number,
  onTurn: (done: number, all: number) => void,
): Promise<TextSpeed> {
  const bodies = ticketBodies(characters)
  const entities = new Set((await loadDetectorDescriptions()).map(({ entity }) => entity))
  const detectors = await loadTextDetector({
    locales,
    entities: [...entities].filter((one) => !named.has(one)),
  })
  const everything = await loadTextDetector({ locales })
  const detectorsName = `Stet, ${entities.size} entities by detectors, validators on`
  const everythingName = 'Stet, everything, names and addresses too'
  const contenders = [
    contender(patternsName, bodies, Infinity, withPatterns),
    contender(detectorsName, bodies, Infinity, (text) => detectors.find(text).length + 1),
    contender(everythingName, bodies, Infinity, (text) => everything.find(text).length + 1),
    ...(await loadPeers()).map(({ name, charactersMax, run }) => contender(name, bodies, charactersMax, run)),
  ]
  const seconds = await timeInTurns(contenders, turns, onTurn)
  const speeds = new Map(
    contenders.map(({ name, bytes }) => [name, bytes / 1e6 / median(seconds.get(name) ?? [])]),
  )
  const goals: Readonly<Record<string, TextRow['goal']>> = {
    [detectorsName]: { timesPatterns: 3, timesRedactPii: 25 },
    [everythingName]: { timesPatterns: 0.8 },
  }
  const rows = [...speeds].map(([name, megabytesPerSecond]) => ({
    name,
    megabytesPerSecond,
    timesPatterns: megabytesPerSecond / (speeds.get(patternsName) ?? NaN),
    timesRedactPii: megabytesPerSecond / (speeds.get('redact-pii') ?? NaN),
    goal: goals[name],
  }))
  return { rows, hostile: await measureHostile(everything, turns) }
}

/** Bodies of tickets, of about so many characters together. */
export function ticketBodies(characters: number): readonly string[] {
  const bodies: string[] = []
  let given = 0
  for (let index = 0; given < characters; index += 1) {
    for (const { body } of makeTicket(corpusSeed, index).event.ticket.comments) {
      bodies.push(body)
      given += body.length
    }
  }
  return bodies
}

function contender(
  name: string,
  bodies: readonly string[],
  charactersMax: number,
  find: (text: string) => number | Promise<number>,
): Contender & { readonly bytes: number } {
  let given = 0
  const part = bodies.filter((body) => (given += body.length) <= charactersMax)
  const run = async (): Promise<number> => {
    let sum = 0
    for (const body of part) {
      const found = find(body)
      sum += typeof found === 'number' ? found : await found
    }
    return sum
  }
  return { name, bytes: Buffer.byteLength(part.join('')), run }
}

function withPatterns(text: string): number {
  let sum = 1
  for (const pattern of sixteenPatterns) sum += text.match(pattern)?.length ?? 0
  return sum
}

async function measureHostile(detector: TextDetector, turns: number): Promise<readonly HostileRow[]> {
  const units = 1_000_000
  const filled = (piece: string): string => piece.repeat(Math.ceil(units / piece.length)).slice(0, units)
  const plainName = 'plain'
  const texts = new Map([
    [plainName, filled(ticketBodies(units).join('\n\n'))],
    ['all digits', filled('1234567890')],
    ['all @', filled('@')],
    ['nested quotes', filled('"\'"\'((')],
    ['a.a.a.a', filled('a.')],
    ['a@a@a@a', filled('a@')],
    ['1 1 1 1', filled('1 ')],
    ['1-1-1-1', filled('12-')],
    ['a1a1a1a1', filled('a1')],
    ['Aa Aa Aa', filled('Aa ')],
    ['://://', filled('http://')],
    ['quotes of quotes', filled('> ')],
  ])
  const contenders = [...texts].map(([name, text]) => ({ name, run: () => detector.find(text).length + 1 }))
  const seconds = await timeInTurns(contenders, Math.min(turns, 3))
  const plain = median(seconds.get(plainName) ?? [])
  return contenders
    .filter(({ name }) => name !== plainName)
    .map(({ name }) => ({ name, timesPlain: median(seconds.get(name) ?? []) / plain }))
}
