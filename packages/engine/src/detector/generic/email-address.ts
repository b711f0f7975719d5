import type { Detector } from '../contract.ts'

/** E-mail addresses, internationalised ones too; quoted local parts are not looked for. */
export const detector: Detector = {
  id: 'email-address',
  version: 1,
  entity: 'EMAIL_ADDRESS',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1',
  pattern:
    /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}_][\p{L}\p{M}\p{N}._%+'!#$*=?^{|}~-]{0,127}@[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}(?:\.[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}){1,9}/gu,
  pivot: { pattern: /@/u, unitsBefore: 128 },
  lengthMax: 1526,
  context: [],
  score: { pattern: 0.5, validated: 0.95 },
  validate: (match) => {
    const at = match.lastIndexOf('@')
    const start = localStart(match.slice(0, at))
    const end = domainEnd(match.slice(at + 1))
    return end !== undefined && start < at && { start, end: at + 1 + end }
  },
  samples: [
    { text: 'write to jane.doe@example.com.', found: 'jane.doe@example.com', isIndependent: true },
    { text: 'email=jane@example.co.uk&x=1', found: 'jane@example.co.uk', isIndependent: true },
    {
      text: '<bounce+jane=example.com@lists.example.org>',
      found: 'bounce+jane=example.com@lists.example.org',
    },
    { text: "'o'brien+news@mail.example.com'", found: "o'brien+news@mail.example.com" },
    { text: 'Pelé@example.com', found: 'Pelé@example.com', isIndependent: true },
    {
      text: 'mail an δοκιμή@παράδειγμα.δοκιμή bitte',
      found: 'δοκιμή@παράδειγμα.δοκιμή',
      isIndependent: true,
    },
    { text: 'x@xn--bcher-kva.example', found: 'x@xn--bcher-kva.example', isIndependent: true },
    { text: '我的邮箱是jane@example.com谢谢', found: 'jane@example.com' },
    { text: 'root@192.0.2.10', found: 'root@192.0.2.10' },
    { text: '----jane@example.com--', found: 'jane@example.com' },
    { text: 'jane@example.com, the first one', found: 'jane@example.com' },
  ],
  rejects: [
    { name: 'a handle', text: 'thanks @janedoe' },
    { name: 'no domain', text: 'jane@localhost' },
    { name: 'a price', text: '3@4.50' },
    { name: 'nothing before the at', text: '(@example.com)' },
  ],
}

const unspaced = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}`
/** A local part that runs on from a text written without spaces. */
const afterUnspaced = new RegExp(String.raw`^.*[${unspaced}](?=[^${unspaced}]+$)`, 'u')
const beforeUnspaced = new RegExp(String.raw`^[A-Za-z0-9-]{2,63}(?=[${unspaced}])`, 'u')

/** Where the local part begins: behind a form field's name, quotes, or the sentence before it. */
function localStart(local: string): number {
  // `bounce+jane=example.com` holds an address of its own; `email=jane` is a field and its value.
  const equals = /^[\p{L}\p{M}\p{N}_.]*=/u.exec(local)?.[0].length ?? 0
  const rest = local.slice(equals)
  const sentence = afterUnspaced.exec(rest)?.[0].length ?? 0
  const quotes = /^['.!#?*=]*/.exec(rest.slice(sentence))?.[0].length ?? 0
  return equals + sentence + quotes
}

/** Length of the domain without what follows it; undefined where it is none. */
function domainEnd(domain: string): number | undefined {
  if (/^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/.test(domain)) return domain.length
  const last = domain.lastIndexOf('.') + 1
  const label = domain.slice(last)
  const top =
    beforeUnspaced.exec(label)?.[0] ?? /^(?:xn--[a-z0-9-]{1,59}|[\p{L}\p{M}]{2,63})/iu.exec(label)?.[0]
  return top === undefined ? undefined : last + top.length
}
