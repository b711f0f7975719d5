import {
  eastAsianDate,
  hasFullYear,
  isRealDate,
  numericDate,
  writtenDate,
  yearFirstDate,
} from '../check/date-forms.ts'
import type { Detector } from '../contract.ts'

/**
 * Dates as people write them. One without a year, with two digits of it, or with the year first and slashes counts
 * by a word near it. Time stamps, dates of logs and bare ISO 8601 are left alone.
 */
export const detector: Detector = {
  id: 'date-time',
  version: 1,
  entity: 'DATE_TIME',
  jurisdiction: 'INTL',
  source: 'https://cldr.unicode.org/translation/date-time/date-time-patterns',
  pattern: new RegExp(
    String.raw`(?=[\p{L}\p{N}])(?<![\p{L}\p{N}_/\\=]|[0-9][.,:]|[^0-9][0-9]{1,3}-|[\p{L}_]-|[0-9]:[0-9]{2}[ ,])(?:${numericDate}|${yearFirstDate}|${eastAsianDate}|${writtenDate})(?![\p{L}\p{N}_]|[.:/\\][\p{L}\p{N}]|-[\p{L}_]|-[0-9]{1,4}(?![0-9./])|[ ,T]{1,2}[0-9]{1,2}:[0-9]{2}:[0-9]{2}| ?Z(?![\p{L}]))`,
    'giu',
  ),
  lengthMax: 38,
  context: [
    'born',
    'birthday',
    'birth',
    'dob',
    'died',
    'death',
    'married',
    'wedding',
    'appointment',
    'admitted',
    'admission',
    'discharged',
    'surgery',
    'diagnosed',
    'hired',
    'joined',
    'geboren',
    'geburtstag',
    'termin',
    'né',
    'née',
    'naissance',
    'nacido',
    'nacida',
    'nacimiento',
    'cita',
    'nascimento',
    'nascita',
  ],
  score: { pattern: 0.4, validated: 0.65 },
  validate: (match) => {
    if (/^[0-9]{4}-/.test(match) || !isRealDate(match)) return false
    return { start: 0, end: match.length, isWeak: !hasFullYear(match) || /^[0-9]{4}[/.]/.test(match) }
  },
  samples: [
    { text: "It's like that since 2/19/1956.", found: '2/19/1956', isIndependent: true },
    { text: 'am 19.02.1956 in Bonn', found: '19.02.1956', isIndependent: true },
    { text: 'on 12 March 1980 at noon', found: '12 March 1980', isIndependent: true },
    { text: 'March 5th, 2019', found: 'March 5th, 2019', isIndependent: true },
    { text: 'el 5 de marzo de 1980', found: '5 de marzo de 1980', isIndependent: true },
    { text: 'seit dem 12. März 1980.', found: '12. März 1980', isIndependent: true },
    { text: 'le 1er août 1999', found: '1er août 1999' },
    { text: '1985年3月12日', found: '1985年3月12日' },
    { text: '19-02-1956, 3 pm', found: '19-02-1956' },
    { text: 'appointment on 5 July', found: '5 July' },
    { text: 'married 12/03/85', found: '12/03/85' },
  ],
  rejects: [
    { name: 'a bare ISO date', text: '2024-05-01' },
    { name: 'a time stamp', text: '2024-05-01T10:33:15Z' },
    { name: 'a line of a log', text: '05/01/2024 10:33:15 started' },
    { name: 'no such month', text: '19.13.1956' },
    { name: 'no such day', text: '2/30/1956' },
    { name: 'no such day in words', text: '31 April 1980' },
    { name: 'a year too early', text: '2/19/1856' },
    { name: 'a year too long', text: '2/19/19560' },
    { name: 'inside a longer reference', text: '12-19-02-1956-7' },
    { name: 'a version', text: '1.2.2019.4' },
    { name: 'a name of a file', text: 'report-12.03.2019.pdf' },
    { name: 'a path', text: '/posts/12/03/2019/index' },
    { name: 'a word that begins so', text: '12 marching bands 1980' },
  ],
}
