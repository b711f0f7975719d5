/** Characters that move the cursor, end a line unseen or turn the direction of what follows. */
const disguising =
  /[\0-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF\u{E0000}-\u{E007F}]|\r(?!\n)/gu

/** The same and all that takes no room on a screen. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFFE\uFFFF]/gu

/**
 * Offsets of the characters that make a text read otherwise than it is, comments included.
 *
 * @see https://www.unicode.org/reports/tr55/ Unicode source code handling
 */
export function disguises(text: string): readonly number[] {
  return [...text.matchAll(disguising)].map(({ index }) => index)
}

/** Offset of the first character that nobody sees, or undefined where there is none. */
export function firstUnseen(text: string): number | undefined {
  const at = text.search(unseen)
  return at < 0 ? undefined : at
}

/** A text on one line, in which what nobody would see is spelled: `\u{1b}` for an escape. */
export function visibleText(text: string): string {
  return text.replace(/[\t\n\r ]+/g, ' ').replace(unseen, escapeOf)
}

/** `U+202E`, as standards name a character. */
export function codePointName(text: string, at: number): string {
  return `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

function escapeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
