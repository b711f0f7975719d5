import type { Detector } from '../contract.ts'

/** Web addresses with their paths, queries and user info: all of it may identify somebody. */
export const detector: Detector = {
  id: 'url',
  version: 1,
  entity: 'URL',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc3986',
  pattern:
    /(?:(?:https?|ftps?|sftp):\/\/|(?<![\p{L}\p{N}_.@])www[0-9]{0,2}\.)[^\s<>"`{|}\\^\u3000-\u303f\uff01\uff0c\uff1b\uff1f\u201c\u201d\u00ab\u00bb]{1,4096}/giu,
  lengthMax: 8200,
  context: [],
  score: { pattern: 0.5, validated: 0.95 },
  validate: (match) => {
    const end = endOf(match)
    const url = match.slice(0, end)
    const host = /^(?:[a-z]{3,5}:\/\/)?(?:[^/?#]*@)?([^/?#]*)/iu.exec(url)?.[1] ?? ''
    const isNamed = /^www/i.test(url)
      ? /^www[0-9]{0,2}\.[\p{L}\p{N}-]+\.[\p{L}\p{M}\p{N}]/iu.test(host)
      : /^[\p{L}\p{N}[]/u.test(host)
    return isNamed && { start: 0, end }
  },
  samples: [
    { text: 'see https://example.com/a?b=c#d.', found: 'https://example.com/a?b=c#d', isIndependent: true },
    {
      text: '(https://en.wikipedia.org/wiki/URL_(disambiguation))',
      found: 'https://en.wikipedia.org/wiki/URL_(disambiguation)',
      isIndependent: true,
    },
    { text: 'ftp://user:secret@ftp.example.com/x, then', found: 'ftp://user:secret@ftp.example.com/x' },
    { text: 'go to WWW.Example.org!', found: 'WWW.Example.org', isIndependent: true },
    { text: 'https://bücher.example/straße', found: 'https://bücher.example/straße', isIndependent: true },
    { text: 'http://[2001:db8::1]:8080/x', found: 'http://[2001:db8::1]:8080/x', isIndependent: true },
    { text: '<a href="http://localhost:3000/t/1">', found: 'http://localhost:3000/t/1' },
    { text: '请看https://example.com/a。谢谢', found: 'https://example.com/a' },
  ],
  rejects: [
    { name: 'a scheme alone', text: 'https:// is a scheme' },
    { name: 'www alone', text: 'the www. is large' },
    { name: 'a word that ends so', text: 'awww.so cute' },
    { name: 'no host', text: 'http:///x' },
  ],
}

/** End without the sentence's punctuation, and without a bracket that was opened before the address. */
function endOf(match: string): number {
  let open = 0
  for (const character of match) open += balance(character)
  let end = match.length
  for (;;) {
    const last = match.charAt(end - 1)
    // More closed than opened: the last one closes a bracket of the sentence.
    if (balance(last) < 0 && open < 0) open += 1
    else if (!/[.,:;!?'*_~…]/.test(last)) return end
    end -= 1
  }
}

function balance(character: string): number {
  if (character === '(' || character === '[') return 1
  return character === ')' || character === ']' ? -1 : 0
}
