import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:exp|exp\.|expiry|expires|expiring|expiration|expire|valid (?:thru|through|until|till)|good thru|gültig bis|ablaufdatum|date d'expiration|expire le|expira|caducidad|vencimiento|validade|validità|scadenza|geldig tot|ważna do)(?: ?date| on| in| end)?${linkSource}`

/** Expiry dates of cards behind words that say so. */
export const detector: Detector = {
  id: 'card-expiry',
  version: 1,
  entity: 'CARD_EXPIRY',
  jurisdiction: 'INTL',
  source: 'https://www.iso.org/standard/70484.html',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}(?:0[1-9]|1[0-2])(?: ?[\/-] ?| )(?:20)?[2-4][0-9](?![\p{L}\p{N}_]|[.,\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 70,
  context: [],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => afterKeyWords(match, leading, (value) => /[0-9]/.test(value)),
  samples: [
    { text: 'exp 04/27', found: '04/27', isIndependent: true },
    { text: 'expiry date: 12/2028', found: '12/2028', isIndependent: true },
    { text: 'valid thru 09 26', found: '09 26' },
    { text: 'gültig bis 11/29', found: '11/29' },
  ],
  rejects: [
    { name: 'no such month', text: 'exp 13/27' },
    { name: 'a full date', text: 'expires 04/27/2026' },
    { name: 'no date', text: 'expires soon' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
