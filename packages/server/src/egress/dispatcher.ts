import type { LookupFunction } from 'node:net'
import { getCACertificates } from 'node:tls'
import { Agent, buildConnector, type Dispatcher } from 'undici'
import { GatewayError } from '../contract/errors.ts'
import { canonicalHost, type AddressGuard } from './address-guard.ts'
import { parseAddress } from './address.ts'
import { oneAtATime, resolveBySystem, type ResolveName } from './resolve-name.ts'

export interface DispatcherOptions {
  readonly guard: AddressGuard
  /** From the first look-up to the end of the TLS handshake, in milliseconds. */
  readonly connectTimeoutMs?: number | undefined
  /** Until the response's headers are there, in milliseconds. */
  readonly headersTimeoutMs?: number | undefined
  /** Between two pieces of a response's body, in milliseconds. */
  readonly bodyTimeoutMs?: number | undefined
  /** Bytes of a response's headers, all together. */
  readonly headerBytesMax?: number | undefined
  /** Sockets to one origin. */
  readonly connectionsMax?: number | undefined
  /** Certificate authorities in PEM, beside those that Node knows. */
  readonly authorities?: readonly string[] | undefined
  /** The system's own way where it is left out. */
  readonly resolve?: ResolveName | undefined
}

export const connectTimeoutMsDefault = 5_000
export const headersTimeoutMsDefault = 15_000
export const bodyTimeoutMsDefault = 15_000
export const headerBytesMaxDefault = 32 * 1024
export const connectionsMaxDefault = 64

/**
 * The one way to the network: everything that the gateway sends goes through this dispatcher. Addresses are
 * checked where the socket is opened, and the socket is opened to the address that was checked: no second
 * look-up can name another. Certificates are always verified, by the host of the URL. Redirects are not
 * followed, and no proxy of the environment is used.
 *
 * What it refuses fails the request with {@link GatewayError} STET_EGRESS_ADDRESS or STET_EGRESS_URL.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { guard, authorities = [], resolve = resolveBySystem } = options
  const connect = buildConnector({
    timeout: options.connectTimeoutMs ?? connectTimeoutMsDefault,
    lookup: guardedLookup(guard, oneAtATime(resolve)),
    // Said outright: the environment (NODE_TLS_REJECT_UNAUTHORIZED) must not be able to turn it off.
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    allowH2: false,
    ...(authorities.length === 0 ? {} : { ca: [...getCACertificates('default'), ...authorities] }),
  })
  return new Agent({
    headersTimeout: options.headersTimeoutMs ?? headersTimeoutMsDefault,
    bodyTimeout: options.bodyTimeoutMs ?? bodyTimeoutMsDefault,
    maxHeaderSize: options.headerBytesMax ?? headerBytesMaxDefault,
    connections: options.connectionsMax ?? connectionsMaxDefault,
    pipelining: 1,
    connect: (target, done) => {
      const refusal = refusalOf(target, guard)
      if (refusal === undefined) connect(target, done)
      else done(refusal, null)
    },
  })
}

/** A host that is written as an address is never looked up, so it is judged here. */
function refusalOf(
  { protocol, hostname }: { protocol: string; hostname: string },
  guard: AddressGuard,
): GatewayError | undefined {
  const host = canonicalHost(hostname)
  if (protocol !== 'https:' && !guard.isListedHost(host)) return new GatewayError('STET_EGRESS_URL')
  const isAddress = parseAddress(host) !== undefined
  return isAddress && !guard.isAllowed(host, host) ? new GatewayError('STET_EGRESS_ADDRESS') : undefined
}

/** Hands the socket only addresses that have been checked, and none where one of them is not good. */
function guardedLookup(guard: AddressGuard, resolve: ResolveName): LookupFunction {
  return (hostname, { all, family }, done) => {
    resolve(hostname, (error, addresses) => {
      if (error !== null) {
        done(error, [])
        return
      }
      try {
        guard.check(
          canonicalHost(hostname),
          addresses.map(({ address }) => address),
        )
      } catch (refusal) {
        done(refusal as GatewayError, [])
        return
      }
      const fitting = addresses.filter((one) => (family === 4 || family === 6 ? one.family === family : true))
      const [first] = fitting
      if (all === true) done(null, [...fitting])
      else if (first !== undefined) done(null, first.address, first.family)
      else done(new GatewayError('STET_UPSTREAM_NAME'), [])
    })
  }
}
