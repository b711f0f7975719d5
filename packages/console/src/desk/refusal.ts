import { StetError } from '@stet/engine'
import type { Refusal } from './contract.ts'

/** An error as a person is told of it; of one that is not ours nothing is passed on. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof StetError) {
    return { code: error.code, message: error.message, byteOffset: error.place.byteOffset }
  }
  return {
    code: 'STET_BUG',
    message: 'This page could not do it. Try it with less text, or report it.',
    byteOffset: undefined,
  }
}
