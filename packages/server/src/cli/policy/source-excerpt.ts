import type { PolicyPlace } from '@stet/engine'

/** Characters of a line that are shown: a policy in one long line must not fill the screen. */
const widthMax = 160

/**
 * The line of a policy that a problem is about, with a caret below the place.
 *
 * @param source - the whole policy
 * @param place - counted from 1; columns in UTF-16 units
 * @returns two lines, each ended; nothing where the place is not in the text
 */
export function sourceExcerpt(source: string, { line, column }: PolicyPlace): string {
  const whole = source.split(/\r\n|\r|\n/)[line - 1]
  if (whole === undefined || column < 1 || column > whole.length + 1) return ''
  const start = Math.max(0, column - 1 - Math.floor(widthMax * 0.75))
  const before = whole.slice(start, column - 1)
  const shown = printable(whole.slice(start, start + widthMax))
  return `    ${shown}\n    ${printable(before).replaceAll(/[^\t]/g, ' ')}^\n`
}

/** A terminal would obey control characters; a tab it may keep, so that the caret stands right. */
function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�')
}
