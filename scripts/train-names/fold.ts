/** Labelled texts are split into so many parts, of which one may be left out of training. */
export const foldCount = 5

/**
 * The part that a labelled text belongs to. Turns of one dialogue fall into one part, for they repeat its
 * names; so do texts that differ in nothing but numbers, case and signs.
 *
 * @param ref - the turn, as the set names it
 */
export function foldOf(text: string, ref: string | undefined): number {
  const dialogue = ref?.replace(/(?:<TURN>|#).*$/, '')
  const key = dialogue ?? text.toLowerCase().replace(/[^\p{L}]+/gu, ' ')
  let hash = 7
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0
  return ((hash ^ (hash >>> 15)) >>> 0) % foldCount
}
