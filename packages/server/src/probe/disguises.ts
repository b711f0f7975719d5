/** A way in which a text may stand in a field. */
export interface Disguise {
  readonly name: string
  readonly write: (text: string) => string
}

/** Ways in which what a customer writes reaches a helpdesk. */
export const disguises: readonly Disguise[] = [
  { name: 'plain', write: (text) => text },
  { name: 'HTML', write: (text) => `<div><p>Hello,</p><p>${html(text)}</p><br></div>` },
  { name: 'HTML references', write: (text) => `<p>${references(text)}</p>` },
  { name: 'JSON in a string', write: (text) => JSON.stringify({ note: text, ok: true }) },
  { name: 'URL-encoded', write: (text) => `note=${encodeURIComponent(text)}&ok=1` },
  { name: 'base64', write: (text) => Buffer.from(text).toString('base64') },
  { name: 'full-width', write: fullWidth },
  { name: 'zero-width', write: (text) => text.replace(/(?<=[0-9])(?=[0-9])/, '\u200b') },
]

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function references(text: string): string {
  return Array.from(text, (letter) =>
    /[A-Za-z0-9]/.test(letter) ? `&#${letter.codePointAt(0) ?? 0};` : html(letter),
  ).join('')
}

function fullWidth(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
}

/** Every look that a value may have in what arrived, all compared in the same plain form. */
export function looksOf(value: string): readonly string[] {
  const looks = [
    value,
    encodeURIComponent(value),
    encodeURIComponent(value).replaceAll('%20', '+'),
    Array.from(
      { length: value.length },
      (_, at) => `\\u${value.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
    references(value),
    html(value),
    JSON.stringify(value).slice(1, -1),
  ].map(plain)
  return [...new Set([...looks, ...base64Looks(value)])]
}

/** Text as it is compared: full-width and accents folded, letters small, nothing that takes no room. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u200b-\u200f\u2060\ufeff]/gu, '')
    .toLowerCase()
}

/** Its base64 wherever it stands in what was encoded; compared with the case as it is. */
function base64Looks(value: string): readonly string[] {
  const bytes = Buffer.from(value)
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '')
    return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
  })
}

/** Whether a value is in a text, whatever it looks like there. */
export function isIn(looks: readonly string[], text: string, plainText = plain(text)): boolean {
  return looks.some((look) => plainText.includes(look) || text.includes(look))
}
