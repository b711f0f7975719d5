import type { CustomDetector } from '../detector/custom/custom-detector.ts'
import { detectedEntities } from '../detector/entities.ts'
import { entityWords } from './plain-words.ts'

/** One detector that the policy brings along, in plain words. */
export interface DetectorWords {
  readonly entity: string
  readonly description: string | undefined
  readonly sentences: readonly string[]
}

/** Words of a list that are written out. */
const wordsShown = 12

/** Says what the detectors of a policy find. */
export function explainDetectors(detectors: readonly CustomDetector[]): DetectorWords[] {
  return detectors.map((custom) => ({
    entity: custom.entity,
    description: custom.description,
    sentences: sentencesOf(custom),
  }))
}

/** The same as lines of a text. */
export function detectorLines({ entity, description, sentences }: DetectorWords): string[] {
  const first = description === undefined ? '' : ` ${description.replace(/\.?$/, '.')}`
  return [`  ${entityWords(entity)}.${first}`, ...sentences.map((sentence) => `    ${sentence}`)]
}

function sentencesOf({ entity, pattern, words, near, matches }: CustomDetector): string[] {
  const sentences: string[] = []
  if (pattern !== undefined) {
    const exact = pattern.isCaseExact ? ', in exactly these capitals and small letters' : ', in any case'
    const check = pattern.check === undefined ? '' : `, if its check digits are right (${pattern.check})`
    sentences.push(`What fits the pattern ${pattern.source}${exact}${check}.`)
  }
  if (words.length > 0) sentences.push(wordsSentence(words))
  if (near.length > 0) sentences.push(`Only near one of these words: ${near.join(', ')}.`)
  const [sample] = matches
  if (sample !== undefined) sentences.push(`For example in: ${sample.text}`)
  if (detectedEntities.has(entity))
    sentences.push(
      `Stet has a detector of its own for ${entityWords(entity)}; this adds to it and takes nothing from it.`,
    )
  return sentences
}

function wordsSentence(words: readonly string[]): string {
  const rest = words.length - wordsShown
  const shown = words.slice(0, wordsShown).join(', ')
  const more = rest > 0 ? `, and ${rest} more that the policy lists` : ''
  return `In any case and with or without accents, as whole words: ${shown}${more}.`
}
