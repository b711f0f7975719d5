/** An exact decimal: `digits × 10^exponent`. */
export interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

/** Longest number that is calculated with, in characters: big integers of any size would take quadratic time. */
const decimalCharsMax = 1024
const exponentMax = 308

/** Reads a number of JSON's grammar; undefined where it is none, or beyond what is calculated with. */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > decimalCharsMax) return undefined
  const parts = /^(-?(?:0|[1-9][0-9]*))(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(text)
  if (parts === null) return undefined
  const [, whole = '', fraction = '', exponent = '0'] = parts
  if (Math.abs(Number(exponent)) > exponentMax) return undefined
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length }
}

/** The greatest multiple of a positive size that is not above the value, written without an exponent. */
export function floorToMultiple(value: Decimal, size: Decimal): string {
  const exponent = Math.min(value.exponent, size.exponent)
  const scaled = value.digits * 10n ** BigInt(value.exponent - exponent)
  const step = size.digits * 10n ** BigInt(size.exponent - exponent)
  const rest = ((scaled % step) + step) % step
  return writeDecimal({ digits: scaled - rest, exponent })
}

function writeDecimal({ digits, exponent }: Decimal): string {
  if (exponent >= 0) return String(digits * 10n ** BigInt(exponent))
  const sign = digits < 0n ? '-' : ''
  const text = String(digits < 0n ? -digits : digits).padStart(1 - exponent, '0')
  const fraction = text.slice(exponent).replace(/0+$/, '')
  return sign + text.slice(0, exponent) + (fraction === '' ? '' : `.${fraction}`)
}
