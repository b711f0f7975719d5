import {
  eastAsianDate,
  isRealDate,
  monthAndYear,
  numericDate,
  writtenDate,
  yearFirstDate,
} from '../check/date-forms.ts'
import type { Detector } from '../contract.ts'

const keyWords = String.raw`(?:born|date of birth|year of birth|birth ?dates?|d\.?o\.?b\.?|birth ?days?|b-?day|geb\.|geboren|geburtsdatum|geb\.?-?dat(?:um|\.)|geburtstag|geburtsjahr|né(?:e|\(e\))?|nee? le|date de naissance|naissance|anniversaire|nacid[oa]|nació|fecha de nacimiento|cumpleaños|nascid[oa]|nasceu|data de nascimento|nascimento|aniversário|nat[oa](?= (?:il|a|nel) )|data di nascita|compleanno|geboortedatum|verjaardag|urodzon[yae]|ur\.|data urodzenia|född|født|födelsedatum|fødselsdato|narozen[ýá]?|nar\.|datum narození|syntynyt|syntymäaika|született|születési dátum|născut[ă]?|data nașterii|doğum tarihi|родился|родилась|дата рождения)`

const link = String.raw`(?: ?\([a-z/. -]{4,12}\))?["']?(?:[.?]? it(?:'s| is)| (?:in|à|a|en|em|at) [\p{L}][\p{L} .,'-]{1,40} (?=(?:on|am|le|el|il|em|den) ))?(?: ?[:=,-]{1,2})?["' ]{0,2}(?:(?:is|was|on|in|the|ist|am|im|den|est|le|en|es|el|em|il|nel|è|é|op|dnia|den|dne|:) ?){0,3}["']?`

const date = String.raw`(?:${yearFirstDate}|${eastAsianDate}|${numericDate}|${writtenDate}|${monthAndYear}|[0-9]{1,2} [0-9]{1,2} (?:19|20)[0-9]{2}|[0-9]{8}|(?:19|20)[0-9]{2}(?![.-][0-9]))`

const valueAtEnd = new RegExp(`(?<![0-9])${date}$`, 'iu')

/** Dates that key words say are somebody's day or year of birth, in any usual form. */
export const detector: Detector = {
  id: 'date-of-birth',
  version: 1,
  entity: 'DATE_OF_BIRTH',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc6350#section-6.2.5',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])(?:${keyWords}(?![\p{L}])${link}|(?:生年月日|出生日期|出生年月|生日|생년월일)(?:[は是은는이가])?[:： ]{0,2})${date}(?![\p{L}\p{N}_]|[.:/-][0-9])`,
    'giu',
  ),
  lengthMax: 180,
  context: [],
  score: { pattern: 0.45, validated: 0.9 },
  validate: (match) => {
    const start = match.search(valueAtEnd)
    const value = match.slice(start)
    if (start < 0 || !isBirth(value)) return false
    // A party is in a year; a life begins in one.
    const isYear = /^[0-9]{4}$/.test(value)
    return (
      !(isYear && /^(?:birth ?day|b-?day|geburtstag|anniv|cumple|aniv|comple|verjaar)/i.test(match)) && {
        start,
        end: match.length,
      }
    )
  },
  samples: [
    { text: 'She was born on 2/8/1935. Her', found: '2/8/1935', isIndependent: true },
    { text: 'DOB: 1985-03-12', found: '1985-03-12', isIndependent: true },
    { text: "your date of birth. It's 6/24/1991", found: '6/24/1991', isIndependent: true },
    { text: 'Date of Birth (MM/DD/YYYY): 03/12/85', found: '03/12/85' },
    { text: 'my birthday is March 5th, thanks', found: 'March 5th' },
    { text: 'geb. 12.03.1985 in Bonn', found: '12.03.1985' },
    { text: 'geboren am 12. März 1985', found: '12. März 1985' },
    { text: 'née le 1er août 1999', found: '1er août 1999' },
    { text: 'nacido en Madrid el 5 de marzo de 1980', found: '5 de marzo de 1980' },
    { text: 'data de nascimento: 12/03/1985', found: '12/03/1985' },
    { text: 'born in Dallas on the 4th of July 1976', found: '4th of July 1976' },
    { text: 'born in 1985.', found: '1985' },
    { text: 'I was born in march 1985', found: 'march 1985' },
    { text: 'nato a Roma il 3 maggio 1960', found: '3 maggio 1960' },
    { text: 'Geb.-Datum 1.2.85', found: '1.2.85' },
    { text: '{"birthdate": "19850312"}', found: '19850312' },
    { text: '生年月日:1985年3月12日', found: '1985年3月12日' },
  ],
  rejects: [
    { name: 'no such day', text: 'born on 2/30/1935' },
    { name: 'no such month', text: 'DOB: 1985-13-12' },
    { name: 'a year too early', text: 'born on 2/8/1735' },
    { name: 'inside a longer reference', text: 'DOB: 12.03.1985-77' },
    { name: 'a word that ends so', text: 'newborn 2/8/2019' },
    { name: 'the year of a party', text: 'birthday 2024' },
    { name: 'no date', text: 'born in 20000 homes' },
    { name: 'eight digits that are no date', text: 'dob 99999999' },
  ],
}

function isBirth(value: string): boolean {
  if (/^[0-9]{4}$/.test(value)) return true
  if (!/^[0-9]{8}$/.test(value)) return isRealDate(value)
  const yearFirst = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`
  return isRealDate(yearFirst) || isRealDate(`${value.slice(0, 2)}-${value.slice(2, 4)}-${value.slice(4)}`)
}
