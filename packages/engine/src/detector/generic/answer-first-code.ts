import { answerCodes } from '../check/answer-codes.ts'
import type { Detector } from '../contract.ts'

/**
 * The first of several numbers or codes in a short answer in lower case, which may begin with a name:
 * `5443 and 8643`.
 */
export const detector: Detector = {
  id: 'answer-first-code',
  version: 1,
  entity: 'REFERENCE_NUMBER',
  jurisdiction: 'INTL',
  source: 'https://github.com/awslabs/multi-domain-goal-oriented-dialogues-dataset',
  isAtStart: true,
  pattern:
    /(?<![\s\S])[a-z0-9\u00c0-\u024f.'’-]{1,20}(?:[ ,:;#]{1,2}[a-z0-9\u00c0-\u024f.'’-]{1,20}){1,13}[ .!]{0,2}(?![\s\S])/gu,
  lengthMax: 308,
  context: [],
  score: { pattern: 0.5, validated: 0.55 },
  validate: (match) => {
    const [first, second] = answerCodes(match)
    const isFollowed = second !== undefined || /(?: and|,) [0-9]+[ .!]*$/i.test(match)
    return first !== undefined && isFollowed && first
  },
  samples: [
    { text: '5443 and 8643', found: '5443', isIndependent: true },
    { text: 'sdf 234567890 and ghj 567', found: 'sdf 234567890', isIndependent: true },
    { text: 'rajii 3454 and 5454543287535435', found: '3454', isIndependent: true },
    { text: '3529 and 250', found: '3529', isIndependent: true },
    { text: '2081 to 4455', found: '2081', isIndependent: true },
    { text: '8856945845125145 and account number 56567', found: '8856945845125145' },
  ],
  rejects: [
    { name: 'one code', text: 'john 5246' },
    { name: 'amounts', text: '5000 and 6000' },
    { name: 'prices', text: 'the price is 5443 and 8643' },
    { name: 'a range', text: 'between 5443 and 8643' },
  ],
}
