/** Shortest word of a planted value that is looked for by itself, in letters or digits. */
const wordLengthMin = 4
/** Shortest row of digits that tells a number, whatever stands between them. */
const digitsMin = 6

/**
 * Planted values that are in a text: as they are, in a URL, in base64, in `\u` escapes; or a part of them, a word
 * of a name or the digits of a number. A date (`YYYY-MM-DD`) is looked for whole.
 *
 * @returns what was found, as it was planted
 */
export function survivors(planted: readonly string[], output: string): readonly string[] {
  const text = plain(output)
  const words = new Set(text.split(/[^\p{L}\p{N}]+/u))
  const digits = text.replaceAll(/(?<=\d)[\s().+/-]+(?=\d)/g, '')
  return planted.filter((value) => {
    const looks = [value, encodeURIComponent(value), escaped(value), ...base64Looks(value)].map(plain)
    if (looks.some((look) => text.includes(look))) return true
    // The year of a date may leave where a policy says so; a day that somebody was born on must not.
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return false
    // The domain of an e-mail address is often a word that means nothing by itself.
    const parts = plain(value.replace(/@.*$/, '')).split(/[^\p{L}\p{N}]+/u)
    if (parts.some((part) => part.length >= wordLengthMin && words.has(part))) return true
    const number = value.replaceAll(/\D/g, '')
    return number.length >= digitsMin && digits.includes(number)
  })
}

/** Small letters without diacritics. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

function escaped(value: string): string {
  return Array.from(
    { length: value.length },
    (_, at) => `\\u${value.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')
}

/** The characters that a value has in base64 whatever stands before and after it. */
function base64Looks(value: string): readonly string[] {
  const bytes = Buffer.from(value)
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '')
    return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
  })
}
