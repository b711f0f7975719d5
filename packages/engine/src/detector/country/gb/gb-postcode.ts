import type { Detector } from '../../contract.ts'

/** Postcode areas of the United Kingdom and the Crown dependencies. */
const areas: ReadonlySet<string> = new Set(
  (
    'AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC ' +
    'EH EN EX FK FY G GIR GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU ' +
    'M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST ' +
    'SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'
  ).split(' '),
)

/**
 * British postcodes in full. In lower case, without their space, or where they could be an amount of memory,
 * only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'gb-postcode',
  version: 1,
  entity: 'UK_POSTCODE',
  jurisdiction: 'GB',
  source: 'https://www.gov.uk/hmrc-internal-manuals/self-assessment-manual/sam100011',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[A-Z]{1,2}[0-9](?:[0-9]|[A-HJKMNPR-Y])?|GIR) ?[0-9][ABD-HJLNP-UW-Z]{2}(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 8,
  context: [
    'postcode',
    'postcodes',
    'post',
    'postal',
    'address',
    'addresses',
    'street',
    'road',
    'live',
    'zip',
    'delivery',
  ],
  score: { pattern: 0.35, validated: 0.65 },
  validate: (match) => {
    const area = /^[A-Z]+/.exec(match.toUpperCase())?.[0] ?? ''
    if (!areas.has(area)) return false
    const isStrong = match.includes(' ') && match === match.toUpperCase() && !/[GT]B$/.test(match)
    return { start: 0, end: match.length, isWeak: !isStrong }
  },
  samples: [
    { text: '10 Downing Street, London SW1A 2AA.', found: 'SW1A 2AA', isIndependent: true },
    { text: 'M1 1AE', found: 'M1 1AE', isIndependent: true },
    { text: 'B33 8TH', found: 'B33 8TH', isIndependent: true },
    { text: 'postcode dn551pt', found: 'dn551pt', isIndependent: true },
    { text: 'GIR 0AA', found: 'GIR 0AA', isIndependent: true },
    { text: 'my postcode is ec1a 1bb', found: 'ec1a 1bb', isIndependent: true },
  ],
  rejects: [
    { name: 'no such area', text: 'AA1 1AA' },
    { name: 'a letter that the inward code never has', text: 'SW1A 2AC' },
    { name: 'one letter more', text: 'SW1A 2AAA' },
    { name: 'one letter less', text: 'SW1A 2A' },
    { name: 'inside a longer reference', text: 'SW1A 2AA-7' },
  ],
}
