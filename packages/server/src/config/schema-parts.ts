import { isIP } from 'node:net'
import { keyed, says } from '@stet/engine'
import { z } from 'zod'

const nameInstead = 'write a name: letters, digits, ".", "_" and "-"'
/** A name that stands in addresses, logs and metrics. */
export const name = z.string(says(nameInstead)).regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, says(nameInstead))

/** A text that is no secret. */
export function text(instead: string): z.ZodString {
  return z.string(says(instead)).min(1, says(instead)).max(1000, says(instead))
}

/** A whole number between two bounds, both allowed. */
export function whole(least: number, most: number): z.ZodNumber {
  const instead = `write a whole number from ${least} to ${most}`
  return z.int(says(instead)).min(least, says(instead)).max(most, says(instead))
}

/** A path of a file or folder; from the folder of the configuration file, where it is relative. */
export const path = text('write the path of a file or folder')

const urlInstead = 'write https://…, without a user name, a password or "#"'
/** An address of another system. `http:` is judged where the list of private hosts is known. */
export const url = z.string(says(urlInstead)).max(2000, says(urlInstead)).refine(isPlainUrl, says(urlInstead))

function isPlainUrl(written: string): boolean {
  if (!URL.canParse(written)) return false
  const { protocol, username, password, hash } = new URL(written)
  return ['https:', 'http:'].includes(protocol) && username === '' && password === '' && hash === ''
}

const secretInstead = 'never write a secret into this file: write { env: NAME } or { file: path }'
const envInstead = 'write the name of an environment variable'
/** A secret, by where it is read from. */
export const secretRef = keyed(
  {
    env: z
      .string(says(envInstead))
      .regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/, says(envInstead))
      .optional()
      .meta({ description: 'Environment variable that holds it.' }),
    file: path.optional().meta({ description: 'File that holds it; a line end at its end is left out.' }),
  },
  secretInstead,
)
  .refine(isOneOf, says(secretInstead))
  .brand<'SecretRef'>()

export type SecretRef = z.output<typeof secretRef>

const hostInstead = 'write a host name, an address, or a range such as 10.1.0.0/16'
/** A host name, an address or a CIDR range. */
export const hostOrRange = z
  .string(says(hostInstead))
  .max(253, says(hostInstead))
  .refine(isHostOrRange, says(hostInstead))

function isHostOrRange(written: string): boolean {
  const [address = '', bits, ...others] = written.split('/')
  const version = isIP(address)
  if (version !== 0 && !address.includes('%')) {
    const isRange = bits !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)
    return others.length === 0 && (bits === undefined || isRange)
  }
  if (bits !== undefined || !/^[\w.-]+$/.test(written)) return false
  // The URL parser reads 0x7f.1 and 2130706433 as addresses: a name is what it leaves as it is.
  const url = `https://${written}/`
  return URL.canParse(url) && new URL(url).hostname === written.toLowerCase()
}

const fingerprintInstead = 'write the SHA-256 fingerprint of a certificate: 64 hexadecimal digits'
/** SHA-256 of a certificate, with or without colons. */
export const fingerprint = z
  .string(says(fingerprintInstead))
  .regex(/^(?:[0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$/, says(fingerprintInstead))

/** A map of which exactly one key is written. */
export function oneOf<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const instead = `write exactly one of: ${Object.keys(shape).join(', ')}`
  return keyed(shape, instead).refine(isOneOf, says(instead))
}

function isOneOf(value: object): boolean {
  return Object.values(value).filter((one) => one !== undefined).length === 1
}
