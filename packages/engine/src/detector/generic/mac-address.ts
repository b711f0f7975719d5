import type { Detector } from '../contract.ts'

/**
 * MAC addresses (EUI-48) with colons, hyphens or full stops. Without a letter among their digits, or without
 * separators, only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'mac-address',
  version: 1,
  entity: 'MAC_ADDRESS',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc9542',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9A-Fa-f][:.-])[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{2}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}|[0-9A-Fa-f]{10})(?![0-9A-Za-z_]|[:.-][0-9A-Fa-f])/gu,
  lengthMax: 17,
  context: ['mac', 'ethernet', 'wifi', 'wlan', 'bluetooth', 'hwaddr', 'bssid', 'macaddress', 'physical'],
  score: { pattern: 0.4, validated: 0.85 },
  validate: (match) => {
    const digits = match.replace(/[^0-9A-Fa-f]/g, '').toLowerCase()
    // All digits alike stand for nobody or everybody.
    if (/^(.)\1*$/.test(digits)) return false
    const isPlain = /^(?:[0-9]*|[a-f]*)$/.test(digits)
    return { start: 0, end: match.length, isWeak: isPlain || match.length === digits.length }
  },
  samples: [
    { text: 'MAC 00:1A:2B:3C:4D:5E,', found: '00:1A:2B:3C:4D:5E', isIndependent: true },
    { text: '00-00-5E-00-53-AF', found: '00-00-5E-00-53-AF', isIndependent: true },
    { text: 'ether 0011.22aa.bbcc', found: '0011.22aa.bbcc', isIndependent: true },
    { text: 'mac: 001a2b3c4d5e', found: '001a2b3c4d5e' },
    { text: 'mac 10:20:30:40:50:60.', found: '10:20:30:40:50:60' },
  ],
  rejects: [
    { name: 'a pair more', text: '00:1A:2B:3C:4D:5E:6F' },
    { name: 'a pair less', text: '00:1A:2B:3C:4D' },
    { name: 'a digit too large', text: '00:1A:2B:3C:4D:5G' },
    { name: 'separators mixed', text: '00:1A-2B:3C-4D:5E' },
    { name: 'everybody', text: 'ff:ff:ff:ff:ff:ff' },
    { name: 'inside a longer reference', text: 'AB-00-1A-2B-3C-4D-5E' },
    { name: 'inside a fingerprint', text: '1f:00:1A:2B:3C:4D:5E:aa:bb' },
  ],
}
