/** A stretch of a text. */
export interface CodePlace {
  readonly start: number
  readonly end: number
}

const wordsSource = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that an answer is wrapped in: they say nothing of what the code is. */
const fillers = wordsSource(
  "yes yeah yep ya sure ok okay oh hi hello hey sorry well thanks thank you please mam maam sir madam and the a my our his her it its it's this that here is are was am i im i'm name names number no nr num actually also correct right full complete will be should mr mrs ms miss de la und der die das ist mein meine et le mon ma est y el mi es e o meu minha il mio",
)

/** Words right before a code that lead to it, however long the sentence is. */
const links = wordsSource(
  "is its it's are was be number no nr num nummer numero número numéro digits id code and also here lautet ist est es é jest account acct acc ac card credit debit ssn password passcode pin pwd pw booking reservation confirmation claim policy member membership it pass zip zipcode pincode postcode otp phone mobile pswd psws passwd pass",
)

/** Words of sentences about amounts, times, things and places: their numbers name nobody. */
const strangers = wordsSource(
  [
    'amount price cost costs total fee fees pay pays paid payment bill fare rupees rupee rs inr dollar dollars usd euro euros eur gbp pound pounds cash money bucks balance limit budget salary discount points score credits worth value percent max min maximum minimum average',
    'order orders ordered ticket tickets invoice tracking case ref reference transaction shipment parcel request incident item sku serial batch lot build version release commit job session trace log bug issue error status port line page chapter section article level step part row column rows items pieces units size room floor gate seat table bus route highway flight train platform channel model type series edition product department extension',
    'between about around approx approximately nearly almost over under above below than per within every each only just top',
    'need needs want wants got get gets send sent buy bought sell sold spend spent earn owe owes take takes give gives gave make made use used uses see saw find found says said went go going come coming ate eat can cannot does did do not never if when what which who how why where',
    'year years month months week weeks day days hour hours minute minutes second seconds time date dated today tomorrow tonight yesterday morning evening noon january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday km kg cm mm mb gb tb kb mhz ghz watt volt mph kmh hrs mins secs lbs pts pcs sqft mbps kbps gbps psi rpm dpi fps kwh btu feet foot inch inches miles meters metres calories people persons guests passengers seats men women kids children adults copies street road avenue lane boulevard apartment apt suite users customers employees students members files',
    'http html mysql nginx apache redis docker jira utf sha sha256 md5 windows win office excel word server exchange sql java python node php ubuntu debian centos android ios macos iphone ipad galaxy pixel xbox playstation ps nintendo kindle laserjet deskjet officejet inkjet printer thinkpad latitude inspiron optiplex xps surface macbook imac geforce gtx rtx radeon ryzen core xeon intel amd nvidia dell hp lenovo asus acer canon epson brother nikon sony bosch boeing airbus peugeot audi bmw mercedes ford fiat mazda honda toyota nissan renault volvo porsche ferrari nokia samsung huawei xiaomi motorola philips siemens makita dyson garmin casio localhost router netgear cisco tplink switch firewall lg fridge oven washer camera tv http https iso din ean rfc cve kb utf sha md mp wifi usb hdmi ddr vitamin channel radio fm bestellung auftrag rechnung commande facture pedido factura fatura ordine fattura ca etwa circa uhr euro preis prix precio preço prezzo',
  ].join(' '),
)

/** Words that are no link to a code, but lead to a number of something. */
const leads = wordsSource(
  'i in on at by of for from since until till before after during to up a an has have had were last next first um am im ab bis vor nach von für vers depuis pour en desde hasta para with not',
)

const smallWords = wordsSource(
  'am an as at be by do he hi if in is it me my no of oh ok on or so to up us we ya pm th st nd rd rs mr ms dr ac cc id ph pw nr',
)

const separators = /(?:[ ,;#]|:(?![0-9]))+/
const wordsMax = 3
const tokensMax = 14

interface Token extends CodePlace {
  readonly text: string
  readonly hasDigit: boolean
}

/**
 * Codes and numbers in a short answer that is a name and they, or they alone: `john 5246`, `mariya and
 * tk 563`, `5443 and 8643`. Amounts, years and numbers of things are none.
 *
 * @param text - a whole message
 * @returns in order; empty for a sentence, and where a word speaks of something else
 */
export function answerCodes(text: string): readonly CodePlace[] {
  const tokens = tokensOf(text)
  if (tokens.length === 0 || tokens.length > tokensMax) return []
  const codes: { readonly first: number; readonly last: number }[] = []
  for (let at = tokens.length - 1; at >= 0; at--) {
    const first = codeStart(tokens, at)
    if (first === undefined) continue
    codes.unshift({ first, last: at })
    at = first
  }
  const [firstCode] = codes
  const lastCode = codes.at(-1)
  if (firstCode === undefined || lastCode === undefined) return []
  const isInCode = (index: number): boolean =>
    codes.some(({ first, last }) => first <= index && index <= last)
  const words = tokens.filter((_, index) => !isInCode(index))
  // What is paid or transferred may follow an account; before a code, a number counts something.
  if (
    words.some(
      (word) =>
        strangers.has(word.text) || (word.hasDigit && word.start < (tokens[firstCode.first]?.start ?? 0)),
    )
  )
    return []
  const named = words.filter(({ text: word }) => !fillers.has(word) && !links.has(word)).length
  const before = tokens[lastCode.first - 1]?.text ?? ''
  if (named > wordsMax && !links.has(before)) return []
  const isLedAway = codes.some(({ first }) => {
    const lead = tokens[first - 1]?.text ?? ''
    return leads.has(lead) && !(lead === 'to' && firstCode.first === 0 && firstCode.last === first - 2)
  })
  if (isLedAway) return []
  return codes.map(({ first, last }) => ({ start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 }))
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const part of text.split(separators)) {
    const start = text.indexOf(part, at)
    at = start + part.length
    const bare = part.replace(/[.!]+$/, '')
    // "the last 4", "last 4 digits": how many, not which.
    const isCount = /^[3-8]$/.test(bare) && tokens.at(-1)?.text === 'last'
    if (bare === '' || isCount) continue
    tokens.push({ text: bare.toLowerCase(), start, end: start + bare.length, hasDigit: /[0-9]/.test(bare) })
  }
  return tokens
}

/** First token of the code that ends with a token; undefined where none does. */
function codeStart(tokens: readonly Token[], last: number): number | undefined {
  const end = tokens[last]
  if (end === undefined) return undefined
  const isTail = isLetterChunk(end, 2) || isWithoutVowel(end)
  if (!end.hasDigit && !(isTail && tokens[last - 1]?.hasDigit === true)) return undefined
  let first = last
  while (first > 0) {
    const next = tokens[first - 1]
    if (next === undefined || !(next.hasDigit ? isPartOfOne(next, tokens[first]) : isLetterChunk(next, 2)))
      break
    first -= 1
  }
  if (isBeforeCode(tokens, first, end)) first -= 1
  // A state's letters stand before its postcode.
  const isState =
    last - first === 1 && /^[a-z]{2}$/.test(tokens[first]?.text ?? '') && /^[0-9]{5,7}$/.test(end.text)
  if (isState) first += 1
  return isCode(tokens.slice(first, last + 1)) ? first : undefined
}

/** Three letters before digits belong to them where they can be no name, or a name stands before both. */
function isBeforeCode(tokens: readonly Token[], first: number, end: Token): boolean {
  const chunk = tokens[first - 1]
  if (chunk === undefined) return false
  if (isWithoutVowel(chunk)) return true
  if (!isLetterChunk(chunk, 3) || chunk.text.length !== 3) return false
  return !/^[aeiouy]|[aeiouy]$/.test(chunk.text) || (first > 1 && /^[0-9]{3}$/.test(end.text))
}

function isWithoutVowel({ text, hasDigit }: Token): boolean {
  return !hasDigit && /^[b-df-hj-np-tv-xz]{3,5}$/.test(text) && !isWord(text)
}

function isLetterChunk({ text, hasDigit }: Token, lettersMax: number): boolean {
  return (
    !hasDigit && /^[a-z]+$/.test(text) && text.length <= lettersMax && (text.length === 1 || !isWord(text))
  )
}

function isWord(text: string): boolean {
  return [smallWords, fillers, links, strangers, leads].some((words) => words.has(text))
}

/** Groups of digits are one number where they are of about one length; two long numbers are two. */
function isPartOfOne(token: Token, next: Token | undefined): boolean {
  if (next === undefined || !/^[0-9]+$/.test(token.text) || !/^[0-9]+$/.test(next.text)) return true
  return token.text.length + next.text.length <= 8 || Math.abs(token.text.length - next.text.length) <= 1
}

/** Four digits or more and no year nor round amount, or letters and digits. */
function isCode(tokens: readonly Token[]): boolean {
  const text = tokens.map((token) => token.text).join('')
  const digits = text.replace(/[^0-9]/g, '').length
  const isDate =
    /^[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,4}$/.test(text) ||
    (tokens.length === 2 && /^[0-9]{1,2}(?:19|20)[0-9]{2}$/.test(text))
  if (!/^[a-z0-9-]+$/.test(text) || digits > 24 || isDate) return false
  if (digits === text.length) return digits >= 4 && !/^(?:19[0-9]|20[0-3])[0-9]$|^[1-9]0{3,}$/.test(text)
  const isMeasure = /^[0-9]+(?:st|nd|rd|th|am|pm|k|x|gb|mb|km|kg|cm|mm|ms|hrs?|h|min|d|p|inch|usd|eur)$/.test(
    text,
  )
  return digits >= (tokens.length > 2 ? 2 : 3) && text.length >= 4 && !isMeasure
}
