import type { Detector } from '../contract.ts'

const number = '(?:1[01][0-9]|120|[1-9][0-9]?)'

/** Behind the number, where a clause ends or goes on as it does after an age. */
const clauseEnd = String.raw`(?=[.,;:!?)"'](?![0-9])|\n|$| (?:and|but|so|now|today|tomorrow|this|next|last|years?|yrs?|y\/?o|male|female|or|who|when|already|soon|on|in)(?![\p{L}]))`

const notLegal = String.raw`(?![0-9%°+]|[.,:/-][0-9]| ?[%+]| (?:months?|weeks?|days?)(?![\p{L}])| to [0-9]| (?:years? )?(?:of age )?(?:or|and) (?:over|older|above|under|younger|up)(?![\p{L}]))`

/** Ends of the words under, over, below, above, least, than and minimum, which speak of a rule. */
const rule = '(?:nder|over|elow|bove|east|than|imum)'

const orOver = String.raw`(?! (?:or|and) (?:over|older|above|under|younger|up)(?![\p{L}]))`

const things = String.raw`(?! (?:car|vehicle|house|home|building|company|business|account|laptop|phone|device|computer|machine|system|software|code|bug|ticket|order|whisky|whiskey|wine|scotch|tv|bike|boat|roof)(?![\p{L}]))`

const forms = [
  String.raw`${number}(?=[ -]?[ym])(?<!${rule} [0-9]{1,3})(?:[ -]?(?:years?|yrs?\.?)[ -](?:old|young)(?![\p{L}])${things}${orOver}|[ -]year[ -]olds(?![\p{L}])|[ -]?(?:years?|yrs?) of age${orOver}|[ -]?y\/?o(?![\p{L}\p{N}])|[ -]months?[ -]old (?=baby|infant|son|daughter|boy|girl|child))`,
  String.raw`${number} (?:Jahre (?:alt|jung)|ans révolus|años de edad|anos de idade|anni di età|jaar oud|år (?:gammal|gammel)|yaşında)`,
  String.raw`${number}-?jährige[rn]?`,
  String.raw`${number} ?(?:歳|岁|歲|살|세(?!기))`,
  String.raw`age[ds]?(?<!${rule} (?:the )?age[ds]?)(?: ?[:=] ?| is | was | of | )${number}${notLegal}`,
  String.raw`turn(?:ed|s|ing)? ${number}${clauseEnd}`,
  String.raw`(?:i'm|i am|im) (?:just |only |now |almost |nearly |already )?${number}[mf]?${clauseEnd}`,
  String.raw`(?:he|she|who)(?:'s| is| was) (?:just |only |now |almost |nearly |already )?${number}${clauseEnd}`,
  String.raw`(?:(?:j'ai|il a|elle a|âgée? de|agée? de) ${number} ans|(?:tengo|tiene|cumplo|cumple|cumplió) ${number} años|(?:tenho|tem) ${number} anos|(?:ho|ha) ${number} anni|(?:mam|ma) ${number} lat|мне ${number} (?:лет|год))(?![\p{L}])`,
  String.raw`(?:(?:im )?alter(?: von)?|âge|edad|idade|età|leeftijd|wiek|ålder|alder|возраст|年齢|年龄|나이) ?[: ] ?${number}${notLegal}`,
]

/** Ages in years, where the words around a number say that it is one. */
export const detector: Detector = {
  id: 'age',
  version: 1,
  entity: 'AGE',
  jurisdiction: 'INTL',
  source: 'https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html',
  pattern: new RegExp(
    String.raw`(?=[\p{L}\p{N}])(?<![\p{L}\p{N}_$€£#]|[0-9][.,:/-])(?:${forms.join('|')})`,
    'giu',
  ),
  lengthMax: 32,
  context: [],
  score: { pattern: 0.45, validated: 0.75 },
  validate: (match) => {
    // The noun names a person; the adjective may be of a guarantee.
    if (/jährige/i.test(match) && !match.includes('Jährige')) return false
    const start = match.search(/[0-9]/)
    const length = /^[0-9]+/.exec(match.slice(start))?.[0].length ?? 0
    if (length === 1 && /^(?:turn |i|im )/i.test(match) && !/years?|yrs?/i.test(match)) return false
    return { start, end: start + length }
  },
  samples: [
    { text: 'My brother just turned 60', found: '60', isIndependent: true },
    { text: "on the weekend. I'll turn 23.", found: '23', isIndependent: true },
    { text: 'Mr. Pálffy is a 19 year old man', found: '19', isIndependent: true },
    { text: 'retired at the age of 61', found: '61', isIndependent: true },
    { text: 'aged 47, from Leeds', found: '47' },
    { text: "I'm 34 and single", found: '34' },
    { text: 'a 47-year-old patient', found: '47' },
    { text: '34 y/o, 34F', found: '34' },
    { text: 'ich bin 47 Jahre alt', found: '47' },
    { text: "j'ai 47 ans", found: '47' },
    { text: 'tiene 8 años', found: '8' },
    { text: '{age: 101}', found: '101' },
    { text: '田中さん(47歳)', found: '47' },
  ],
  rejects: [
    { name: 'minutes', text: 'I am 34 minutes late' },
    { name: 'degrees', text: 'turn 90 degrees' },
    { name: 'too old', text: 'aged 147' },
    { name: 'a law', text: 'persons under the age of 18' },
    { name: 'a rule', text: 'at least 21 years old' },
    { name: 'a rule in words', text: 'must be 18 years of age or older' },
    { name: 'a range', text: 'ages 5-10' },
    { name: 'a thing', text: 'a 10 year old car' },
    { name: 'a page', text: 'page 47' },
    { name: 'people', text: 'he turned 60 people away' },
    { name: 'a share', text: "I'm 20% sure" },
    { name: 'a century', text: '21세기' },
  ],
}
