/**
 * What stands between key words and their value: a sign, a verb or a space, and quotes, as in `"mrn": "1"`.
 * Part of a pattern with the flag `i`.
 */
export const linkSource = String.raw`(?:["']?(?: ?[:=#]{1,2} ?| - )| (?:is|was|ist|est|es|é|er|jest)(?: ?:)? | )["'#]?`

/** Small words that no value begins with. Part of a pattern with the flag `i`. */
export const notSmallWord = String.raw`(?!(?:for|and|the|was|has|not|are|per|but|from|with|in|on|of|to|by|as|at|or|my|is|it|if|so|we|und|der|die|das|für|fur|et|le|la|les|pour|el|los|para)(?![\p{L}\p{N}]))`

/**
 * The value that key words lead to.
 *
 * @param lead - key words and what links them, begun with `^`
 * @returns where the value stands in the match; false where `isValue` refuses it
 */
export function afterKeyWords(
  match: string,
  lead: RegExp,
  isValue: (value: string) => boolean,
): false | { readonly start: number; readonly end: number } {
  const start = lead.exec(match)?.[0].length ?? match.length
  return isValue(match.slice(start)) && { start, end: match.length }
}
