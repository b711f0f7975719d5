import type { Detector } from '../../contract.ts'

/**
 * The last four digits of a US social security number: behind words that say so, before them, or behind the
 * masked part. After `social` and `social security` alone more than a space has to stand between.
 */
export const detector: Detector = {
  id: 'us-ssn-last-four',
  version: 1,
  entity: 'US_SSN',
  jurisdiction: 'US',
  source:
    'https://www.irs.gov/government-entities/federal-state-local-governments/truncated-taxpayer-identification-numbers',
  pattern:
    /(?<![0-9A-Za-z_*]|[0-9][.-])(?:(?:(?:ssn|social(?:[ _-]?security)?)(?:[ "'(),._:=#*?-]{0,3}(?:number|num|no|is|are|it's|its|last|final|end(?:s|ing)? (?:in|with)|four|4|digits?)){0,8}[ "'(),._:=#*?-]{1,4}|[x*]{3} ?- ?[x*]{2} ?- ?)[0-9]{4}|[0-9]{4} (?:is|are) (?:the |my ){0,2}last (?:four|4)(?: digits?)?(?: of| in| for)?(?: my| the| his| her)? (?:ssn|social))(?![0-9A-Za-z_%]|[.,-][0-9]| ?(?:dollars|usd)\b)/giu,
  lengthMax: 190,
  context: ['ssn', 'social', 'last', 'four', 'digits'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    if (/^[0-9]/.test(match)) return { start: 0, end: 4 }
    const start = match.length - 4
    const isLoose = /^social(?:[ _-]?security)?[ ,.-]+$/i.test(match.slice(0, start))
    return !isLoose && { start, end: match.length }
  },
  samples: [
    { text: 'last four of my social is 1234', found: '1234', isIndependent: true },
    { text: 'Last 4 of SSN: 6789.', found: '6789', isIndependent: true },
    { text: 'XXX-XX-1120', found: '1120', isIndependent: true },
    { text: '***-**-1120', found: '1120' },
    { text: 'my social security number ends in 4399', found: '4399' },
    { text: 'SSN (last four digits): 4399', found: '4399' },
    { text: '{"ssn_last4":"4399"}', found: '4399' },
    { text: 'ssn 4399', found: '4399' },
    { text: '4399 are the last four digits of my social', found: '4399' },
  ],
  rejects: [
    { name: 'a year', text: 'changes to social security in 2024' },
    { name: 'a year behind a space', text: 'Social Security 2024' },
    { name: 'another kind of social', text: 'social media 2024' },
    { name: 'an amount', text: 'my social security is 1,500' },
    { name: 'dollars', text: 'social security is 1500 dollars' },
    { name: 'five digits', text: 'ssn 12345' },
    { name: 'inside a word', text: 'lessn 1234' },
  ],
}
