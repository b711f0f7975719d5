import type { Detector } from '../contract.ts'

const tail =
  '(?:mail(?:com|net|org|couk|coin|de|fr|ru|in|it|es|me|combr)|yahoo(?:com|net|couk|coin|de|fr|in|it|es|combr)|(?:outlook|live|icloud|aol|msn|yandex|rediff|proton|zoho|tutanota|btinternet)com|(?:verizon|optonline|comcast|att|sbcglobal|bellsouth|earthlink)net|gmx(?:de|net|at|com)|tonlinede|wanadoofr|yandexru)'
const end = String.raw`(?![\p{L}\p{N}_]|[.@-][\p{L}\p{N}])`
const lead = String.raw`e?mail(?: id| address| adress| addres| adddres)?(?: is| ?:) `

/**
 * E-mail addresses from chats that lost their signs, known by a mail provider that closes the word:
 * `william 568 gmailcom`, `robertjesushotmailcom`.
 */
export const detector: Detector = {
  id: 'email-without-signs',
  version: 1,
  entity: 'EMAIL_ADDRESS',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_@#.\/]|[\p{L}\p{N}]-)(?:${lead}[a-z0-9]{3,40}(?:com|net|org)${end}|[a-z0-9][a-z0-9._-]{0,39}${tail}${end}|[a-z]{1,40} (?:[0-9]{1,6} (?:[a-z]{1,3} [0-9]{1,4} )?[a-z]{0,20}${tail}|(?:g|hot|y|e|rediff|proton|fast)?mailcom|yahoocom|outlookcom|aolcom|icloudcom|(?:[0-9]{1,6} )?(?:gmail|yahoo|hotmail|outlook|aol|icloud) (?:dot )?com)${end}|[0-9]{1,6} [a-z]{0,20}${tail}${end})`,
    'giu',
  ),
  pivot: {
    pattern: new RegExp(
      String.raw`(?:${lead}[a-z0-9]{3,40}(?:com|net|org)|[a-z0-9][a-z0-9._-]{0,39}${tail}|[0-9]{1,6} (?:[a-z]{1,3} [0-9]{1,4} )?[a-z]{0,20}${tail}|(?:g|hot|y|e|rediff|proton|fast)?mailcom|yahoocom|outlookcom|aolcom|icloudcom|(?:gmail|yahoo|hotmail|outlook|aol|icloud) (?:dot )?com)${end}`,
      'iu',
    ),
    unitsBefore: 48,
  },
  lengthMax: 90,
  context: [],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => {
    const led = leading.exec(match)?.[0].length
    if (led !== undefined) return !notMail.test(match.slice(led)) && { start: led, end: match.length }
    const first = /^[a-z]+(?= )/i.exec(match)?.[0].toLowerCase() ?? ''
    const start = smallWords.has(first) ? first.length + 1 : 0
    return !providerAlone.test(match.slice(start)) && { start, end: match.length }
  },
  samples: [
    { text: 'its william 568 gmailcom', found: 'william 568 gmailcom', isIndependent: true },
    { text: 'robertjesushotmailcom', found: 'robertjesushotmailcom', isIndependent: true },
    { text: 'my email is richardsonoutlookcom', found: 'richardsonoutlookcom', isIndependent: true },
    { text: 'santhosh 90 ss 12 gmailcom', found: 'santhosh 90 ss 12 gmailcom', isIndependent: true },
    { text: 'mani gmailcom 9655949266', found: 'mani gmailcom', isIndependent: true },
    { text: 'vasuki gmail com', found: 'vasuki gmail com', isIndependent: true },
    { text: 'gbossverizonnet', found: 'gbossverizonnet', isIndependent: true },
    { text: 'email address is reillyusercom', found: 'reillyusercom', isIndependent: true },
    { text: 'email is 007 gmailcom', found: '007 gmailcom' },
  ],
  rejects: [
    { name: 'a provider alone', text: 'i use gmailcom' },
    { name: 'a provider with its sign', text: 'go to gmail.com' },
    { name: 'a provider in two words', text: 'sign in to gmail com' },
    { name: 'a word that ends so', text: 'malcom works in telecom' },
    { name: 'a word behind the key words', text: 'email is telecom' },
    { name: 'inside a longer word', text: 'janegmailcomx' },
    { name: 'a web address', text: 'www.livecom.example' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
const notMail =
  /^(?:telecom|intercom|sitcom|dotcom|romcom|become|internet|intranet|ethernet|cabinet|planet|magnet)$/i
const providerAlone =
  /^(?:(?:e|g|y|hot|google|rediff|proton|fast|web|hush)?mail(?:com|net|org|de|fr|ru|in|it|es|me)|gmail (?:dot )?com|(?:yahoo|hotmail|outlook|aol|icloud) (?:dot )?com)$/i

/** Words that stand before an address and are no part of it. */
const smallWords: ReadonlySet<string> = new Set(
  'is its it the a an my your his her our their to at on in of from for and or with by via use uses using have has had email mail id address ph phone number send sent new old same this that sorry yes no ok'.split(
    ' ',
  ),
)
