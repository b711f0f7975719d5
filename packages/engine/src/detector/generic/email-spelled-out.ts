import type { Detector } from '../contract.ts'
import { countryCodes } from '../data/country-codes.ts'

const dotWord = '(?:dot|punkt|punto|ponto|point)'
const local = String.raw`[a-z0-9][a-z0-9._+-]{0,63}(?:(?: (?:${dotWord}|underscore|dash|hyphen|minus) | ?[([{<] ?(?:${dotWord}|\.) ?[)\]}>] ?)[a-z0-9][a-z0-9._+-]{0,63}){0,3}`
const label = '[a-z0-9][a-z0-9-]{0,62}'
const dot = String.raw`(?: ?[([{<] ?(?:${dotWord}|\.) ?[)\]}>] ?| ${dotWord} |\.)`
const lead = '(?:e-?mail(?: id| address| me)?(?: is| at|:|: ) ?)'
const providers = '(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|aol|protonmail|ymail|gmx|msn|live|mail)'

/**
 * E-mail addresses whose signs are words: `jane at example dot com`, `jane [at] example.com`. An `at` without
 * brackets needs a `dot` in words behind it, or a mail provider.
 */
export const detector: Detector = {
  id: 'email-spelled-out',
  version: 1,
  entity: 'EMAIL_ADDRESS',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_@]|[\p{L}\p{N}][.+-])(?:${lead}${local} at ${label}(?:${dot}${label}){1,4}|${local}(?: ?[([{<] ?(?:at|arroba|arobase|@) ?[)\]}>] ?${label}(?:${dot}${label}){1,4}| (?:at|arroba|arobase|chiocciola) (?:${label}(?:${dot}${label}){1,4}|${providers} (?:com|net|de|fr|co uk))))(?![\p{L}\p{N}_@])`,
    'giu',
  ),
  pivot: {
    pattern: new RegExp(
      String.raw`[([{<] ?(?:at|arroba|arobase|@) ?[)\]}>]|(?:at|arroba|arobase|chiocciola) (?:${label}(?:${dot}${label}){1,4}|${providers} (?:com|net|de|fr|co uk))(?![\p{L}\p{N}_@])`,
      'iu',
    ),
    unitsBefore: 330,
  },
  lengthMax: 788,
  context: [],
  score: { pattern: 0.45, validated: 0.85 },
  validate: (match) => {
    const led = leading.exec(match)?.[0].length ?? 0
    const [, name = '', at = '', domain = ''] = parts.exec(match.slice(led)) ?? []
    const isBracketed = /[([{<]/.test(at)
    const isSpelled = spelledDot.test(domain)
    if (!isBracketed && notNames.has(name.toLowerCase())) return false
    if (led === 0 && !isBracketed && !isSpelled && !ofProvider.test(domain)) return false
    const end = domainEnd(domain)
    return end !== undefined && { start: led, end: led + name.length + at.length + end }
  },
  samples: [
    { text: 'write to jane at example dot com.', found: 'jane at example dot com', isIndependent: true },
    { text: 'jane [at] example [dot] com', found: 'jane [at] example [dot] com', isIndependent: true },
    { text: '(jane(at)example.com)', found: 'jane(at)example.com', isIndependent: true },
    { text: 'jane.doe AT example DOT co DOT uk', found: 'jane.doe AT example DOT co DOT uk' },
    { text: 'jane dot doe at example dot org please', found: 'jane dot doe at example dot org' },
    { text: 'mi correo: jane arroba example punto es', found: 'jane arroba example punto es' },
    { text: 'reach me at jane at gmail.com, thanks', found: 'jane at gmail.com' },
    { text: 'mail jane_doe {at} example (dot) net', found: 'jane_doe {at} example (dot) net' },
    { text: 'my email is jane at acme.io', found: 'jane at acme.io' },
    { text: 'john(dot)doe(at)example(dot)com', found: 'john(dot)doe(at)example(dot)com' },
    { text: 'vasuki at gmail com', found: 'vasuki at gmail com' },
  ],
  rejects: [
    { name: 'no end', text: 'meet me at example dot' },
    { name: 'a web address', text: 'look at amazon.com' },
    { name: 'a web address in words', text: 'look at amazon dot com' },
    { name: 'no such top level', text: 'jane at example dot thing' },
    { name: 'a sentence', text: 'I was at home. then we left' },
    { name: 'brackets without an end', text: 'jane [at] example' },
    { name: 'a price', text: '3 (at) 4.50' },
  ],
}

const parts = /^(.*?)( ?[([{<] ?(?:at|arroba|arobase|@) ?[)\]}>] ?| (?:at|arroba|arobase|chiocciola) )(.*)$/iu
const leading = new RegExp(`^${lead}`, 'i')
const spelledDot = new RegExp(`[ ([{<]${dotWord}[ )\\]}>]`, 'i')
const ofProvider = new RegExp(`^${providers}[ .]`, 'i')

/** Words before an `at` that are not somebody's name. */
const notNames: ReadonlySet<string> = new Set(
  'look looks looking looked me us you him her it them that this is are was were be am been shop order ordered buy bought available meet visit find found see seen store online sale work works worked working live website page site account sign login back up out in on here there contact support email mail reach go try stay more'.split(
    ' ',
  ),
)

/** Top levels beside those of countries. */
const tops: ReadonlySet<string> = new Set(
  'com org net edu gov mil int info biz app dev name pro tech online xyz site shop store cloud email eu uk ac example test'.split(
    ' ',
  ),
)

/** Length of the domain up to the last label that is a top level; undefined where none is. */
function domainEnd(domain: string): number | undefined {
  let end: number | undefined
  for (const { 0: top, index } of domain.matchAll(/[a-z]{2,12}(?![a-z0-9-])/gi)) {
    const isFirst = index === 0
    if (!isFirst && (tops.has(top.toLowerCase()) || countryCodes.has(top.toUpperCase())))
      end = index + top.length
  }
  return end
}
