import { loadDetectorDescriptions, loadTextDetector, type KnownValue, type TextDetector } from '@stet/engine'
import { closest } from 'fastest-levenshtein'
import { z } from 'zod'
import { UsageError } from '../exit-code.ts'
import { openInput, resolveInputs } from '../redact/inputs.ts'
import { linesOf } from './lines.ts'
import type { DetectOptions } from './options.ts'
import { highlighted } from './highlight.ts'

/** Carries `stet detect` out. */
export async function runDetect(names: readonly string[], options: DetectOptions): Promise<void> {
  await checkEntities(options.entities ?? [])
  const { locale: locales, threshold, entities } = options
  const detector = await loadTextDetector({ locales, threshold, entities })
  for (const input of await resolveInputs(names)) {
    const lines = linesOf(openInput(input))
    await (options.format === 'jsonl' ? detectRecords(lines, detector) : detectText(lines, detector))
  }
}

async function checkEntities(names: readonly string[]): Promise<void> {
  const known = new Set((await loadDetectorDescriptions()).map(({ entity }) => entity))
    .add('PERSON')
    .add('ORGANIZATION')
  for (const name of names) {
    if (known.has(name)) continue
    throw new UsageError(
      `there is no entity ${name}; did you mean ${closest(name, [...known])}? stet entities lists all`,
    )
  }
}

const lineSchema = z.object({
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  text: z.string(),
  known: z.record(z.string(), z.array(z.string())).optional(),
  previous: z.string().optional(),
})

async function detectRecords(lines: AsyncIterable<string>, detector: TextDetector): Promise<void> {
  let number = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    const parsed = lineSchema.safeParse(parseJson(line))
    if (!parsed.success) {
      throw new UsageError(`line ${number} is not {"id": …, "text": "…"}; nothing after it was read`)
    }
    const { id, text, known, previous } = parsed.data
    const findings = detector
      .find(text, { known: knownValues(known ?? {}), previous })
      .map(({ entity, start, end, score, detector: by }) => ({
        entity,
        start,
        end,
        score,
        detector: by,
      }))
    await write(`${JSON.stringify({ ...(id !== undefined && { id }), findings })}\n`)
  }
}

function knownValues(known: Readonly<Record<string, readonly string[]>>): KnownValue[] {
  return Object.entries(known).flatMap(([entity, texts]) => texts.map((text) => ({ entity, text })))
}

/** Shows a text line by line, for people; a value that a line break splits is not seen. */
async function detectText(lines: AsyncIterable<string>, detector: TextDetector): Promise<void> {
  for await (const line of lines) await write(`${highlighted(line, detector.find(line), process.stdout)}\n`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Writes, and waits where the reader is slower. */
async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return
  await new Promise((resolve) => process.stdout.once('drain', resolve))
}
