import { StetError, type ErrorCode } from '../../errors.ts'
import type { Limits } from '../../limits.ts'

/** Refusal at a byte; the machine counts that byte from the start of the input and names the record. */
export function fault(code: ErrorCode, at: number, limit?: keyof Limits, limits?: Limits): StetError {
  if (limit === undefined || limits === undefined) return new StetError(code, { byteOffset: at })
  return new StetError(code, { byteOffset: at, limit, limitValue: limits[limit] })
}
