/** Letters that do not come apart into a base and a mark, and what they are written as without them. */
const plainLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    æ: 'ae',
    œ: 'oe',
    ħ: 'h',
    ı: 'i',
    ŧ: 't',
    ŋ: 'n',
    ĸ: 'k',
    ə: 'a',
    ς: 'σ',
  }),
)

const hasSpecial = new RegExp(`[${[...plainLetters.keys()].join('')}]`, 'gu')

/** Marks that people leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels and stretching. */
const optionalMarks = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g

/**
 * Folds a word so that spellings in another case or without diacritics are equal: `Łukaß` and `LUKASS`
 * become `lukass`. Marks that change a word in its script (Indic vowels, Japanese voicing) stay.
 */
export function foldToken(token: string): string {
  const lower = token.toLowerCase()
  if (!/\P{ASCII}/u.test(lower)) return lower
  const bare = lower.normalize('NFKD').replace(optionalMarks, '').toLowerCase()
  return bare.replace(hasSpecial, (letter) => plainLetters.get(letter) ?? letter)
}

/** The German, Danish and Norwegian spelling of umlauts with an e, folded; undefined where the word has none. */
export function foldWithE(token: string): string | undefined {
  const written = token
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüøå]/g, (letter) => umlauts.get(letter) ?? letter)
  const folded = foldToken(written)
  return folded === foldToken(token) ? undefined : folded
}

const umlauts: ReadonlyMap<string, string> = new Map(
  Object.entries({ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }),
)

/** The other way round: a folded word with the e taken out that may stand for an umlaut; short words stay. */
export function foldWithoutE(key: string): string {
  return key.length < 5 ? key : key.replace(/(?<=[aou])e/g, '')
}
