import { foldUnit, hashSeed, hashStep } from './characters.ts'
import { nameClasses, placeClasses, wordClass, wordlikeClasses } from './classes.ts'
import type { Lexicon } from './lexicon.ts'
import { gap, lineCase, shape, type Tokens } from './tokens.ts'

const none = 0
const weak = 1
const strong = 2
const active = 3

/** Texts of so few tokens are looked at whole: often they are an answer and nothing else. */
const shortTokensMax = 5
/** So are longer ones where the message before asked for a name or an address. */
const answerTokensMax = 16
const weakRunMax = 2
/** House numbers and postal codes are no longer. */
const numberUnitsMax = 6
const streetReach = 6
const cueReach = 4
const softCueReach = 2
const allCues =
  wordClass.addressCue | wordClass.street | wordClass.nameCue | wordClass.title | wordClass.softCue
const cues = wordClass.nameCue | wordClass.title | wordClass.softCue

/** Chooses the tokens that the tagger looks at; most tokens of a text are of no name and cost nothing more. */
export class Gate {
  readonly #lexicon: Lexicon
  #state: Uint8Array

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    this.#state = new Uint8Array(64)
  }

  /** Fills in the classes of the tokens. @returns for each token whether it is to be tagged: 3 if so */
  open(text: string, tokens: Tokens, isAnswer: boolean): Uint8Array {
    const { count } = tokens
    if (this.#state.length < count) this.#state = new Uint8Array(tokens.start.length)
    const state = this.#state
    let hasMail = false
    let hasStrong = false
    let hasCue = false
    for (let at = 0; at < count; at += 1) {
      let known = this.#lexicon.classesOf(tokens.hash[at] as number)
      if (known === 0 && isNearNumber(tokens, at)) known = this.#suffixClasses(text, tokens, at)
      tokens.classes[at] = known
      const chance = potential(tokens, at, known)
      state[at] = chance
      hasStrong ||= chance === strong
      hasCue ||= (known & allCues) !== 0
      hasMail ||= (tokens.gap[at] as number) === gap.at
    }
    if (hasMail) closeMails(tokens, state)
    if (count <= (isAnswer ? answerTokensMax : shortTokensMax)) state.fill(active, 0, count)
    else if (hasStrong || hasCue) {
      if (hasCue) this.#followCues(tokens, state)
      spread(tokens, state)
    }
    return state
  }

  /** `Lindenstrasse` is a street though no list has it. */
  #suffixClasses(text: string, tokens: Tokens, at: number): number {
    const written = tokens.shape[at] as number
    if (written > shape.camel || written === shape.initial) return 0
    const end = tokens.end[at] as number
    const length = end - (tokens.start[at] as number)
    if (length < 6) return 0
    let hash = suffixSeed
    for (let size = 1; size <= 6 && size < length - 1; size += 1) {
      hash = hashStep(hash, foldUnit(text.charCodeAt(end - size)))
      if (size < 3) continue
      const known = this.#lexicon.classesOf(hash)
      if (known !== 0) return known & (wordClass.street | wordClass.company)
    }
    return 0
  }

  #followCues(tokens: Tokens, state: Uint8Array): void {
    const { count } = tokens
    for (let at = 0; at < count; at += 1) {
      const known = tokens.classes[at] as number
      if ((known & cues) !== 0) {
        const reach = (known & (wordClass.nameCue | wordClass.title)) !== 0 ? cueReach : softCueReach
        const last = Math.min(count - 1, at + reach)
        for (let next = at + 1; next <= last; next += 1) {
          if (isWall(tokens.gap[next] as number)) break
          if (state[next] === weak) state[next] = strong
        }
      }
      if ((known & wordClass.addressCue) !== 0) {
        const last = Math.min(count - 1, at + streetReach)
        for (let next = at + 1; next <= last; next += 1) {
          if (((tokens.classes[next] as number) & wordClass.frequent) === 0) state[next] = strong
        }
      }
      if ((known & wordClass.street) !== 0) followStreet(tokens, state, at)
    }
  }
}

/** Suffixes are kept in the lexicon under a hash of their own, read from the end. */
export const suffixSeed = hashStep(hashSeed, 0x2d)

function isNearNumber(tokens: Tokens, at: number): boolean {
  const { count, shape: shapes } = tokens
  if (at + 1 < count && isNumber(shapes[at + 1] as number)) return true
  return (
    (at > 0 && isNumber(shapes[at - 1] as number)) || (at + 2 < count && isNumber(shapes[at + 2] as number))
  )
}

/** What stands around an `@` is the detectors' of e-mail addresses. */
function closeMails(tokens: Tokens, state: Uint8Array): void {
  for (let at = 0; at < tokens.count; at += 1)
    if ((tokens.gap[at] as number) === gap.at) closeMail(tokens, state, at)
}

function closeMail(tokens: Tokens, state: Uint8Array, at: number): void {
  state[at] = none
  for (let left = at - 1; left >= 0; left -= 1) {
    state[left] = none
    if (!isTight(tokens.gap[left] as number)) break
  }
  for (let right = at + 1; right < tokens.count && isTight(tokens.gap[right] as number); right += 1)
    state[right] = none
}

function isTight(before: number): boolean {
  return before === gap.dot || before === gap.joint
}

function potential(tokens: Tokens, at: number, known: number): number {
  const written = tokens.shape[at] as number
  const before = tokens.gap[at] as number
  if (written >= shape.mixed && written !== shape.uncased) {
    const isLong = (tokens.end[at] as number) - (tokens.start[at] as number) > numberUnitsMax
    return isLong || before === gap.dot || before === gap.slash ? none : weak
  }
  const isName = (known & (nameClasses | placeClasses)) !== 0
  switch (written) {
    case shape.lower:
      if (before === gap.slash || before === gap.dot) return none
      if ((known & wordlikeClasses) !== 0) return isName ? weak : none
      return isName ? strong : weak
    case shape.uncased:
      return isName ? strong : none
    case shape.initial:
      return weak
    case shape.allCapitals:
      if ((known & wordClass.frequent) !== 0) return (known & placeParts) !== 0 ? weak : none
      if (tokens.cases[at] !== lineCase.upper) return isName ? strong : weak
      return isName || (known & wordClass.common) === 0 ? strong : weak
  }
  if (isName) return strong
  if ((known & wordClass.frequent) !== 0)
    return startsSentence(before) && (known & placeParts) === 0 ? none : weak
  return (known & wordClass.common) !== 0 ? weak : strong
}

/** `United`, `New`, `Suite` stand at the beginning of lines of addresses. */
const placeParts = wordClass.cityPart | wordClass.unit | wordClass.country

function startsSentence(before: number): boolean {
  return before !== gap.space && before !== gap.comma && before !== gap.joint && before !== gap.apostrophe
}

function isWall(before: number): boolean {
  return before === gap.blankLine || before === gap.end
}

/** Makes everything between a street word and its number active, and what follows. */
function followStreet(tokens: Tokens, state: Uint8Array, at: number): void {
  const { count } = tokens
  for (let left = at; left > 0 && at - left < streetReach; left -= 1) {
    if ((tokens.gap[left] as number) === gap.blankLine) break
    if (isNumber(tokens.shape[left - 1] as number)) {
      state.fill(active, left - 1, at + 1)
      break
    }
  }
  for (let right = at + 1; right < count && right - at < streetReach; right += 1) {
    if ((tokens.gap[right] as number) === gap.blankLine) break
    if (isNumber(tokens.shape[right] as number)) {
      state.fill(active, at, right + 1)
      break
    }
  }
  if (state[at] !== active) {
    if (state[at] === none) state[at] = weak
    return
  }
  for (let next = at + 1; next < count && next - at <= streetReach + 2; next += 1) {
    if (isWall(tokens.gap[next] as number)) break
    const isWord = ((tokens.classes[next] as number) & wordClass.frequent) !== 0
    if (!isWord || (tokens.shape[next] as number) !== shape.lower) state[next] = active
  }
}

function isNumber(written: number): boolean {
  return written >= shape.digits1 || written === shape.mixed
}

/** Numbers belong to what stands before them only across spaces, commas, hyphens and lines. */
function mayFollowOn(tokens: Tokens, at: number): boolean {
  if (at >= tokens.count) return false
  const before = tokens.gap[at] as number
  if (before <= gap.joint || (before >= gap.comma && before <= gap.line)) return true
  return !isNumber(tokens.shape[at] as number) && !isNumber(tokens.shape[at - 1] as number)
}

function mayJoin(tokens: Tokens, at: number): boolean {
  if (isWall(tokens.gap[at] as number) || isWall(tokens.gap[at + 1] as number)) return false
  const isPart = ((tokens.classes[at] as number) & (wordClass.particle | wordClass.unit)) !== 0
  return isPart || (tokens.shape[at] as number) !== shape.lower || isNumber(tokens.shape[at + 1] as number)
}

/** Strong tokens are active, and weak ones beside active ones. */
function spread(tokens: Tokens, state: Uint8Array): void {
  const { count } = tokens
  for (let at = 0; at < count; at += 1) if (state[at] === strong) state[at] = active
  let run = weakRunMax
  for (let at = 0; at < count; at += 1) {
    if (isWall(tokens.gap[at] as number)) run = weakRunMax
    if (state[at] === active) run = 0
    else if (state[at] === weak && run < weakRunMax && mayFollowOn(tokens, at)) {
      state[at] = active
      if ((tokens.shape[at] as number) === shape.lower) run += 1
    } else run = weakRunMax
  }
  run = weakRunMax
  for (let at = count - 1; at >= 0; at -= 1) {
    if (state[at] === active) run = 0
    else if (state[at] === weak && run < weakRunMax && mayFollowOn(tokens, at + 1)) {
      state[at] = active
      run += 1
    } else run = weakRunMax
    if (isWall(tokens.gap[at] as number)) run = weakRunMax
  }
  // Particles inside names are words: Rio de Janeiro, Vincent van der Berg; behind numbers anything may be.
  for (let at = 1; at + 1 < count; at += 1) {
    if (state[at] === active || state[at - 1] !== active) continue
    if (!mayJoin(tokens, at)) continue
    if (state[at + 1] === active || (at + 2 < count && state[at + 2] === active && mayJoin(tokens, at + 1)))
      state[at] = active
  }
}
