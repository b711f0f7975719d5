import { isQuantity } from '../detector/generic/bare-answer.ts'
import type { Candidate } from '../span/finding.ts'

/** Longest message that is looked at, in UTF-16 units: an answer is short. */
const unitsMax = 160
const digitsMin = 3
/** Score of a code that is found so. */
export const answerScore = 0.55

/** Words of which an answer consists beside what was asked for: small words, and what names an identifier. */
const fillers = new Set(
  `yes yeah yep sure ok okay sorry thanks please sir madam hi hello my name full is its it's it this here and the a an i
  am im i'm of for to was are on in at with also no number num nr code id ssn ss social security account accounts acc acct
  ac a/c card cards credit debit bank atm last four 4 digits digit pin password pass word pw pwd username user zip zipcode
  postal pincode phone mobile cell contact email mail e-mail address city policy claim claimid booking confirmation
  reference pnr member membership customer company other new old another second first it's here's heres name's`
    .split(/\s+/)
    .filter(Boolean),
)

interface Word {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The codes of a message that consists of names, small words, labels and codes alone: `john smith 5132`, as
 * people answer in a chat. What is said besides makes it a sentence, of which nothing is taken here.
 *
 * @param candidates - what was found in the text so far
 */
export function findAnswers(text: string, candidates: readonly Candidate[]): readonly Candidate[] {
  if (text.length > unitsMax || !/[0-9]/.test(text) || isSentence(text, candidates)) return []
  const words = uncovered(text, candidates)
  const isCode = words.map(({ text: word }) => /[0-9]/.test(word))
  for (const [index, word] of words.entries()) {
    if (isCode[index] === true) {
      if (!/^[a-z0-9-]{1,24}$/i.test(word.text) || isQuantity(word.text)) return []
    } else if (!fillers.has(word.text.toLowerCase())) {
      if (!isPartOfCode(words, isCode, index)) return []
      isCode[index] = true
    }
  }
  return codesOf(text, words, isCode).map(({ start, end }) => ({
    start,
    end,
    entity: 'REFERENCE_NUMBER',
    score: answerScore,
    detector: 'bare-answer',
  }))
}

const wordPattern = /[^\s,;:!?()"]+/g

/** Whether one word alone, long and without a digit, makes a text a sentence: most texts end at their second. */
function isSentence(text: string, candidates: readonly Candidate[]): boolean {
  wordPattern.lastIndex = 0
  for (let match = wordPattern.exec(text); match !== null; match = wordPattern.exec(text)) {
    const { 0: found, index } = match
    if (found.length <= partUnitsMax || /[0-9]|\.$/.test(found) || fillers.has(found.toLowerCase())) continue
    if (!candidates.some(({ start, end }) => start <= index && index < end)) return true
  }
  return false
}

function uncovered(text: string, candidates: readonly Candidate[]): Word[] {
  const isCovered = (at: number): boolean => candidates.some(({ start, end }) => start <= at && at < end)
  return [...text.matchAll(/[^\s,;:!?()"]+/g)].flatMap(({ 0: found, index }) => {
    const word = found.replace(/\.+$/, '')
    return word === '' || isCovered(index) ? [] : [{ start: index, end: index + word.length, text: word }]
  })
}

/** Longest word that may be a part of a code. */
const partUnitsMax = 3

/** Up to three letters beside a code: `kmk 143`. */
function isPartOfCode(words: readonly Word[], isCode: readonly boolean[], index: number): boolean {
  const isShort = /^[a-z]{1,3}$/i.test(words[index]?.text ?? '')
  return isShort && (isCode[index - 1] === true || isCode[index + 1] === true)
}

/** Neighbouring parts of a code are one. */
function codesOf(text: string, words: readonly Word[], isCode: readonly boolean[]): Word[] {
  const codes: Word[] = []
  for (const [index, word] of words.entries()) {
    if (isCode[index] !== true) continue
    const last = codes.at(-1)
    if (last !== undefined && isCode[index - 1] === true && text.slice(last.end, word.start) === ' ') {
      codes[codes.length - 1] = { start: last.start, end: word.end, text: text.slice(last.start, word.end) }
    } else codes.push(word)
  }
  return codes.filter(({ text: code }) => code.replace(/[^0-9]/g, '').length >= digitsMin)
}
