import { afterKeyWords, linkSource, notSmallWord } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const noun = String.raw`(?: ?(?:number|no|num|nr|id|#)\.?(?![\p{L}]))`
const lead = String.raw`(?:(?:insurance )?(?:policy|claim|certificate)${noun}(?: of my insurance)?|(?:insurance|insurance card|member|subscriber|beneficiary|policyholder)${noun}|(?:versicherungsschein|policen|versicherungspolicen|schaden)-?(?:nummer|nr\.?)|(?:numéro|n[°o]) (?:de )?(?:police|contrat d'assurance|sinistre|d'adhérent)|(?:número|n[°o]|núm\.) (?:de |da )?(?:la )?(?:póliza|apólice|siniestro|sinistro)|(?:póliza|apólice)|(?:numero (?:di )?|n[°o] )polizza|polis-?nummer|(?:numer|nr) polisy)${linkSource}`

/** Numbers of insurance policies, of members and of claims, behind words that say so. */
export const detector: Detector = {
  id: 'insurance-policy',
  version: 1,
  entity: 'INSURANCE_POLICY',
  jurisdiction: 'INTL',
  source: 'https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}${notSmallWord}(?:[a-z]{1,4}[ \/-]?[0-9]{2,12}|[0-9]{2,12}(?: ?[a-z]{3}(?= [0-9]))?)(?:[ \/-][0-9]{2,8}){0,3}[a-z]{0,3}(?![\p{L}\p{N}_]|[.\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 110,
  context: [],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => afterKeyWords(match, leading, isNumber),
  samples: [
    { text: 'policy number cbn 784561644', found: 'cbn 784561644', isIndependent: true },
    { text: 'my policy number is mnq 324785910', found: 'mnq 324785910', isIndependent: true },
    { text: 'Claim no: grs 528, thanks', found: 'grs 528', isIndependent: true },
    { text: 'Policy #: HO-123-4567890.', found: 'HO-123-4567890' },
    { text: 'claim number: 12-3456-789', found: '12-3456-789' },
    { text: 'Member ID: XYZ123456789', found: 'XYZ123456789' },
    { text: 'Versicherungsscheinnummer 12345678', found: '12345678' },
    { text: 'número de póliza: 55667788', found: '55667788' },
  ],
  rejects: [
    { name: 'no number', text: 'policy number please' },
    { name: 'a year', text: 'policy number for 2020' },
    { name: 'too short', text: 'policy no 12' },
    { name: 'a policy of a house', text: 'our policy 2024' },
    { name: 'inside a longer reference', text: 'policy number 123456.77' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')

/** Letters and three digits, or four digits and more. */
function isNumber(value: string): boolean {
  const digits = value.replace(/[^0-9]/g, '').length
  return digits >= (/^[a-z]/i.test(value) ? 3 : 4)
}
