import type { Detector } from '../contract.ts'

const lead = String.raw`(?:p[ae]{1,2}ss?w?ords?|pass ?words?|pass ?phrase|pass ?code|passwd|passwort|kennwort|pswd|psws|pwd|pw|pass(?= (?:is|was) )|mot de passe|mdp|contraseña|senha|wachtwoord|hasło|lösenord|şifre|heslo|one[ -]?time password)(?: (?:is|was|now|no|number|ist|est|es|é|jest|är|je))? `

/**
 * Passwords that follow their word without a colon, as in chats: only what holds a digit counts, with one word
 * before or behind it.
 */
export const detector: Detector = {
  id: 'password-without-sign',
  version: 1,
  entity: 'PASSWORD',
  jurisdiction: 'INTL',
  source: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}(?:[\p{L}]{1,16} [\p{L}]{0,3}[0-9]|[\p{L}]{0,20}[!$%&*+@_.-]{0,2}[0-9])[^\s"'<>()]{0,24}(?: [\p{L}\p{N}]{1,14}(?![\p{L}\p{N}]))?`,
    'giu',
  ),
  lengthMax: 145,
  context: [],
  score: { pattern: 0.5, validated: 0.8 },
  validate: (match) => {
    const start = leading.exec(match)?.[0].length ?? match.length
    let value = match.slice(start)
    const [first = '', second = '', third] = value.split(' ')
    const last = third ?? (/[0-9]/.test(first) ? second : '')
    // A word behind goes on as a sentence, unless it is part of a code itself.
    if (last !== '' && !isCodePart(last)) value = value.slice(0, -last.length - 1)
    value = value.replace(/[.,;:!?]+$/, '')
    const digits = value.replace(/[^0-9]/g, '').length
    const isRule = notFirst.test(first) || /^(?:19|20)[0-9]{2}$/.test(value) || measure.test(value)
    return !isRule && digits >= 1 && value.length >= 4 && { start, end: start + value.length }
  },
  samples: [
    { text: 'name christopher and the password 4477', found: '4477', isIndependent: true },
    { text: 'shan password kmlp 1586', found: 'kmlp 1586', isIndependent: true },
    { text: 'pwd Tr0ub4dor&3, thanks', found: 'Tr0ub4dor&3' },
    { text: 'paessword is shaji 98653', found: 'shaji 98653', isIndependent: true },
    { text: 'Passwort Sommer2024 geht nicht', found: 'Sommer2024' },
  ],
  rejects: [
    { name: 'no digit', text: 'password reset link' },
    { name: 'attempts', text: 'password attempts 4512' },
    { name: 'a rule', text: 'password must be 12345 long' },
    { name: 'a year', text: 'password 2024' },
    { name: 'a time', text: 'password expired 3 days ago' },
    { name: 'how long', text: 'password 8 characters' },
    { name: 'another word', text: 'bypass 4512' },
    { name: 'a preposition', text: 'the password for 4512 users' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')

/** Words behind which no password stands. */
const notFirst =
  /^(?:a|after|again|all|an|and|any|are|as|at|attempts?|be|before|but|by|can|change[ds]?|changing|code|error|expire[ds]?|expiry|expires|failed|failure|field|for|from|generator|has|hash|help|history|i|if|in|incorrect|invalid|is|issue|it|length|less|limit|link|list|manager|max|min|minimum|maximum|more|must|my|need|needs|not|of|on|once|only|or|over|page|policy|port|prompt|protected|recovery|request|requests|reset|resets|resetting|retries|retry|rule|rules|screen|should|since|still|than|that|the|then|this|thrice|ticket|times|to|twice|under|until|update[ds]?|version|was|when|where|which|with|within|would|you|your|nach|seit|vor|und|läuft|et|y|e|de|per)$/i

/** Lengths, counts and times. */
const measure = /^[0-9]{1,3}(?:x|k|h|m|min|th|st|nd|rd|\+|%| .*[aeiou].*)?$|^[0-9]{1,2}[:.][0-9]{2}/i

/** A chunk with a digit, or a few letters that are no word of a sentence. */
function isCodePart(text: string): boolean {
  if (/[0-9]/.test(text)) return true
  return (
    /^[a-z]{1,5}$/i.test(text) &&
    !/[aeiou].*[aeiou]/i.test(text) &&
    !/^(?:and|but|for|from|geht|in|is|it|it's|its|my|not|of|on|or|so|still|ssn|thanks|that|the|then|this|to|was|when|with|und|ist|a|i|at|am|you|can|but|did|does|do|if|what|why|who|how|let|get|got|has|had|am|pm|email|phone|days|times|which|says|sir|mam|pls|plz|thx)$/i.test(
      text,
    )
  )
}
