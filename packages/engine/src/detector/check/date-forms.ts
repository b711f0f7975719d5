import { isCalendarDate } from './calendar-date.ts'

/** Names of the months from January on, in the cases in which dates have them. */
const monthNames: readonly string[] = [
  'january jan januar jänner jaenner janvier janv enero ene janeiro gennaio januari stycznia ledna januára января ocak ianuarie tammikuuta',
  'february feb februar febr feber février fevrier févr febrero fevereiro fev febbraio februari lutego února февраля şubat februarie helmikuuta',
  'march mar märz maerz mrz mars marzo março marco maart marts marca března brezna марта mart martie maaliskuuta',
  'april apr avril avr abril abr aprile kwietnia dubna апреля nisan aprilie huhtikuuta',
  'may mai mayo maio maggio mei maj maja května kvetna мая mayıs toukokuuta',
  'june jun juni juin junio junho giugno giu czerwca června cervna июня haziran iunie kesäkuuta',
  'july jul juli juillet juil julio julho luglio lug lipca července cervence июля temmuz iulie heinäkuuta',
  'august aug août aout agosto ago augustus augusti sierpnia srpna августа ağustos elokuuta',
  'september sept sep septembre septiembre setembro settembre września zari září сентября eylül septembrie syyskuuta',
  'october oct oktober okt octobre octubre outubro ottobre ott oktober października října rijna октября ekim octombrie lokakuuta',
  'november nov novembre noviembre novembro listopada listopadu ноября kasım noiembrie marraskuuta',
  'december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre desember grudnia prosince декабря aralık decembrie joulukuuta',
]

const monthByName: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
)

const month = choiceSource([...monthByName.keys()])
const year = String.raw`(?:(?:19|20)[0-9]{2}|'[0-9]{2})`
const day = '(?:3[01]|[12][0-9]|0?[1-9])'

/** A date in digits with its year last, in four or two digits: `2/19/1956`, `19.02.56`, `19. 2. 1956`. */
export const numericDate = String.raw`[0-9]{1,2}(?:\/[0-9]{1,2}\/|-[0-9]{1,2}-|\. ?[0-9]{1,2}\. ?)(?:(?:19|20)[0-9]{2}|[0-9]{2})`

/** A date in digits with its year first: `1956-02-19`. */
export const yearFirstDate = String.raw`(?:19|20)[0-9]{2}(?:-[0-9]{1,2}-|\/[0-9]{1,2}\/|\.[0-9]{1,2}\.)[0-9]{1,2}`

/** A date in the signs of East Asia. */
export const eastAsianDate = String.raw`(?:19|20)[0-9]{2} ?[年년] ?[0-9]{1,2} ?[月월] ?[0-9]{1,2} ?[日일]`

/** A date with its month in words, mostly with a year: `12 March 1980`, `March 5th, 2019`, `5 de marzo de 1980`. */
export const writtenDate = String.raw`(?:${day}(?: ?(?:st|nd|rd|th)|er|[.oa])?(?: of| de| di| d')?[ .-]{0,2}${month}(?![\p{L}])\.?(?:,? ?(?:de |del |of )?${year}|-${year})?|${month}(?![\p{L}])\.? ${day}(?: ?(?:st|nd|rd|th))?(?:(?: ?,)? ${year})?)`

/** A month and its year: `March 1985`. */
export const monthAndYear = String.raw`${month}(?![\p{L}])\.?,? (?:de |del |of )?(?:19|20)[0-9]{2}`

/**
 * Whether a text in one of these forms names a day that there is, in a year from 1900 to 2099.
 * Day and month may stand in either order; of two digits of a year any will do.
 */
export function isRealDate(text: string): boolean {
  const numbers = (text.match(/[0-9]+/g) ?? []).map(Number)
  const name = /[\p{L}\p{M}]{3,}/gu
  for (const [word] of text.toLowerCase().matchAll(name)) {
    const written = monthByName.get(word)
    if (written === undefined) continue
    const [first = 0, second] = numbers
    return first > 99 ? isDay(first, written, 1) : isDay(second, written, first)
  }
  const [first = 0, second = 0, third = 0] = numbers
  if (numbers.length !== 3) return false
  if (first > 99) return isDay(first, second, third)
  return isDay(third, second, first) || isDay(third, first, second)
}

/** Whether a date in words or digits has its year. */
export function hasFullYear(text: string): boolean {
  return /(?:19|20)[0-9]{2}|'[0-9]{2}/.test(text)
}

/** A year that nobody wrote may have been a leap year, as may one of two digits. */
function isDay(yearNumber: number | undefined, monthNumber: number, dayNumber: number | undefined): boolean {
  const isFull = yearNumber !== undefined && yearNumber > 99
  if (isFull && (yearNumber < 1900 || yearNumber > 2099)) return false
  return isCalendarDate(isFull ? yearNumber : 2000, monthNumber, dayNumber ?? 0)
}

/** Part of a pattern that takes one of the words: those that begin alike are told apart letter by letter. */
function choiceSource(words: readonly string[]): string {
  const rests = new Map<string, string[]>()
  for (const word of words) {
    if (word !== '') rests.set(word.charAt(0), [...(rests.get(word.charAt(0)) ?? []), word.slice(1)])
  }
  const options = [...rests].map(([letter, rest]) => letter + choiceSource(rest))
  if (options.length === 0) return ''
  return `(?:${options.join('|')})${words.includes('') ? '?' : ''}`
}
