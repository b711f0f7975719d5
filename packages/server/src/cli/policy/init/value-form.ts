import { isIP } from 'node:net'

/** What a text looks like. */
export type ValueForm =
  | 'empty'
  | 'email'
  | 'url'
  | 'uuid'
  | 'timestamp'
  | 'date'
  | 'ip'
  | 'phone'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'card'
  | 'html'
  | 'prose'
  | 'name'
  | 'language'
  | 'word'
  | 'holds-email'
  | 'other'

/** Longest text that is looked at, in UTF-16 units; a longer one is prose whatever it holds. */
const textLengthMax = 2000

/** First match wins; each is tried on the whole text, trimmed. */
const forms: readonly (readonly [ValueForm, RegExp])[] = [
  ['email', /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/],
  ['uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
  ['timestamp', /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:[Zz]|[+-]\d\d:?\d\d)?$/],
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['url', /^[a-z][a-z0-9+.-]*:\/\/\S+$/i],
  ['card', /^(?:\d{4}[ -]){3}\d{1,7}$/],
  ['phone', /^(?:tel:)?(?:\+|00[1-9])\d[\d ().-]{5,22}$|^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/],
  ['integer', /^-?(?:0|[1-9]\d{0,19})$/],
  ['number', /^-?\d{1,20}[.,]\d{1,20}$/],
  ['boolean', /^(?:true|false)$/i],
  ['html', /<[a-z][^<>]*>/i],
  ['holds-email', /[^\s@<>"]@[^\s@<>"]+\.[^\s@<>"]{2,}/],
  ['language', /^[a-z]{2,3}[-_][A-Z]{2}$/],
  ['name', /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u],
  ['word', /^[A-Za-z]+(?:[_.:/ -][A-Za-z]+){0,5}$/],
]

/** Tells what a text looks like, by its form alone. */
export function formOf(text: string): ValueForm {
  const trimmed = text.trim()
  if (trimmed === '') return 'empty'
  if (trimmed.length > textLengthMax) return 'prose'
  if (isIP(trimmed) !== 0) return 'ip'
  const found = forms.find(([, pattern]) => pattern.test(trimmed))?.[0]
  if (found === 'word' && /\s/.test(trimmed)) return trimmed.length > 24 ? 'prose' : 'other'
  if (found !== undefined) return found
  return /\s\S+\s/.test(trimmed) || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}/.test(trimmed)
    ? 'prose'
    : 'other'
}

/** The form that at least `share` of the texts have, the empty ones apart. */
export function mainForm(counts: ReadonlyMap<ValueForm, number>, share = 0.8): ValueForm | undefined {
  let all = 0
  for (const [form, count] of counts) if (form !== 'empty') all += count
  for (const [form, count] of counts) if (form !== 'empty' && count >= all * share) return form
  return undefined
}
