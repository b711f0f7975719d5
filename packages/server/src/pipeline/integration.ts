import { loadPolicy, matchRequests, type Plan, type RequestMatcher } from '@stet/engine'
import type { Dispatcher } from 'undici'
import type { IntegrationConfig } from '../config/model.ts'
import type { Config } from '../config/model.ts'
import { Secret } from '../contract/secret.ts'
import { createCredential, type RefreshTokenKeeper } from '../egress/credential.ts'
import { readDestinationUrl } from '../egress/destination-url.ts'
import type { AddressGuard } from '../egress/address-guard.ts'
import { readSigningKey } from '../egress/sign.ts'
import { signatureSchemes } from '../ingress/signature/schemes.ts'
import type { Acceptance, NewEvent, Store } from '../store/store.ts'
import { seal, unseal } from '../vault/key-encryption.ts'
import type { GatewayKeys } from '../vault/secrets.ts'
import type { Vault } from '../vault/vault.ts'
import { Proxy } from './proxy/proxy.ts'
import { Redactors } from './redactors.ts'
import type { DestinationParts } from './relay/deliverer.ts'
import { Relay } from './relay/relay.ts'

/** What all integrations of a gateway share. */
export interface Shared {
  readonly config: Config
  readonly store: Store
  readonly vault: Vault
  readonly keys: GatewayKeys
  readonly guard: AddressGuard
  readonly dispatcher: Dispatcher
  readonly accept: (event: NewEvent) => Promise<Acceptance>
  readonly now: () => number
  /** Base address of the gateway, without a slash at its end. */
  readonly publicUrl: () => string
}

/** One integration, ready to run. */
export interface Integration {
  readonly name: string
  /** Digest of the policy in force; undefined where none is, and nothing is let through. */
  readonly policyDigest: string | undefined
  /** Undefined where no source is configured. */
  readonly relay: Relay | undefined
  /** Undefined where the proxy is off. */
  readonly proxy: Proxy | undefined
  readonly destinations: readonly DestinationParts[]
}

/**
 * Makes one integration from its configuration.
 *
 * @param policy - text of the policy in force; undefined where none is
 * @throws StetError, GatewayError for what is wrong with it
 */
export async function makeIntegration(
  name: string,
  shared: Shared,
  policy: string | Uint8Array | undefined,
): Promise<Integration> {
  const settings = shared.config.integrations[name]
  if (settings === undefined) throw new RangeError('no such integration')
  const destinations = destinationsOf(name, settings, shared)
  if (policy === undefined)
    return { name, policyDigest: undefined, relay: undefined, proxy: undefined, destinations }
  const plan = loadPolicy(policy)
  const matcher = matchRequests(plan)
  const redactors = new Redactors(plan, shared.keys.redaction, shared.vault)
  // A redactor that cannot be made is found at the start, not by the first message.
  for (const { route } of plan.routes.values()) await redactors.of(route.name, route.format ?? 'json')
  const made = { plan, matcher, redactors }
  return {
    name,
    policyDigest: plan.policy.digest,
    relay: makeRelay(name, settings, shared, made),
    proxy: makeProxy(name, settings, shared, made),
    destinations,
  }
}

function destinationsOf(
  integration: string,
  { destinations }: IntegrationConfig,
  { guard }: Shared,
): DestinationParts[] {
  return Object.entries(destinations).map(([name, its]) => {
    const { concurrencyMax, ratePerSecond, timeoutMs } = its
    const url = readDestinationUrl(its.url, guard)
    const keys = its.secrets.map(readSigningKey)
    return { integration, name, url, keys, concurrencyMax, ratePerSecond, timeoutMs }
  })
}

interface Made {
  readonly plan: Plan
  readonly matcher: RequestMatcher
  readonly redactors: Redactors
}

function makeRelay(
  integration: string,
  { source, destinations }: IntegrationConfig,
  { config, keys, accept, now }: Shared,
  made: Made,
): Relay | undefined {
  if (source === undefined) return undefined
  const { signature, secrets = [], certificates = [], toleranceSeconds, header, prefix } = source
  return new Relay({
    integration,
    ...made,
    scheme: signatureSchemes[signature],
    secrets:
      signature === 'mutual-tls' ? certificates.map((one) => new Secret(one, 'the configuration')) : secrets,
    schemeOptions: { toleranceMs: toleranceSeconds * 1000, header: header?.toLowerCase(), prefix },
    destinations: Object.entries(destinations).map(([name, { ordered }]) => ({ name, isOrdered: ordered })),
    bodyBytesMax: config.limits.bodyBytesMax,
    sealKey: keys.seal,
    duplicateKey: keys.duplicate,
    subjectKey: keys.subject,
    accept,
    now,
  })
}

function makeProxy(
  integration: string,
  { upstream, proxy }: IntegrationConfig,
  shared: Shared,
  made: Made,
): Proxy | undefined {
  if (upstream === undefined || !proxy.isOn) return undefined
  const { config, keys, store, vault, guard, dispatcher, now, publicUrl } = shared
  const { destination } = made.plan.policy
  return new Proxy({
    integration,
    ...made,
    upstream: readDestinationUrl(upstream.url, guard),
    base: () => `${publicUrl()}/api/${integration}`,
    dispatcher,
    credential: createCredential(
      upstream.credential as never,
      dispatcher,
      keeperOf(integration, store, keys.value),
    ),
    keys: { find: (hash) => store.findVendorKey(hash) },
    originals: (tokens) => vault.originals(tokens, destination),
    tagKey: keys.tag,
    limits: {
      bodyBytesMax: config.limits.bodyBytesMax,
      timeoutMs: upstream.timeoutMs,
      concurrencyMax: upstream.concurrencyMax,
    },
    now,
  })
}

/** Keeps a rotated refresh token in the store, sealed. */
function keeperOf(integration: string, store: Store, key: Uint8Array): RefreshTokenKeeper {
  const name = `refresh-token ${integration}`
  return {
    load: async () => {
      const sealed = await store.value(name)
      if (sealed === undefined) return undefined
      return new Secret(Buffer.from(unseal(key, sealed, name)).toString('utf8'), 'the store')
    },
    save: (token) => store.setValue(name, seal(key, Buffer.from(token.reveal()), name)),
  }
}
