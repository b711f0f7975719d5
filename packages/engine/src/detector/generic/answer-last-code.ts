import { answerCodes } from '../check/answer-codes.ts'
import type { Detector } from '../contract.ts'

/**
 * The number or code that a short answer ends with, as people give it behind a name when they were asked for
 * both: an account, a reference, a password, the last digits of something. Only in lower case throughout, as
 * chats are written: titles and products have capitals.
 */
export const detector: Detector = {
  id: 'answer-last-code',
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
    const codes = answerCodes(match)
    const last = codes.at(-1)
    return last !== undefined && /^[ .!]*$/.test(match.slice(last.end)) && last
  },
  samples: [
    { text: 'tina hth 656', found: 'hth 656', isIndependent: true },
    { text: 'mariya and 2564', found: '2564', isIndependent: true },
    { text: 'its johnson and 2 g 4 s 6 h', found: '2 g 4 s 6 h', isIndependent: true },
    { text: '5443 and 8643', found: '8643', isIndependent: true },
    { text: 'sure, it is smith, 4913.', found: '4913' },
    { text: 'hcl and 9410', found: '9410', isIndependent: true },
    { text: 'mike and the last 4 is 2832', found: '2832', isIndependent: true },
    { text: 'shri and hq 75 e 4', found: 'hq 75 e 4', isIndependent: true },
    { text: 'sorry, that was a typo, it is hts 842', found: 'hts 842', isIndependent: true },
  ],
  rejects: [
    { name: 'an amount', text: 'the total is 4500' },
    { name: 'an order', text: 'order 12345678' },
    { name: 'a year', text: 'windows 2012' },
    { name: 'a round number', text: 'john 5000' },
    { name: 'a product', text: 'dell latitude 7420' },
    { name: 'capitals, as in titles', text: 'Apollo 1113' },
    { name: 'a host', text: 'localhost 8080' },
    { name: 'a sentence', text: 'nobody ever told us about something like 4913' },
    { name: 'a question', text: 'john 5246?' },
    { name: 'three digits', text: 'john 524' },
    { name: 'several sentences', text: 'John 5246. Then it broke again' },
  ],
}
