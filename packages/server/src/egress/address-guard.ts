import type ipaddr from 'ipaddr.js'
import { GatewayError } from '../contract/errors.ts'
import { classifyAddress, parseAddress } from './address.ts'

/**
 * A listed prefix of a NAT64 has to be this long: of shorter ones nobody knows at which byte the IPv4 address
 * begins (RFC 6052, section 2.2).
 */
const translationBitsMin = 96

/** Decides which hosts and addresses may be connected to. */
export interface AddressGuard {
  /** Whether a host is listed by its exact name or address: only then plain HTTP is allowed to it. */
  readonly isListedHost: (hostname: string) => boolean
  /**
   * Whether an address may be connected to on behalf of a host.
   *
   * @param hostname - host of the URL, lower case, IPv6 without brackets
   * @param address - what the name was resolved to, or the host itself
   */
  readonly isAllowed: (hostname: string, address: string) => boolean
  /**
   * All addresses of a host, when every one of them may be connected to: a name with one good and one
   * private address is a trap.
   *
   * @throws {@link GatewayError} STET_EGRESS_ADDRESS
   */
  readonly check: (hostname: string, addresses: readonly string[]) => void
}

/**
 * Makes the guard of one gateway.
 *
 * @param allowPrivate - exact host names, addresses and CIDR ranges that are meant although they are not
 *   public. A metadata service has to be listed as exactly its address.
 */
export function createAddressGuard(allowPrivate: readonly string[] = []): AddressGuard {
  const hosts = new Set<string>()
  const ranges: (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[] = []
  for (const entry of allowPrivate) {
    const range = readRange(entry)
    if (range === undefined) hosts.add(canonicalHost(entry))
    else ranges.push(range)
  }
  const isInRange = (address: string, bitsMin = 0): boolean => {
    const parsed = parseAddress(address)
    if (parsed === undefined) return false
    return ranges.some(([network, bits]) => {
      if (network.kind() !== parsed.kind()) return false
      return bits >= bitsMin && parsed.match([network, bits])
    })
  }
  const isAllowed = (hostname: string, address: string): boolean => {
    const { kind, embedded } = classifyAddress(address)
    switch (kind) {
      case 'public':
        return true
      case 'not-an-address':
        return false
      case 'metadata':
        return isInRange(address, address.includes(':') ? 128 : 32)
      case 'special':
        return hosts.has(canonicalHost(hostname)) || isInRange(address)
      case 'transitional':
        // Listing the prefix of a NAT64 is no leave to reach private IPv4 through it.
        return (
          isInRange(address, translationBitsMin) && embedded !== undefined && isAllowed(hostname, embedded)
        )
    }
  }
  return {
    isListedHost: (hostname) => {
      const host = canonicalHost(hostname)
      return hosts.has(host) || (parseAddress(host) !== undefined && isInRange(host))
    },
    isAllowed,
    check: (hostname, addresses) => {
      const isGood = addresses.length > 0 && addresses.every((address) => isAllowed(hostname, address))
      if (!isGood) throw new GatewayError('STET_EGRESS_ADDRESS')
    },
  }
}

/** Reads an address or a CIDR range; undefined where it is neither. */
export function readRange(text: string): readonly [ipaddr.IPv4 | ipaddr.IPv6, number] | undefined {
  const [address = '', bits, ...others] = text.split('/')
  const parsed = parseAddress(address)
  if (parsed === undefined || others.length > 0) return undefined
  const bitsMax = parsed.toByteArray().length * 8
  if (bits === undefined) return [parsed, bitsMax]
  return /^\d{1,3}$/.test(bits) && Number(bits) <= bitsMax ? [parsed, Number(bits)] : undefined
}

/** A host in one spelling: lower case, no brackets, no full stop at its end. */
export function canonicalHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}
