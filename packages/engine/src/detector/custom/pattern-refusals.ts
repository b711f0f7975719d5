/** What is wrong with a pattern, and what to write instead. */
export interface PatternRefusal {
  readonly what: string
  readonly instead: string
}

/** A class, an escape, the beginning of a group, a repeat, or one character. */
const piece =
  /\[(?:\\[\s\S]|[^\]\\])*\]|\\(?:[pPu]\{[^}]*\}|k<[^>]*>|[\s\S])|\(\?(?:<?[=!]|<[^>]*>|[a-zA-Z-]*[:)])|[*+?]\??|\{\d*,?\d*\}\??|[\s\S]/gu

const edgeInstead = 'leave it out: a pattern is looked for everywhere, and never begins or ends inside a word'
const characterInstead = 'write the character itself, or \\u and four digits'

/** Constructs that the language of patterns leaves out, each once, as they are written. */
export function patternRefusals(source: string): PatternRefusal[] {
  const pieces = new Set(source.match(piece))
  return [...pieces].flatMap((text) => {
    const refusal = refusalOf(text)
    return refusal === undefined ? [] : [{ what: `the pattern holds ${refusal[0]}`, instead: refusal[1] }]
  })
}

function refusalOf(text: string): readonly [string, string] | undefined {
  const repeat = unboundedRepeat(text)
  if (repeat !== undefined) return [`"${text}", a repeat without end`, `write ${repeat} in its place`]
  if (text === '^' || text === '$' || text === '\\b' || text === '\\B') return [`"${text}"`, edgeInstead]
  if (/^\\(?:[1-9]|k)/.test(text))
    return [`the back-reference "${text}"`, 'write out what may stand there; it cannot be run in linear time']
  if (/^\(\?<?[=!]/.test(text))
    return [`the look-around "${text}"`, 'leave it out; for a word that has to stand nearby write near: […]']
  if (/^\(\?</.test(text)) return [`the named group "${text}"`, 'write ( … ) or (?: … )']
  if (/^\(\?[^:]/.test(text))
    return [`the flags "${text}"`, 'leave them out; case does not matter, unless exactCase: true']
  if (/^\\[xc0]/.test(text)) return [`the escape "${text}"`, characterInstead]
  const inside = text.startsWith('[') ? /\\[xcb0-9]/.exec(text.replaceAll('\\\\', '')) : null
  return inside === null ? undefined : [`the escape "${inside[0]}"`, characterInstead]
}

/** The same repeat with an end to it. */
function unboundedRepeat(text: string): string | undefined {
  if (/^\*/.test(text)) return '{0,64}'
  if (/^\+/.test(text)) return '{1,64}'
  const least = /^\{(\d+),\}/.exec(text)?.[1]
  return least === undefined ? undefined : `{${least},${Math.max(64, Number(least))}}`
}
