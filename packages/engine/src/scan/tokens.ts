import { foldToken } from './fold-token.ts'

/** What a token is made of: letters, digits, or one sign of a script that is written without spaces. */
export type TokenKind = 'word' | 'digits' | 'sign'

/** One token of a text. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly kind: TokenKind
  /** As it stands in the text. */
  readonly text: string
  /** Case and diacritics folded. */
  readonly key: string
}

const unspaced = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`
const tokenPattern = new RegExp(
  String.raw`([0-9]+)|([${unspaced}]\p{M}*)|[[\p{L}\p{M}\p{N}]--[${unspaced}0-9]]+`,
  'gv',
)

/**
 * Splits a text into words, runs of digits and, in scripts written without spaces, single signs: there a
 * value is found as a substring. Korean counts among them, for its particles are joined to names.
 *
 * @param text - folded by `foldText`
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  tokenPattern.lastIndex = 0
  for (let match = tokenPattern.exec(text); match !== null; match = tokenPattern.exec(text)) {
    const [found, digits, sign] = match
    const kind = digits !== undefined ? 'digits' : sign !== undefined ? 'sign' : 'word'
    tokens.push({
      start: match.index,
      end: tokenPattern.lastIndex,
      kind,
      text: found,
      key: kind === 'digits' ? found : foldToken(found),
    })
  }
  return tokens
}

/** Whether no word goes on across the border between two neighbouring tokens. */
export function isBorder(before: Token | undefined, behind: Token | undefined): boolean {
  if (before === undefined || behind === undefined || before.end < behind.start) return true
  return before.kind === 'sign' || behind.kind === 'sign'
}
