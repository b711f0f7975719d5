import { wordClass } from './classes.ts'
import { gap, shape, type Tokens } from './tokens.ts'

const address = 1

/** Whether the tokens from `from` to `to` can be what the tagger takes them for. */
export function isName(text: string, tokens: Tokens, from: number, to: number, kind: number): boolean {
  const before = tokens.gap[from] as number
  const behind = to < tokens.count ? (tokens.gap[to] as number) : tokens.lastGap
  if (before === gap.at || behind === gap.at) return false
  let words = 0
  let codes = 0
  for (let at = from; at < to; at += 1) {
    const written = tokens.shape[at] as number
    if (isHexadecimal(text, tokens, at)) codes += 1
    else if (written < shape.mixed) words += 1
  }
  if (kind !== address) return words > 0
  return codes === 0 || words > 0
}

/** Whether a token is a code such as `sha256` or `beef`: a name of these letters only is rare in small letters. */
function isHexadecimal(text: string, tokens: Tokens, at: number): boolean {
  const written = tokens.shape[at] as number
  if (written !== shape.lower && written !== shape.mixed) return false
  const start = tokens.start[at] as number
  const end = tokens.end[at] as number
  if (end - start < 4) return false
  if (written === shape.mixed && text.charCodeAt(start) > 0x39 && end - start > 4) return true
  for (let place = start; place < end; place += 1) {
    const unit = text.charCodeAt(place)
    if (!((unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x66))) return false
  }
  return true
}

const listed = /\n[ \t]*[^\s>\p{L}\p{N}(]/u

/** Whether a span goes on at the token: a name not behind a colon, an address not behind the mark of a list's next line. */
export function goesOn(text: string, tokens: Tokens, at: number, kind: number): boolean {
  const before = tokens.gap[at] as number
  if (kind !== address) return before !== gap.colon
  if (before !== gap.line) return true
  return !listed.test(text.slice(tokens.end[at - 1], tokens.start[at]))
}

/** Whether a line of an address is but the name of a place. */
export function isPlaceName(tokens: Tokens, from: number, to: number, kind: number): boolean {
  if (kind !== address) return false
  for (let at = from; at < to; at += 1) {
    if ((tokens.shape[at] as number) >= shape.digits1 || tokens.shape[at] === shape.mixed) return false
    if (((tokens.classes[at] as number) & (wordClass.street | wordClass.unit)) !== 0) return false
  }
  return true
}
