/** A way in which a value may stand in bytes, and its look there. One value can have several looks. */
export interface Encoding {
  readonly name: string
  readonly looks: (value: string) => readonly string[]
}

const encoder = new TextEncoder()

/** Every encoding in which a leaked value is looked for. */
export const encodings: readonly Encoding[] = [
  { name: 'as it is', looks: (value) => [value] },
  { name: 'in JSON', looks: (value) => [jsonEscaped(value), jsonEscaped(value).replaceAll('/', '\\/')] },
  { name: 'in JSON, all of it in \\u escapes', looks: (value) => hexCases(unicodeEscaped(value)) },
  { name: 'in JSON, outside ASCII in \\u escapes', looks: (value) => hexCases(asciiEscaped(value)) },
  {
    name: 'in a URL',
    looks: (value) => {
      const encoded = encodeURIComponent(value)
      return [
        encoded,
        encoded.replaceAll('%20', '+'),
        encoded.replaceAll(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
      ]
    },
  },
  { name: 'in base64', looks: (value) => base64Looks(encoder.encode(value)) },
  { name: 'in HTML', looks: htmlLooks },
]

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function unicodeEscaped(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hexUnit(text.charCodeAt(at))).join('')
}

function asciiEscaped(text: string): string {
  return jsonEscaped(text).replaceAll(/[\u0080-\uffff]/g, (unit) => hexUnit(unit.charCodeAt(0)))
}

function hexUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}

function hexCases(text: string): readonly string[] {
  return [text, text.replaceAll(/\\u[0-9a-f]{4}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`)]
}

/**
 * The characters that a value has in base64 whatever stands before and after it: for each of the three
 * ways in which its bytes can fall into groups, those characters that its own bits alone decide.
 */
function base64Looks(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].flatMap((shift) => {
    const padded = new Uint8Array(shift + bytes.length)
    padded.set(bytes, shift)
    const text = Buffer.from(padded).toString('base64').replaceAll('=', '')
    const whole = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

function htmlLooks(value: string): readonly string[] {
  const named = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const quoted = named.replaceAll('"', '&quot;')
  return [
    named,
    quoted,
    quoted.replaceAll("'", '&#39;'),
    quoted.replaceAll("'", '&#x27;'),
    [...value].map((sign) => `&#${sign.codePointAt(0) ?? 0};`).join(''),
    [...value].map((sign) => `&#x${(sign.codePointAt(0) ?? 0).toString(16)};`).join(''),
  ]
}

/** Where a value shows through an output: the name of the encoding, or undefined. */
export function encodingIn(output: string, value: string): string | undefined {
  return encodings.find(({ looks }) =>
    looks(value).some((look) => look.length >= lookCharsMin && output.includes(look)),
  )?.name
}

/** A shorter look proves nothing: it occurs by chance. */
const lookCharsMin = 4
