import ipaddr from 'ipaddr.js'
import type { Detector } from '../contract.ts'

/** IPv4 and IPv6 addresses; version numbers and parts of longer dotted numbers are left alone. */
export const detector: Detector = {
  id: 'ip-address',
  version: 1,
  entity: 'IP_ADDRESS',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc4291#section-2.2',
  pattern:
    /(?<![A-Za-z0-9_:]|[0-9]\.)(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![A-Za-z0-9_]|\.[0-9])|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}(?:\.[0-9]{1,3}){0,3}(?:%[A-Za-z0-9]{1,16})?(?![A-Za-z0-9_:]))/giu,
  lengthMax: 73,
  context: ['ip', 'ipv4', 'ipv6', 'address', 'host', 'server'],
  score: { pattern: 0.4, validated: 0.9 },
  validate: (match) => {
    if (!match.includes(':')) return isVersion4(match)
    // The sentence's colon or full stop and number may stand behind it.
    const ends = [match.length, match.search(/(?<!:):$/), match.search(/(?:\.[0-9]{1,3}){1,3}$/)]
    const end = ends.find((each) => each > 0 && isVersion6(match.slice(0, each)))
    return end !== undefined && { start: 0, end }
  },
  samples: [
    { text: 'from 192.0.2.1.', found: '192.0.2.1', isIndependent: true },
    { text: 'http 198.51.100.7:8080/x', found: '198.51.100.7', isIndependent: true },
    { text: '010.001.000.255', found: '010.001.000.255' },
    { text: 'at 2001:db8::8a2e:370:7334 today', found: '2001:db8::8a2e:370:7334', isIndependent: true },
    {
      text: '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
      found: '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
      isIndependent: true,
    },
    { text: '[::ffff:192.0.2.128]', found: '::ffff:192.0.2.128', isIndependent: true },
    { text: 'fe80::1ff:fe23:4567:890a%eth2', found: 'fe80::1ff:fe23:4567:890a%eth2', isIndependent: true },
    { text: 'my ip is 2001:db8::1: see?', found: '2001:db8::1' },
  ],
  rejects: [
    { name: 'five parts', text: 'version 1.2.3.4.5' },
    { name: 'behind a v', text: 'v1.2.3.4' },
    { name: 'inside a longer number', text: '11.2.3.4.56.7' },
    { name: 'octet too large', text: '256.1.1.1' },
    { name: 'a browser version', text: 'Chrome/120.0.0.0' },
    { name: 'a time', text: '12:30:45' },
    { name: 'a MAC address', text: '00:1A:2B:3C:4D:5E' },
    { name: 'a scope in a program', text: 'face::bad and std::vector' },
    { name: 'octets with leading zeros, as in a version', text: '1.02.03.04' },
  ],
}

function isVersion4(text: string): boolean {
  const octets = text.split('.')
  const isPadded = octets.every((octet) => octet.length === 3)
  if (!isPadded && octets.some((octet) => octet.length > 1 && octet.startsWith('0'))) return false
  const [first = '', ...rest] = octets.map((octet) => String(Number(octet)))
  // A network, or a browser's version: not somebody's machine.
  if (rest.every((octet) => octet === '0')) return false
  return ipaddr.IPv4.isValidFourPartDecimal([first, ...rest].join('.'))
}

function isVersion6(text: string): boolean {
  return /[0-9]/.test(text.split('%')[0] ?? '') && ipaddr.IPv6.isValid(text)
}
