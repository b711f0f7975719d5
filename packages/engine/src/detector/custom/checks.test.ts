import { expect, test } from 'vitest'
import { checkNames, passesCheck, type CheckName } from './checks.ts'

/** Published specimens of each scheme; changing any one of their digits makes them wrong. */
const specimens: Readonly<Record<CheckName, readonly string[]>> = {
  luhn: ['4111 1111 1111 1111', '79927398713'],
  verhoeff: ['2363', '123451'],
  mod97: ['79444', '5493001KJTIIGC8Y1R12', '5493001kjtiigc8y1r12'],
  'mod11-2': ['079X', '0000-0002-1825-0097', '0000-0002-9079-593X'],
  'mod11-10': ['07945', '33392005961'],
}

test.each(checkNames)('%s knows its specimens, and no digit may differ', (name) => {
  for (const text of specimens[name]) {
    expect(passesCheck(name, text), text).toBe(true)
    for (const { index, 0: digit } of text.matchAll(/[0-9]/g)) {
      const other = String((Number(digit) + 1) % 10)
      expect(passesCheck(name, text.slice(0, index) + other + text.slice(index + 1))).toBe(false)
    }
  }
})

test.each(checkNames)('%s refuses a text without digits', (name) => {
  for (const text of ['', '-', 'abc', 'X']) expect(passesCheck(name, text)).toBe(false)
})
