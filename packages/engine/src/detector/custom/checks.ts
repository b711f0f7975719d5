import { isMod1110Valid, isMod112Valid } from '../check/iso-7064.ts'
import { isLuhnValid } from '../check/luhn.ts'
import { mod97 } from '../check/mod-97.ts'
import { isVerhoeffValid } from '../check/verhoeff.ts'

/** A check that a policy's detector can name. */
interface NamedCheck {
  /** Characters that the check reads; all others are passed over. */
  readonly passedOver: RegExp
  readonly isValid: (characters: string) => boolean
}

const digitsOnly = /[^0-9]/g

const checks = {
  luhn: { passedOver: digitsOnly, isValid: isLuhnValid },
  verhoeff: { passedOver: digitsOnly, isValid: isVerhoeffValid },
  mod97: { passedOver: /[^0-9A-Z]/g, isValid: (text) => text.length > 2 && mod97(text) === 1 },
  'mod11-2': { passedOver: /[^0-9X]/g, isValid: (text) => /^[0-9]+X?$/.test(text) && isMod112Valid(text) },
  'mod11-10': { passedOver: digitsOnly, isValid: isMod1110Valid },
} as const satisfies Readonly<Record<string, NamedCheck>>

export type CheckName = keyof typeof checks

/**
 * The checks by name.
 *
 * | name | digits | standard |
 * |---|---|---|
 * | `luhn` | one at the end | ISO/IEC 7812-1, annex B |
 * | `verhoeff` | one at the end | Verhoeff 1969 |
 * | `mod97` | two at the end; letters count as 10 to 35 | ISO/IEC 7064, MOD 97-10 |
 * | `mod11-2` | one at the end, or X | ISO/IEC 7064, MOD 11-2 |
 * | `mod11-10` | one at the end | ISO/IEC 7064, MOD 11,10 |
 */
export const checkNames = Object.keys(checks) as [CheckName, ...CheckName[]]

/** Whether the check digits of a text are right; its other characters are passed over, and case does not matter. */
export function passesCheck(name: CheckName, text: string): boolean {
  const { passedOver, isValid }: NamedCheck = checks[name]
  return isValid(text.toUpperCase().replace(passedOver, ''))
}
