import type { HeaderLine, SignatureRefusal } from './contract.ts'

/** A header that must be there once, or why it is not. */
export type OneHeader =
  | { readonly value: string; readonly refusal?: undefined }
  | { readonly value?: undefined; readonly refusal: SignatureRefusal }

/** The value of a header that must stand in the request exactly once: of two, nobody knows which was meant. */
export function oneHeader(
  headers: readonly HeaderLine[],
  name: string,
  what: 'signature' | 'timestamp' | 'id',
): OneHeader {
  const [first, ...others] = headers.filter(([key]) => key === name)
  if (first === undefined || first[1] === '') return { refusal: `${what}-missing` }
  if (others.length > 0) return { refusal: `${what}-duplicate` }
  return { value: first[1] }
}

const idCharsMax = 256

/** An id that no signature covers: given only where it is plainly one. */
export function unsignedId(
  headers: readonly HeaderLine[],
  name: string,
): { readonly id?: string; readonly isIdSigned?: false } {
  const { value } = oneHeader(headers, name, 'id')
  if (value === undefined || value.length > idCharsMax || !/^[\w.:/+=-]+$/.test(value)) return {}
  return { id: value, isIdSigned: false }
}
