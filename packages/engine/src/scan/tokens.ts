import { foldToken } from './fold-token.ts'
import { digitUnit, otherUnit, unitKind } from './unit-kind.ts'

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
  for (let index = 0; index < text.length;) {
    const start = index
    const kind = asciiKind(text.charCodeAt(index))
    if (kind === otherUnit) {
      index += 1
      continue
    }
    if (kind !== 0) {
      index += 1
      while (index < text.length && asciiKind(text.charCodeAt(index)) === kind) index += 1
      if (kind === digitUnit || index === text.length || text.charCodeAt(index) < 0x80) {
        const found = text.slice(start, index)
        const isDigits = kind === digitUnit
        tokens.push({
          start,
          end: index,
          kind: isDigits ? 'digits' : 'word',
          text: found,
          key: isDigits ? found : found.toLowerCase(),
        })
        continue
      }
    }
    index = pushNext(tokens, text, start)
  }
  return tokens
}

/** A kind of {@link unitKind} for ASCII, 0 beyond: there the pattern reads on. */
function asciiKind(unit: number): number {
  return unit < 0x80 ? unitKind(unit) : 0
}

/** Adds the next token from an offset on, of any script; gives the offset behind it, or the text's length. */
function pushNext(tokens: Token[], text: string, from: number): number {
  tokenPattern.lastIndex = from
  const match = tokenPattern.exec(text)
  if (match === null) return text.length
  const [found, digits, sign] = match
  const kind = digits !== undefined ? 'digits' : sign !== undefined ? 'sign' : 'word'
  const end = tokenPattern.lastIndex
  tokens.push({
    start: match.index,
    end,
    kind,
    text: found,
    key: kind === 'digits' ? found : foldToken(found),
  })
  return end
}

/** Whether no word goes on across the border between two neighbouring tokens. */
export function isBorder(before: Token | undefined, behind: Token | undefined): boolean {
  if (before === undefined || behind === undefined || before.end < behind.start) return true
  return before.kind === 'sign' || behind.kind === 'sign'
}
