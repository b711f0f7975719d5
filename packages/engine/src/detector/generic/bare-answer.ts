import type { Detector } from '../contract.ts'

/**
 * A message that is a number or a code and nothing else, as people answer in a chat when they were asked for
 * an account, a card, a reference or the last digits of something. What was asked need not be known.
 */
export const detector: Detector = {
  id: 'bare-answer',
  version: 1,
  entity: 'REFERENCE_NUMBER',
  jurisdiction: 'INTL',
  source: 'https://github.com/awslabs/multi-domain-goal-oriented-dialogues-dataset',
  isAtStart: true,
  pattern: /(?<![\s\S])[A-Z0-9]{1,20}(?:[ ,:.-]{1,2}[A-Z0-9]{1,20}){0,11}[ .!]{0,2}(?![\s\S])/giu,
  lengthMax: 264,
  context: [],
  score: { pattern: 0.5, validated: 0.55 },
  validate: (match) => {
    const start = lead.exec(match)?.[0].length ?? 0
    const code = match.slice(start).replace(/[ .!]+$/, '')
    return isCode(code) && { start, end: start + code.length }
  },
  samples: [
    { text: '7894 5612 3078', found: '7894 5612 3078', isIndependent: true },
    { text: 'yes its kmk 143', found: 'kmk 143', isIndependent: true },
    { text: 'sure, 8906', found: '8906', isIndependent: true },
    { text: 'dpd 768594321', found: 'dpd 768594321', isIndependent: true },
    { text: '2586 lk', found: '2586 lk' },
    { text: 'C8RT04', found: 'C8RT04' },
  ],
  rejects: [
    { name: 'a sentence around it', text: 'I have 8906 of them' },
    { name: 'an amount', text: '250 usd' },
    { name: 'a time', text: '12 pm' },
    { name: 'a number of things', text: '12' },
    { name: 'a year', text: '2024' },
    { name: 'words', text: 'yes it is' },
  ],
}

/** Words that an answer begins with before it comes to the point. */
const lead =
  /^(?:(?:yes|yeah|yep|sure|ok|okay|sorry|its|it is|this is|and|here|the|my|no|number|is)(?:[ ,:.]{1,2}|$))*/i

/** Amounts, times, years and sizes: answers that name nobody. */
const quantity =
  /^(?:[0-9 ]+(?:am|pm|usd|eur|gbp|inr|rs|gb|mb|kb|tb|km|kg|cm|mm|mi|lb|oz|st|nd|rd|th|h|hr|hrs|min|d|x|k)|(?:19|20)[0-9]{2}|[0-9]{1,2}|(?:v|rs|usd|eur|q|kb|rtx|gtx|ps|win|ios)[ -]?[0-9]+)$/i

/** Words that are no part of a code though they are as short as one. */
const words = new Set(
  'ssn zip otp ph ac acc no num is bug sku ups utf sha md to at on in of for and the day top lot row bus box apt per was has had are not but you all one two six ten out off day may nov dec jan feb mar apr jun jul aug sep oct mon tue wed thu fri sat sun'.split(
    ' ',
  ),
)

/** Up to six chunks of letters and digits, of which letters alone are three at most. */
function isCode(text: string): boolean {
  const chunks = text.split(/[ -]/)
  const isPlain = chunks.every(
    (chunk) => /[0-9]/.test(chunk) || (chunk.length <= 3 && !words.has(chunk.toLowerCase())),
  )
  const digits = text.replace(/[^0-9]/g, '').length
  return (
    isPlain && chunks.length <= 6 && digits >= 2 && digits <= 24 && !/[,:.]/.test(text) && !isQuantity(text)
  )
}

/** Whether a text is an amount, a time, a year or a size. */
export function isQuantity(text: string): boolean {
  return quantity.test(text)
}
