import { afterKeyWords } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

/** A colon, a sign or a verb: a word that only stands behind goes on as a sentence. */
const tightLink = String.raw`(?:["']?(?: ?[:=]{1,2} ?)| (?:is|was|ist|lautet|est|es|é|jest)(?: ?:)? )["']?`
const lead = String.raw`(?:(?:mother(?:['’]?s)?|mum(?:['’]?s)?|mom(?:['’]?s)?) maiden name|maiden name|security (?:answer|word)|secret (?:answer|word)|memorable (?:word|name|place)|(?:first|favou?rite) (?:pet|school|teacher|car|book|film|movie|food)(?:['’]?s)?(?: name| was called)?|name of (?:my|the) first (?:pet|school)|mädchenname(?: (?:der|meiner) mutter)?|nom de jeune fille|apellido de soltera)${tightLink}`

/** Answers to security questions behind words that say so. */
export const detector: Detector = {
  id: 'security-answer',
  version: 1,
  entity: 'SECURITY_ANSWER',
  jurisdiction: 'INTL',
  source:
    'https://cheatsheetseries.owasp.org/cheatsheets/Choosing_and_Using_Security_Questions_Cheat_Sheet.html',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}[\p{L}\p{N}][\p{L}\p{N}'’-]{1,40}(?: [\p{Lu}][\p{L}'’-]{1,30})?(?![\p{L}\p{N}_])`,
    'giu',
  ),
  lengthMax: 200,
  context: [],
  score: { pattern: 0.45, validated: 0.7 },
  validate: (match) => afterKeyWords(match, leading, (value) => !notName.test(value)),
  samples: [
    { text: "my mother's maiden name is Kowalski", found: 'Kowalski', isIndependent: true },
    { text: 'security answer: Rex', found: 'Rex', isIndependent: true },
    { text: 'My first pet was Bella', found: 'Bella' },
  ],
  rejects: [
    { name: 'asked', text: 'what is your maiden name?' },
    { name: 'a rule', text: 'security answer must be set' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')

/** What goes on as a sentence, or says that there is none. */
const notName =
  /^(?:a|an|and|any|are|be|can|cannot|correct|does|for|from|has|have|in|incorrect|invalid|is|isn|it|like|lost|missing|must|my|needs|never|no|not|of|on|or|please|required|reset|should|so|some|taken|that|the|their|this|to|unknown|used|was|what|when|where|which|will|with|work|would|wrong|your|already|also|doesn|nicht|ist|est|n|no|et|und|y|e)$/i
