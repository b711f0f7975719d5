import type { Candidate } from '../span/finding.ts'
import { Context, ContextWords } from './context.ts'
import { foldWithE } from './fold-token.ts'
import { foldText } from './normalize.ts'
import { isBorder, tokenize, type Token } from './tokens.ts'
import { TokenTrie } from './token-trie.ts'

/** Words and phrases that stand for one entity. */
export interface WordList {
  /** Id of the detector. */
  readonly id: string
  readonly entity: string
  readonly words: readonly string[]
  /** Lower case, one word each; where there are any, a finding counts only near one of them. */
  readonly near: readonly string[]
  readonly score: number
}

/** Most separators between two words of a phrase: `Project\r\n> Falcon` has four. */
const gapUnitsMax = 6

/**
 * Finds the words of many lists as whole words, in any case, with diacritics or without; phrases across
 * spaces, ends of lines and signs, or written as one word. Takes no longer for ten thousand words than for ten.
 */
export class WordLists {
  readonly #lists: readonly WordList[]
  /** For each word, the lists that hold it, by number. */
  readonly #trie = new TokenTrie<readonly number[]>()
  readonly #context: ContextWords

  constructor(lists: readonly WordList[]) {
    this.#lists = lists
    this.#context = new ContextWords(lists.map(({ near }) => near))
    lists.forEach(({ words }, number) => {
      for (const keys of words.flatMap(spellings)) this.#trie.add(keys, [number], union)
    })
  }

  /**
   * @param text - folded by `foldText`; offsets of the result are into it
   * @param previous - the message before, folded; its words count as near the beginning of an answer
   * @returns candidates, which may overlap
   */
  find(text: string, previous: string | undefined): Candidate[] {
    const tokens = tokenize(text)
    const candidates: Candidate[] = []
    const unsure: Hit[] = []
    this.#trie.search(
      tokens.map(({ key }) => key),
      (index) => (tokens[index]?.start ?? 0) - (tokens[index - 1]?.end ?? 0) > gapUnitsMax,
      (numbers, first, last) => {
        if (!isWhole(tokens, first, last)) return false
        const hit = { numbers, start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 }
        const sure = numbers.find((number) => this.#lists[number]?.near.length === 0)
        if (sure === undefined) unsure.push(hit)
        else candidates.push(this.#candidate(sure, hit))
        return sure !== undefined
      },
    )
    if (unsure.length > 0) candidates.push(...this.#confirmed(unsure, text, previous))
    return candidates
  }

  /** Of the hits that need a word near them, those that have it. */
  #confirmed(hits: Hit[], text: string, previous: string | undefined): Candidate[] {
    const near = new Context(this.#context, text, previous)
    // A context is read forwards only.
    return hits
      .sort((a, b) => a.start - b.start)
      .flatMap((hit) => {
        const number = hit.numbers.find((one) => near.isNear(one, hit.start, hit.end))
        return number === undefined ? [] : [this.#candidate(number, hit)]
      })
  }

  #candidate(number: number, { start, end }: Hit): Candidate {
    const { entity = '', score = 0, id = '' } = this.#lists[number] ?? {}
    return { start, end, entity, score, detector: id }
  }
}

/** Where a word of some lists stands. */
interface Hit {
  readonly numbers: readonly number[]
  readonly start: number
  readonly end: number
}

/** Letters and digits of a word or phrase as they are looked for; 0 for one that can never be found. */
export function searchedUnits(word: string): number {
  return tokenize(foldText(word).text).reduce((sum, { key }) => sum + key.length, 0)
}

/** A word's tokens; the same with `ue` for `ü`; a phrase as one word, as in a hashtag. */
function spellings(word: string): string[][] {
  const tokens = tokenize(foldText(word).text)
  const keys = tokens.map(({ key }) => key)
  const withE = tokens.map(({ text, key }) => foldWithE(text) ?? key)
  const isPhrase = tokens.length > 1 && tokens.every(({ kind }) => kind === 'word')
  return [keys, withE, ...(isPhrase ? [[keys.join('')], [withE.join('')]] : [])]
}

function isWhole(tokens: readonly Token[], first: number, last: number): boolean {
  return isBorder(tokens[first - 1], tokens[first]) && isBorder(tokens[last], tokens[last + 1])
}

function union(old: readonly number[], more: readonly number[]): readonly number[] {
  return [...new Set([...old, ...more])].sort((a, b) => a - b)
}
