import type { GeneralizeOptions } from '../operator/generalize.ts'
import type { KeepOptions } from '../operator/keep.ts'
import type { MaskOptions } from '../operator/mask.ts'
import type { EntityTreatment, Treatment } from './model.ts'

/** What becomes of a value, in words for somebody who does not program. Goes on after "Field: ". */
export function treatmentWords(treatment: Treatment, entity: string): string {
  switch (treatment.operator) {
    case 'strike':
      return 'does not leave.'
    case 'keep':
      return keepWords(treatment.options)
    case 'mask':
      return maskWords(treatment.options)
    case 'generalize':
      return generalizeWords(treatment.options)
    case 'replace':
      return `leaves as a label such as [${entity}_1]; the same value gets the same label within one record only.`
    case 'surrogate':
      return `leaves as an invented ${entityWords(entity)} that looks real, the same one for the same value and person.`
    case 'pseudonymize':
      return 'leaves as a random-looking code that is always the same for the same value at this recipient, and cannot be turned back.'
    case 'tokenize':
      return 'leaves as a random-looking code that only the vault can turn back into the value.'
    case 'shift':
      return `leaves as a date moved by at most ${counted(treatment.options.daysMax, 'day')}; all dates of one person move together.`
    case 'scan':
      return `leaves as text, after it was searched for personal data as "${treatment.profile}" says below.`
    case 'restore':
      return 'comes in as it was written, with what its tokens stand for given back.'
  }
}

/** The same for something that was found in a text. Goes on after the entity's name. */
export function entityTreatmentWords(treatment: EntityTreatment, entity: string): string {
  return treatment.operator === 'keep' ? 'may stand.' : treatmentWords(treatment, entity)
}

/** `EMAIL_ADDRESS` as people say it. */
export function entityWords(entity: string): string {
  return entity.toLowerCase().replaceAll('_', ' ')
}

function keepWords(options: KeepOptions): string {
  switch (options.type) {
    case 'any':
      return 'leaves AS IT IS, whatever it holds.'
    case 'enum':
      return `leaves if it is one of: ${options.values.join(', ')}.`
    case 'url':
      return `leaves if it is a web address at ${options.hosts.join(' or ')}, without its query.`
    case 'pattern':
      return `leaves if all of it fits the pattern ${options.pattern}`
    default:
      return `leaves if it is ${keptTypes[options.type]}.`
  }
}

const keptTypes = {
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  timestamp: 'a date with a time',
  date: 'a date',
  uuid: 'a UUID (a technical id)',
  language: 'a language code such as en-US',
  currency: 'a currency code such as EUR',
  country: 'a country code such as DE',
  link: 'a link to another part of the same API, and leads to the gateway then',
} as const

function maskWords({ keepFirst, keepLast }: MaskOptions): string {
  const ends = [
    keepFirst > 0 ? `the first ${keepFirst}` : '',
    keepLast > 0 ? `the last ${keepLast}` : '',
  ].filter(Boolean)
  if (ends.length === 0) return 'leaves as stars only.'
  return `leaves as stars, but for ${ends.join(' and ')} of its letters and digits.`
}

function generalizeWords(options: GeneralizeOptions): string {
  switch (options.to) {
    case 'ip':
      return 'leaves as the network that the address lies in, shared by many.'
    case 'bucket':
      return `leaves rounded down to a multiple of ${options.size}.`
    case 'postcode':
      return `leaves as the first ${counted(options.length, 'letter or digit', 'letters and digits')} of the postcode.`
    case 'coordinates':
      return `leaves as a position with ${counted(options.decimals, 'decimal')}.`
    default:
      return `leaves as the ${options.to} that the date lies in.`
  }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
