/** A text in which what looks alike is alike. */
export interface FoldedText {
  readonly text: string
  /** For each UTF-16 unit of `text`, where in the original the character that it comes from starts. */
  readonly offsets: readonly number[]
}

// Characters that a reader, or a forgiving program, takes for these; NFKD knows only some of them.
const openers = '[［﹇⁅【〔〖〘〚⟦⟬⦋⦍⦏❲﹝'
const closers = ']］﹈⁆】〕〗〙〛⟧⟭⦌⦎⦐❳﹞'
const underscores = '_＿﹍﹎﹏︳︴‿⁀⁔‗ˍ'
const ats = '@＠﹫'

const escaped = (characters: string): string => characters.replace(/[[\]]/g, '\\$&')
const blank = String.raw`\x00-\x20\x7f`
const foreign = String.raw`\u0080-\uffff`
/** What no placeholder has between its brackets. */
const punctuation = String.raw`!-/:-@\\^\x60{-~`

const marker = new RegExp(`[${escaped(openers + underscores + ats)}]`)

/**
 * Where a forgery could be, whatever the folding makes of characters outside ASCII. Every alternative
 * starts at a rare character and reads no further than the next one, so that it stays linear.
 */
const candidate = new RegExp(
  [
    `[${escaped(openers)}][^${escaped(openers + closers)}${punctuation}]*[${escaped(closers)}]`,
    `(?<=[0-9${foreign}][${blank}]*)[${underscores}]`,
    `[${ats}][${blank}]*(?:[${foreign}]|[pt][${blank}]*[so${foreign}])`,
  ].join('|'),
  'i',
)

/** Whether it is worth folding a text to look for a forgery: never false where there is one. */
export function mayBeForged(text: string): boolean {
  return marker.test(text) && candidate.test(text)
}

/**
 * Folds a text: compatibility forms and accents away, lower case, brackets and underscores of all kinds
 * to one, and no spaces, controls or invisible characters at all.
 */
export function foldForged(text: string): FoldedText {
  let folded = ''
  const offsets: number[] = []
  let at = 0
  for (const character of text) {
    const written = foldCharacter(character)
    folded += written
    for (let unit = 0; unit < written.length; unit++) offsets.push(at)
    at += character.length
  }
  return { text: folded, offsets }
}

const invisible = /[\s\p{M}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const remembered = new Map<string, string>()
const rememberedMax = 20_000

function foldCharacter(character: string): string {
  let folded = remembered.get(character)
  if (folded === undefined) {
    folded = foldAnew(character)
    if (remembered.size < rememberedMax) remembered.set(character, folded)
  }
  return folded
}

function foldAnew(character: string): string {
  if (openers.includes(character)) return '['
  if (closers.includes(character)) return ']'
  if (underscores.includes(character)) return '_'
  if (ats.includes(character)) return '@'
  return character.normalize('NFKD').replace(invisible, '').toLowerCase().replace(invisible, '')
}
