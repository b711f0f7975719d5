import type { TextDetector } from '@stet/engine'
import { detectors } from '../../packages/engine/src/detector/registry.ts'

/** What became of published numbers and of numbers that are nearly so. */
export interface IdentifierCounts {
  published: number
  found: number
  nearMisses: number
  /** Near misses that the same detector takes all the same. */
  taken: number
  /** Detectors that missed a published number, or took a near miss. */
  readonly faulty: Set<string>
}

/**
 * Entities whose standard has a check digit that tells every single wrong digit: Luhn's formula and sums
 * to a prime modulus do, structure alone does not.
 */
const tellingIds: ReadonlySet<string> = new Set([
  'credit-card',
  'iban-code',
  'ar-cuit',
  'at-social-security',
  'au-abn',
  'au-acn',
  'au-tfn',
  'be-national-number',
  'ca-sin',
  'ch-ahv',
  'cn-resident-id',
  'de-tax-id',
  'es-nif',
  'fi-hetu',
  'fr-nir',
  'fr-siren',
  'fr-siret',
  'gb-nhs',
  'hr-oib',
  'il-id-number',
  'in-aadhaar',
  'in-gstin',
  'it-fiscal-code',
  'nl-bsn',
  'no-birth-number',
  'pl-nip',
  'pl-pesel',
  'pt-nif',
  'ro-cnp',
  'se-personnummer',
  'sg-nric-fin',
  'si-emso',
  'tr-tckn',
  'us-aba-routing',
  'us-npi',
  'za-id-number',
])

/** Looks for every published specimen of the detectors, and for near misses of those with check digits. */
export function checkIdentifiers(find: TextDetector): IdentifierCounts {
  const counts: IdentifierCounts = { published: 0, found: 0, nearMisses: 0, taken: 0, faulty: new Set() }
  for (const { id, context, samples, isOptional } of detectors) {
    if (isOptional === true) continue
    const isTelling = tellingIds.has(id)
    for (const { text, found, isIndependent } of samples) {
      if (isIndependent !== true) continue
      const at = text.indexOf(found)
      // The word that the document itself prints beside its number.
      const label = context[0] === undefined ? '' : `${context[0]}: `
      counts.published += 1
      if (isCovered(find, `${label}${text}`, label.length + at, found.length)) counts.found += 1
      else counts.faulty.add(id)
      if (!isTelling) continue
      for (const near of nearMisses(found)) {
        counts.nearMisses += 1
        const whole = `${label}${text.slice(0, at)}${near}${text.slice(at + found.length)}`
        const isTaken = find.find(whole).some(({ detector }) => detector === id)
        if (!isTaken) continue
        counts.taken += 1
        counts.faulty.add(id)
      }
    }
  }
  return counts
}

/** Each digit one higher, one digit more, and the number inside a longer reference. */
function nearMisses(number: string): string[] {
  const changed = [...number].flatMap((digit, index) =>
    /[0-9]/.test(digit)
      ? [`${number.slice(0, index)}${(Number(digit) + 1) % 10}${number.slice(index + 1)}`]
      : [],
  )
  return [...changed, `${number}7`, `X7-${number}-9`]
}

function isCovered(find: TextDetector, text: string, start: number, length: number): boolean {
  const isLeft = new Uint8Array(text.length)
  for (const finding of find.find(text)) isLeft.fill(1, finding.start, finding.end)
  return isLeft.subarray(start, start + length).every((covered) => covered === 1)
}
