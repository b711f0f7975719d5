/** How far before and behind a candidate its context reaches, in UTF-16 units. */
const unitsBefore = 60
const unitsBehind = 30

const wordSets = new WeakMap<readonly string[], ReadonlySet<string>>()

/**
 * Whether one of a detector's context words stands near a span, as a whole word in any case:
 * `public` is not `lic`.
 *
 * @param words - lower case, one word each
 */
export function hasContextWord(text: string, start: number, end: number, words: readonly string[]): boolean {
  if (words.length === 0) return false
  let set = wordSets.get(words)
  if (set === undefined) {
    set = new Set(words)
    wordSets.set(words, set)
  }
  const before = wordsOf(text.slice(Math.max(0, start - unitsBefore), start))
  // A word that the window cuts is not a whole word.
  if (start > unitsBefore) before.shift()
  const behind = wordsOf(text.slice(end, end + unitsBehind))
  if (end + unitsBehind < text.length) behind.pop()
  return [...before, ...behind].some((word) => set.has(word))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]{1,60}/gu) ?? []
}
