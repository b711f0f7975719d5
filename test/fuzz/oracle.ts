import type { Limits } from '../../packages/engine/src/limits.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of bytes without a byte-order mark, or undefined where they are no UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  try {
    return decoder.decode(hasMark ? bytes.subarray(3) : bytes)
  } catch {
    return undefined
  }
}

/**
 * Whether an input has to be accepted: JSON.parse reads it, and it holds nothing that Stet refuses by
 * design: half a surrogate pair in an escape, too deep a nesting, too long a number.
 */
export function isAccepted(text: string, isLines: boolean, limits: Limits): boolean {
  if (!isLines) return isGoodDocument(text, limits)
  const lines = text.split('\n').filter((line) => /[^ \t\r]/.test(line))
  return lines.length > 0 && lines.every((line) => isGoodDocument(line, limits))
}

/** Kept bytes with nothing between them: what comes out where everything is listed. */
export function withoutBlanks(text: string, isLines: boolean): string {
  const bare = (document: string): string => document.replaceAll(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/g, '$1')
  if (!isLines) return bare(text)
  const lines = text.split('\n').map(bare)
  return lines
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('')
}

function isGoodDocument(text: string, limits: Limits): boolean {
  try {
    JSON.parse(text)
  } catch {
    return false
  }
  return hasWholePairs(text) && isWithin(text, limits)
}

/** Looks at every string as it stands: of members with equal names JSON.parse shows only the last. */
function hasWholePairs(text: string): boolean {
  if (!/\\u[dD][89a-fA-F]/.test(text)) return true
  const strings = text.match(/"(?:[^"\\]|\\.)*"/g) ?? []
  return strings.every((string) => (JSON.parse(string) as string).isWellFormed())
}

function isWithin(text: string, { depthMax, numberCharsMax }: Limits): boolean {
  const bare = text.includes('"') ? text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '"') : text
  let depth = 0
  let numberChars = 0
  for (const char of bare) {
    numberChars = /[0-9.eE+-]/.test(char) ? numberChars + 1 : 0
    if (numberChars > numberCharsMax) return false
    if (char === '{' || char === '[') depth += 1
    else if (char === '}' || char === ']') depth -= 1
    if (depth > depthMax) return false
  }
  return true
}
