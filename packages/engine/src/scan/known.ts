import type { Candidate } from '../span/finding.ts'
import { resolveRanked } from '../span/resolve.ts'
import { spellingsOf, type Variant } from './known-variants.ts'
import { askingWords, commonWords, grammarWords, pronouns } from './name-words.ts'
import { isBorder, tokenize, type Token } from './tokens.ts'
import { TokenTrie } from './token-trie.ts'

/** A value of a structured field, to be struck from the record's free text as well. */
export interface KnownValue {
  readonly entity: string
  readonly text: string
}

/** Known values of one record, ready to be looked for. */
export interface KnownValues {
  /**
   * Finds the values in a text, in all the spellings that `spellingsOf` knows, and never inside a longer
   * word. Takes time linear in the text, however many values there are.
   *
   * @param text - folded by `foldText`; offsets of the result are into it
   * @returns candidates of score 1, in order, none overlapping
   */
  match(text: string): Candidate[]
}

/** Most separators between two tokens of one value: `Jane\r\n> Doe` has five. */
const gapUnitsMax = 6
/** Most separators inside a number: `+1 (415) - 555` has three. */
const numberGapUnitsMax = 4

interface Filed extends Variant {
  readonly entity: string
  /** The value that this is a spelling of; undefined where several share the spelling. */
  readonly of: string | undefined
}

/**
 * Works out the spellings of known values once for all texts of a record. The order of the values does not
 * matter: a spelling that two values share goes to the one that is nearer to its whole, then by entity name.
 *
 * @param regions - ISO 3166-1 alpha-2, for national phone numbers
 */
export function compileKnown(values: readonly KnownValue[], regions: readonly string[]): KnownValues {
  const trie = new TokenTrie<Filed>()
  const runs = new Map<string, CompactEntry>()
  const prefixes = new Set<string>()
  const fileRun = (text: string, entry: CompactEntry): void => {
    const old = runs.get(text)
    const chosen = old === undefined || compareRun(entry, old) < 0 ? entry : old
    runs.set(text, old === undefined || old.of === entry.of ? chosen : { ...chosen, of: undefined })
    for (let length = 1; length <= text.length; length++) prefixes.add(text.slice(0, length))
  }
  const filed = new Set<string>()
  for (const { entity, text } of values) {
    const once = `${entity}\n${text}`
    if (filed.has(once)) continue
    filed.add(once)
    const { variants, compacts, numbers } = spellingsOf(entity, text, regions)
    for (const variant of variants) trie.add(variant.keys, { ...variant, entity, of: text }, preferred)
    for (const compact of compacts) fileRun(compact, { entity, isNumber: false, of: text })
    for (const number of numbers) fileRun(number, { entity, isNumber: true, of: text })
  }
  return {
    match(text) {
      const tokens = tokenize(text)
      const candidates = matchTokens(trie, tokens, text)
      if (runs.size > 0) candidates.push(...matchRuns(runs, prefixes, tokens, text))
      return leftmostLongest(candidates, text)
    },
  }
}

interface CompactEntry {
  readonly entity: string
  readonly of: string | undefined
  readonly isNumber: boolean
}

function compareRun(a: CompactEntry, b: CompactEntry): number {
  // A phone number's rule about letters beside it is the wider one.
  if (a.isNumber !== b.isNumber) return a.isNumber ? -1 : 1
  return a.entity < b.entity ? -1 : 1
}

/** Of two values that share a spelling, the one that asks for less, then the nearer, then by name. */
function preferred(a: Filed, b: Filed): Filed {
  const order = strictness(a) - strictness(b) || a.rank - b.rank
  if (order !== 0) return order < 0 ? a : b
  const chosen = a.entity <= b.entity ? a : b
  return a.of === b.of ? chosen : { ...chosen, of: undefined }
}

function strictness({ exact, isSingleName, isPossessive, endsInCapital }: Variant): number {
  return [exact !== undefined, isSingleName, isPossessive, endsInCapital].filter((each) => each === true)
    .length
}

function candidate({ entity, of }: Pick<Filed, 'entity' | 'of'>, start: number, end: number): Candidate {
  return { start, end, entity, score: 1, detector: 'known', of }
}

function matchTokens(trie: TokenTrie<Filed>, tokens: readonly Token[], text: string): Candidate[] {
  const candidates: Candidate[] = []
  const isBroken = (index: number): boolean =>
    (tokens[index]?.start ?? 0) - (tokens[index - 1]?.end ?? 0) > gapUnitsMax
  trie.search(
    tokens.map((token) => token.key),
    isBroken,
    (filed, first, last) => {
      if (!isBorder(tokens[first - 1], tokens[first]) || !isBorder(tokens[last], tokens[last + 1]))
        return false
      if (!isMeant(filed, tokens, first, last, text)) return false
      candidates.push(candidate(filed, tokens[first]?.start ?? 0, tokens[last]?.end ?? 0))
      return true
    },
  )
  return candidates
}

/**
 * Reads a text of values as people do, from the left and each as long as it is: in `Jane Doe, Jane Doe`
 * nobody is called `Doe, Jane`. What only another reading covers is added.
 */
function leftmostLongest(candidates: readonly Candidate[], text: string): Candidate[] {
  const sorted = candidates.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || (a.entity < b.entity ? -1 : 1),
  )
  const chosen: Candidate[] = []
  const others: Candidate[] = []
  let end = 0
  for (const one of sorted) {
    if (one.start < end) {
      if (one.end > end) others.push(one)
      continue
    }
    chosen.push(one)
    end = one.end
  }
  if (others.length === 0) return chosen
  return resolveRanked([...chosen, ...others]).flatMap((one) => {
    const value = text.slice(one.start, one.end)
    const before = value.search(/[\p{L}\p{M}\p{N}+(]/u)
    const behind = /[^\p{L}\p{M}\p{N}]*$/u.exec(value)?.[0].length ?? 0
    return before < 0 || before >= value.length - behind
      ? []
      : [{ ...one, start: one.start + before, end: one.end - behind }]
  })
}

/** Whether the conditions of a spelling hold where it stands. */
function isMeant(filed: Filed, tokens: readonly Token[], first: number, last: number, text: string): boolean {
  const start = tokens[first]?.start ?? 0
  const end = tokens[last]?.end ?? 0
  if (filed.exact !== undefined && text.slice(start, end).toLowerCase() !== filed.exact) return false
  if (filed.endsInCapital === true && !/^\p{Lu}/u.test(tokens[last]?.text ?? '')) return false
  if (filed.entity === 'PERSON' && hasSentenceEnd(tokens, first, last, text)) return false
  if (filed.isSingleName !== true) return true
  const key = tokens[first]?.key ?? ''
  if (filed.isPossessive === true) {
    const name = key.slice(0, -1)
    if (/^['\u2019]/.test(text.slice(end))) return true
    return !commonWords.has(name) && !grammarWords.has(name)
  }
  if (!commonWords.has(key) && !grammarWords.has(key)) return true
  if (!/^\p{Lu}/u.test(tokens[first]?.text ?? '')) return false
  return !grammarWords.has(key) || !isOrdinaryStart(tokens, first, text)
}

/** Whether a sentence ends between the first and the last token: a full stop after more than an initial. */
function hasSentenceEnd(tokens: readonly Token[], first: number, last: number, text: string): boolean {
  for (let index = first; index < last; index++) {
    const [token, next] = [tokens[index], tokens[index + 1]]
    if (token === undefined || next === undefined || token.key.length < 3) continue
    if (/[.!?\u2026]\s/.test(text.slice(token.end, next.start))) return true
  }
  return false
}

/** Whether a word of grammar starts a sentence that goes on as it would after that word. */
function isOrdinaryStart(tokens: readonly Token[], index: number, text: string): boolean {
  const token = tokens[index]
  const next = tokens[index + 1]
  if (token === undefined || next === undefined) return false
  const before = text.slice(Math.max(0, token.start - 16), token.start)
  if (
    !/(?:^|[.!?\n\u2026])[\s"'(>\u201c\u2018*-]*$/u.test(before) ||
    (token.start > 16 && before.trim() === '')
  )
    return false
  if (!/^[ \t]+$/.test(text.slice(token.end, next.start))) return false
  return askingWords.has(token.key) ? pronouns.has(next.key) : /^\p{Ll}/u.test(next.text)
}

/** Values written with any separators between their letters and digits, or with none. */
function matchRuns(
  runs: ReadonlyMap<string, CompactEntry>,
  prefixes: ReadonlySet<string>,
  tokens: readonly Token[],
  text: string,
): Candidate[] {
  const candidates: Candidate[] = []
  for (const [first, token] of tokens.entries()) {
    let run = ''
    for (let last = first; ; last++) {
      const next = tokens[last]
      if (
        next === undefined ||
        (last > first && next.start - (tokens[last - 1]?.end ?? 0) > numberGapUnitsMax)
      )
        break
      run += next.key
      if (!prefixes.has(run)) break
      const entry = runs.get(run)
      if (entry === undefined) continue
      const isWhole = isBorder(tokens[first - 1], token) && isBorder(next, tokens[last + 1])
      if (entry.isNumber || isWhole) candidates.push(candidate(entry, withPlus(text, token.start), next.end))
    }
  }
  return candidates
}

/** A plus sign or an opening bracket in front of a number goes with it. */
function withPlus(text: string, start: number): number {
  return start - (/\+?[ ]?\(?$/.exec(text.slice(Math.max(0, start - 3), start))?.[0].trimStart().length ?? 0)
}
