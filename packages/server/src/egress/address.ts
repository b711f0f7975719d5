import ipaddr from 'ipaddr.js'

/** What an address is good for: `public` alone may be connected to without being listed. */
export type AddressKind = 'public' | 'metadata' | 'special' | 'transitional' | 'not-an-address'

/** What {@link classifyAddress} finds. */
export interface AddressClass {
  readonly kind: AddressKind
  /** The IPv4 address that an IPv6 address stands for, where it does (NAT64, 6to4, Teredo, mapped, …). */
  readonly embedded?: string
}

/** Services that hand a machine its own credentials, at addresses that do not all look private. */
const metadataAddresses: readonly string[] = [
  '169.254.169.254', // most clouds
  '169.254.170.2', // Amazon ECS
  '169.254.170.23', // Amazon EKS
  '168.63.129.16', // Azure's wire server: a public address that is none
  '100.100.100.200', // Alibaba
  '192.0.0.192', // Oracle
  'fd00:ec2::254', // Amazon, over IPv6
  'fd00:ec2::23', // Amazon EKS, over IPv6
  'fd20:ce::254', // Google, over IPv6
]

/** All that is routed on the IPv6 Internet today (RFC 4291, section 2.4, and IANA's registry). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** IPv6 addresses that stand for an IPv4 address, and the byte at which it begins. */
const embeddings: readonly { readonly range: readonly [ipaddr.IPv6, number]; readonly at: number }[] = [
  { range: ipaddr.IPv6.parseCIDR('::ffff:0:0/96'), at: 12 }, // mapped, RFC 4291
  { range: ipaddr.IPv6.parseCIDR('::/96'), at: 12 }, // compatible, RFC 4291
  { range: ipaddr.IPv6.parseCIDR('::ffff:0:0:0/96'), at: 12 }, // translated, RFC 2765
  { range: ipaddr.IPv6.parseCIDR('64:ff9b::/96'), at: 12 }, // NAT64, RFC 6052
  { range: ipaddr.IPv6.parseCIDR('64:ff9b:1::/48'), at: 12 }, // local NAT64, RFC 8215
  { range: ipaddr.IPv6.parseCIDR('2002::/16'), at: 2 }, // 6to4, RFC 3056
]
const teredo = ipaddr.IPv6.parseCIDR('2001::/32')

/**
 * Says what an address is good for. Whatever is not known to be public is not: private, loopback,
 * link-local, shared, unspecified, broadcast, multicast, documentation, benchmark and reserved ranges.
 *
 * @param text - an IPv4 or IPv6 address in its usual form; other spellings are `not-an-address`
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry/
 */
export function classifyAddress(text: string): AddressClass {
  const address = parseAddress(text)
  if (address === undefined) return { kind: 'not-an-address' }
  if (metadataAddresses.includes(address.toString())) return { kind: 'metadata' }
  if (address instanceof ipaddr.IPv4) {
    return { kind: address.range() === 'unicast' ? 'public' : 'special' }
  }
  const embedded = embeddedIpv4(address)
  if (embedded !== undefined) return { kind: 'transitional', embedded }
  const isPublic =
    address.zoneId === undefined && address.range() === 'unicast' && address.match([...globalUnicast])
  return { kind: isPublic ? 'public' : 'special' }
}

/** Reads an address in its usual form; no octal, no hexadecimal, no short forms. */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  return text.includes(':') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined
}

function embeddedIpv4(address: ipaddr.IPv6): string | undefined {
  const bytes = address.toByteArray()
  // The two addresses of ::/96 that stand for nothing: unspecified and loopback.
  if (bytes.slice(0, 15).every((byte) => byte === 0) && (bytes[15] ?? 0) <= 1) return undefined
  const found = embeddings.find(({ range: [network, bits] }) => address.match([network, bits]))
  if (found !== undefined) return bytes.slice(found.at, found.at + 4).join('.')
  // RFC 4380 writes the client's address with every bit turned.
  if (address.match([...teredo])) {
    return bytes
      .slice(12)
      .map((byte) => byte ^ 0xff)
      .join('.')
  }
  return undefined
}
