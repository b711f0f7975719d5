import { readFile } from 'node:fs/promises'
import type { Config } from '../config/model.ts'
import { GatewayError } from '../contract/errors.ts'
import { canonicalHost } from '../egress/address-guard.ts'
import type { Alarm } from '../review/chain.ts'
import { PolicyWatch, TrustFileError } from '../review/policy-watch.ts'
import type { Store } from '../store/store.ts'

/** Where the policies in force come from. */
export interface PolicySource {
  /** Text of the policy of an integration; undefined where none is in force. */
  text(integration: string): Promise<string | Uint8Array | undefined>
  /** @returns integrations of which another policy, or none, is in force now */
  poll(): Promise<readonly string[]>
  alarms(): readonly Alarm[]
}

/**
 * Opens the policies of a configuration: those that were signed, where it names a trust file; else the
 * files that it names, which nobody signed. Without signatures nothing may leave this machine.
 *
 * @throws {@link GatewayError} STET_REVIEW_TRUST, STET_REVIEW_UNSIGNED
 */
export async function openPolicies(config: Config, store: Store, now: () => number): Promise<PolicySource> {
  if (config.trust === undefined) {
    refuseUnsigned(config)
    return unsigned(config)
  }
  const integrations = Object.keys(config.integrations)
  const ports = { store: store.review, trustPath: config.trust, integrations, now, isKeeping: true }
  const watch = await PolicyWatch.open(ports).catch((error: unknown) => {
    if (error instanceof TrustFileError) throw new GatewayError('STET_REVIEW_TRUST', [error.message])
    throw error
  })
  return {
    text: (integration) => Promise.resolve(watch.head(integration).text),
    poll: () => watch.poll(),
    alarms: () => watch.alarms,
  }
}

/**
 * The policy that is, or was last, in force: for whoever has to know what left before.
 *
 * @throws {@link GatewayError} STET_GATEWAY_STOPPED where there never was one
 */
export async function lastPolicy(
  config: Config,
  store: Store,
  integration: string,
): Promise<string | Uint8Array> {
  const path = config.integrations[integration]?.policy
  if (config.trust === undefined && path !== undefined) return readFile(path)
  for (const { text } of (await store.review.bundles({ integration, fromSequence: 1 })).toReversed()) {
    const { text: policy } = JSON.parse(text) as { text: string }
    if (policy !== '') return policy
  }
  throw new GatewayError('STET_GATEWAY_STOPPED')
}

function unsigned({ integrations }: Config): PolicySource {
  return {
    text: async (name) => {
      const path = integrations[name]?.policy
      if (path === undefined)
        throw new GatewayError('STET_CONFIG_INVALID', [`integrations.${name}: write policy`])
      return readFile(path)
    },
    poll: () => Promise.resolve([]),
    alarms: () => [],
  }
}

/**
 * Whether data could leave this machine without a signature: to a destination, or through the proxy to
 * whoever reaches the gateway.
 *
 * @throws {@link GatewayError} STET_REVIEW_UNSIGNED, with each place
 */
export function refuseUnsigned({ trust, listen, integrations }: Config): void {
  if (trust !== undefined) return
  const places: string[] = []
  for (const [name, { destinations, proxy }] of Object.entries(integrations)) {
    for (const [destination, { url }] of Object.entries(destinations)) {
      if (!isLoopback(new URL(url).hostname))
        places.push(`integrations.${name}.destinations.${destination}: ${url}`)
    }
    if (proxy.isOn && !isLoopback(listen.host)) places.push(`listen.host: ${listen.host}`)
  }
  if (places.length > 0) throw new GatewayError('STET_REVIEW_UNSIGNED', places)
}

function isLoopback(host: string): boolean {
  const name = canonicalHost(host)
  return name === 'localhost' || name === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name)
}
