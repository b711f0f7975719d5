import { parseAddress, says } from '@stet/engine'
import { z } from 'zod'

/** A name: letters, digits, ".", "_" and "-". */
export const name = (what: string): z.ZodString =>
  z
    .string(says(`write ${what}: letters, digits, ".", "_" and "-"`))
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, says(`write ${what}: letters, digits, ".", "_" and "-"`))

/** One or two sentences for people. */
export const sentence = z
  .string(says('write a sentence'))
  .trim()
  .min(1, says('write a sentence'))
  .max(1000, says('write at most 1,000 characters'))

/** A page on the web. */
export const link = z
  .string(says('write an https address'))
  .max(500, says('write at most 500 characters'))
  .refine((text) => URL.canParse(text) && new URL(text).protocol === 'https:', says('write an https address'))

/** The name of an HTTP header. @see https://www.rfc-editor.org/rfc/rfc9110#name-field-names */
export const headerName = z
  .string(says('write the name of a header: X-Signature'))
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, says('write the name of a header: X-Signature'))

/** The name of a query parameter, brackets included: `page[after]`. */
export const parameterName = z
  .string(says('write the name of a query parameter: page, or page[after]'))
  .regex(/^[A-Za-z0-9_.:[\]-]{1,100}$/, says('write the name of a query parameter: page, or page[after]'))

/** A whole number between two others. */
export const whole = (least: number, most: number): z.ZodNumber =>
  z
    .int(says(`write a whole number from ${least} to ${most}`))
    .min(least, says(`write a whole number from ${least} to ${most}`))
    .max(most, says(`write a whole number from ${least} to ${most}`))

/** An address as policies spell them. */
export const addressText = z
  .string(says('write an address such as $.ticket.id'))
  .refine((text) => parseAddress(text).ok, says('write an address such as $.ticket.id'))
