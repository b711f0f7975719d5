import { GatewayError } from '../contract/errors.ts'
import { canonicalHost, type AddressGuard } from './address-guard.ts'
import { parseAddress } from './address.ts'

/**
 * Reads the URL of a destination or of a helpdesk. The WHATWG parser brings every spelling of a host into
 * one form (`0x7f.1` and `2130706433` become `127.0.0.1`), so that what is checked is what is connected to.
 *
 * @throws {@link GatewayError} STET_EGRESS_URL for what is not https (or http to a listed host), has user
 *   info or a fragment; STET_EGRESS_ADDRESS for an address, written as such, that may not be reached
 */
export function readDestinationUrl(text: string, guard: AddressGuard): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || url.username !== '' || url.password !== '' || url.hash !== '') {
    throw new GatewayError('STET_EGRESS_URL')
  }
  const host = canonicalHost(url.hostname)
  const isOfKnownKind = url.protocol === 'https:' || (url.protocol === 'http:' && guard.isListedHost(host))
  if (parseAddress(host) !== undefined) guard.check(host, [host])
  if (!isOfKnownKind) throw new GatewayError('STET_EGRESS_URL')
  return url
}
