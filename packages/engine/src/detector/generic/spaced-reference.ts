import type { Detector } from '../contract.ts'

const noun = String.raw`(?: ?(?:numbers?|numbe|num|no|nr|id|code|ref|reference)\.?(?![\p{L}]))`
const lead = String.raw`(?:(?:n?booking (?:confirm[a-z]{0,6}|conform[a-z]{0,6})|n?booking|confirm[a-z]{0,3}tion|conform[a-z]{0,3}tion|reservation|policy|claims?)${noun}?(?: (?:is|was|its|it is|it's|are)| ?[:=#]| -)?(?: actually)? )`

/**
 * References of bookings, policies and claims that are written in pieces, as chats have them:
 * `booking number rt 65 yu`.
 */
export const detector: Detector = {
  id: 'spaced-reference',
  version: 1,
  entity: 'REFERENCE_NUMBER',
  jurisdiction: 'INTL',
  source: 'https://github.com/awslabs/multi-domain-goal-oriented-dialogues-dataset',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}#?(?:[a-z]{1,6} )?[0-9]{1,12}(?: ?(?:[0-9]{1,6}|[a-z]{1,3})(?![a-z0-9])){0,5}(?: [a-z]{4,8}(?![a-z]))?(?![\p{L}\p{N}_]|[.,\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 128,
  context: [],
  score: { pattern: 0.5, validated: 0.8 },
  validate: (match) => {
    const start = leading.exec(match)?.[0].length ?? match.length
    const value = match
      .slice(start)
      .replace(/(?<=[0-9].*) [a-z]{4,8}$/i, '')
      .replace(trailing, '')
    const digits = value.replace(/[^0-9]/g, '').length
    const isWordy = startingWord.test(value) || quantity.test(match.slice(start))
    const isEnough = digits >= (/[a-z]/i.test(value) ? 2 : 3)
    return !isWordy && isEnough && { start, end: start + value.length }
  },
  samples: [
    { text: 'booking number rt 65 yu', found: 'rt 65 yu', isIndependent: true },
    { text: 'my claim number is 187 abd', found: '187 abd', isIndependent: true },
    { text: 'policy kkr 879456321 please', found: 'kkr 879456321', isIndependent: true },
    { text: 'Confirmation number is jfo 5 e 92', found: 'jfo 5 e 92' },
    { text: 'booking number ty 2635 and my name is', found: 'ty 2635' },
  ],
  rejects: [
    { name: 'no number', text: 'confirmation number please' },
    { name: 'a number of things', text: 'booking 200 rooms' },
    { name: 'money', text: 'claim 300 dollars' },
    { name: 'a date', text: 'reservation 12 May 2024' },
    { name: 'a page', text: 'policy 404 page' },
    { name: 'a preposition', text: 'booking for 45 people' },
    { name: 'a time', text: 'booking at 1930' },
    { name: 'another word', text: 'rebooking rt 65 yu' },
  ],
}

const leading = new RegExp(`^${lead}#?`, 'iu')

/** Words that no reference begins with. */
const startingWord =
  /^(?:a|all|an|and|are|as|at|by|but|can|costs?|dated|fee|for|from|has|in|if|is|it|its|last|my|next|not|of|on|one|only|over|per|that|the|these|this|those|to|took|under|until|was|with|within)\b/i

/** Amounts, counts, times and dates: a number with a word of four letters or more, or a unit. */
const quantity =
  /^[0-9]{1,6} ?(?:st|nd|rd|th|am|pm|x|k|usd|eur|gbp|inr|rs|day|hrs?|min|pax|error|page|times?|days?|years?|weeks?|months?|hours?|nights?|rooms?|seats?|people|persons?|guests?|adults?|kids?|dollars?|euros?|pounds?|rupees?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?![a-z])|^[1-9]0{3,} |^(?:19|20)[0-9]{2}(?![0-9])/i

/** Words that go on behind a reference. */
const trailing =
  /(?: (?:a|am|an|and|are|as|at|be|but|by|can|did|do|for|go|has|he|i|if|in|is|it|its|me|my|no|not|of|on|or|out|so|ssn|the|to|up|us|was|we|you|zip|pm))+$|(?: (?:and|for|in|is|on|to|the|my|at|was|but|or|as|of|with|if|it|i))(?: .*)$/i
