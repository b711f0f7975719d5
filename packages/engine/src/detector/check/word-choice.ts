/**
 * Part of a pattern that takes one of the words, the longest that fits: those that begin alike share their
 * letters, so that a text is read once however many there are.
 *
 * @param words - of letters, digits, spaces, hyphens and apostrophes
 */
export function wordChoice(words: readonly string[]): string {
  const rests = new Map<string, string[]>()
  for (const word of new Set(words)) {
    if (word !== '') rests.set(word.charAt(0), [...(rests.get(word.charAt(0)) ?? []), word.slice(1)])
  }
  const options = [...rests].map(([letter, rest]) => letter + wordChoice(rest))
  if (options.length === 0) return ''
  const choice = options.length === 1 ? options.join('') : `(?:${options.join('|')})`
  return words.includes('') ? `(?:${choice})?` : choice
}
