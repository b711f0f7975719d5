/** Elements of HTML that may stay; the tags of all others are struck. */
const inline =
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'
const block =
  'address article aside blockquote body br button caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main menu meta nav ol optgroup option p pre search section select summary table tbody tfoot thead title tr ul'
const cells = 'td th'
/** What stands inside these is struck with them: it is not text. */
const silent =
  'script style template iframe object embed applet svg math canvas audio video noscript noembed noframes textarea xmp plaintext listing'

/** What an element does to the text around it. */
export type ElementKind = 'inline' | 'block' | 'cell' | 'silent'

const kinds = new Map<string, ElementKind>()
const add = (names: string, kind: ElementKind): void => {
  for (const name of names.split(' ')) kinds.set(name, kind)
}
add(inline, 'inline')
add(block, 'block')
add(cells, 'cell')
add(silent, 'silent')

/** @param name - in lower case; undefined: no element of HTML */
export function elementKind(name: string): ElementKind | undefined {
  return kinds.get(name)
}

/** A tag, comment or declaration of HTML somewhere in a text; `<jane@example.com>` and `a <b` are none. */
export const markup = new RegExp(`<(?:!--|!doctype|/?(?:${[...kinds.keys()].join('|')})(?:[\\s/>]))`, 'i')

/** Elements without an end tag. */
export const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/** Attributes whose value is text and read as such. */
export const textAttributes: ReadonlySet<string> = new Set([
  'alt',
  'title',
  'label',
  'placeholder',
  'summary',
])
/** Attributes whose value is an address, and read where its scheme is one of {@link linkScheme}. */
export const linkAttributes: ReadonlySet<string> = new Set(['href', 'src', 'cite'])
export const linkScheme = /^\s*(?:https?:|mailto:|tel:|sms:|[/#?]|[^:]*$)/i

/** Attributes that may stay, with the form of the values that may. */
const layout: readonly (readonly [names: string, form: RegExp])[] = [
  ['dir', /^(?:ltr|rtl|auto)$/i],
  ['lang', /^[a-z]{2,3}(?:-[a-z]{2})?$/i],
  ['align', /^(?:left|right|center|justify|char)$/i],
  ['valign', /^(?:top|middle|bottom|baseline)$/i],
  ['colspan rowspan span start border cellpadding cellspacing', /^\d{1,3}$/],
  ['width height', /^\d{1,4}(?:px|%)?$/],
  ['type', /^(?:[1aAiI]|disc|circle|square)$/],
]

const forms = new Map(
  layout.flatMap(([names, form]) => names.split(' ').map((name) => [name, form] as const)),
)

/** Whether an attribute only lays out, and may stay as it is. */
export function isLayout(name: string, value: string): boolean {
  return forms.get(name)?.test(value) === true
}
