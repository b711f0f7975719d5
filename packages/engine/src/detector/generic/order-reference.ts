import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:order|ticket|case|invoice|tracking|reference|ref|transaction|shipment|parcel|request|incident|rma|bestell(?:ung|nummer)?|auftrag|rechnung|commande|facture|pedido|factura|fatura|ordine|fattura|bestelling|factuur|zamówienie|faktura)\.?(?: ?(?:number|numbers|no|num|nr|nummer|número|numero|numéro|id|code|#)\.?(?![\p{L}]))?${linkSource}`

/** Order, ticket, invoice, tracking and case numbers behind words that say so; they name a thing more than a person, so they are looked for only where they are named. */
export const detector: Detector = {
  id: 'order-reference',
  version: 1,
  entity: 'REFERENCE_NUMBER',
  jurisdiction: 'INTL',
  source: 'https://gdpr-info.eu/art-4-gdpr/',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}(?:[a-z]{1,5}[ -]?)?[0-9]{3,16}(?:-[0-9a-z]{1,10}){0,3}(?![\p{L}\p{N}_]|[.,\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 110,
  isOptional: true,
  context: [],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => afterKeyWords(match, leading, (value) => /[0-9]/.test(value)),
  samples: [
    { text: 'order number 12345678', found: '12345678', isIndependent: true },
    { text: 'ticket #162756', found: '162756' },
    { text: 'Rechnung Nr. RE-2024-00123', found: 'RE-2024-00123' },
  ],
  rejects: [
    { name: 'no number', text: 'the order is late' },
    { name: 'two digits', text: 'order 12' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
