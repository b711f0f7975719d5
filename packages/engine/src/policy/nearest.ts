import { closest, distance } from 'fastest-levenshtein'

/** The word that somebody may have meant, or undefined where none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const found = closest(word, [...known])
  return distance(word, found) <= Math.max(1, Math.floor(found.length / 3)) ? found : undefined
}
