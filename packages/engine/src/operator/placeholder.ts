import type { Placeholders } from './contract.ts'
import { foldForged, mayBeForged } from './forged-fold.ts'

/** A placeholder exactly as {@link createPlaceholders} writes it. */
export const placeholderPattern = /\[[A-Z][A-Z0-9_]{0,63}_[1-9][0-9]*\]/

/**
 * Makes the numbers for placeholders: from 1 for each entity, the same number for the same value (in NFC
 * and trimmed, an e-mail address in small letters), until they are reset for the next record.
 */
export function createPlaceholders(): Placeholders & { reset(): void } {
  const entities = new Map<string, Map<string, string>>()
  return {
    placeholder(entity, value) {
      const written = entities.get(entity) ?? new Map<string, string>()
      if (written.size === 0) entities.set(entity, written)
      const trimmed = value.normalize('NFC').trim()
      const normal = entity === 'EMAIL_ADDRESS' ? trimmed.toLowerCase() : trimmed
      let placeholder = written.get(normal)
      if (placeholder === undefined) {
        placeholder = `[${entity}_${written.size + 1}]`
        written.set(normal, placeholder)
      }
      return placeholder
    },
    reset: () => entities.clear(),
  }
}

/** A placeholder, or the mark of a struck finding, in a folded text. */
const forgedPlaceholder = /\[(?:\p{L}[\p{L}\p{N}_]*_\p{N}+|struck)\]/gu
/** The `_` behind the version of a token or pseudonym, where enough follows to be one. */
const forgedPrefix = /(?<=(?:tok|ps)[0-9]+)_(?=[a-z0-9_]{20})/g
/** The `@` of a token or pseudonym in the form of an e-mail. */
const forgedAt = /@(?=(?:ps[0-9]+|token)\.invalid)/g

/**
 * Whether a text holds something that is, or could be taken for, a placeholder, token or pseudonym of
 * ours: in any letter case, with other brackets, full-width characters, accents, and spaces or invisible
 * characters between. UUID and integer pseudonyms look like any other and are not looked for.
 *
 * Takes time linear in the text; of most texts it reads only what a search for `[`, `_` and `@` reads.
 */
export function looksForged(text: string): boolean {
  if (!mayBeForged(text)) return false
  const folded = foldForged(text).text
  return [forgedPlaceholder, forgedPrefix, forgedAt].some((pattern) => folded.search(pattern) >= 0)
}

/**
 * Breaks whatever {@link looksForged} sees: brackets become parentheses, the `_` of a token's prefix
 * becomes `-`, the `@` of a token becomes `(at)`. Everything else stays as it is. What comes out does not
 * look forged any more.
 */
export function neutralizeForged(text: string): string {
  const edits = forgedEdits(text)
  return edits.size === 0 ? text : applyEdits(text, edits)
}

/** What {@link neutralizeForged} writes over which unit. */
export function forgedEdits(text: string): ReadonlyMap<number, string> {
  if (!mayBeForged(text)) return noEdits
  const folded = foldForged(text)
  const edits = new Map<number, string>()
  const edit = (foldedAt: number, by: string): void => {
    edits.set(folded.offsets[foldedAt] ?? 0, by)
  }
  for (const { index, 0: found } of folded.text.matchAll(forgedPlaceholder)) {
    edit(index, '(')
    edit(index + found.length - 1, ')')
  }
  for (const { index } of folded.text.matchAll(forgedPrefix)) edit(index, '-')
  for (const { index } of folded.text.matchAll(forgedAt)) edit(index, '(at)')
  return edits
}

const noEdits: ReadonlyMap<number, string> = new Map()

/** Each edit stands for one character, which all lie in the basic plane. */
function applyEdits(text: string, edits: ReadonlyMap<number, string>): string {
  let result = ''
  let copied = 0
  for (const [at, by] of [...edits].sort(([a], [b]) => a - b)) {
    result += text.slice(copied, at) + by
    copied = at + 1
  }
  return result + text.slice(copied)
}
