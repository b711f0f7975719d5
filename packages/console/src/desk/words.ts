import type { Fate, Mark } from './contract.ts'

/** `EMAIL_ADDRESS` as people say it. */
export function entityTitle(entity: string): string {
  const words = entity.toLowerCase().replaceAll('_', ' ')
  return /^(?:us|uk|gb|de|fr|it|es|nl|ip|iban|url|uuid)\b/.test(words)
    ? words.replace(/^\w+/, (first) => first.toUpperCase())
    : words
}

/** Who found something, as people say it. */
export function detectorTitle(detector: string): string {
  if (detector === 'known') return 'named by the record'
  if (detector === 'hidden') return 'no reader sees it'
  return detector
}

/** e.g. `email address, found by email, score 0.95`. */
export function markWords({ entity, detector, score }: Mark): string {
  return `${entityTitle(entity)}, ${detectorTitle(detector)}, score ${score.toFixed(2)}`
}

/** What became of a value, in a word or two. */
export const fateWords: Readonly<Record<Fate, string>> = {
  kept: 'stands',
  changed: 'changed',
  struck: 'struck',
  unlisted: 'not listed, struck',
  mistyped: 'of another type, struck',
}
