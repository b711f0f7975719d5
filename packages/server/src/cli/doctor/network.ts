import type { Config, UpstreamConfig } from '../../config/model.ts'
import { serverErrorTable, type GatewayError } from '../../contract/errors.ts'
import { canonicalHost, createAddressGuard } from '../../egress/address-guard.ts'
import { classifyAddress, parseAddress } from '../../egress/address.ts'
import { upstreamFailure } from '../../egress/failure.ts'
import { resolveBySystem } from '../../egress/resolve-name.ts'
import { dispatcherOf } from '../../pipeline/key-of.ts'
import { checkDrift } from './clock.ts'
import { ok, problem, warning, type Finding } from './finding.ts'

type Topic = 'helpdesk' | 'destination'

const answerTimeoutMs = 10_000

/** Whether every address can be reached and may be: names, ranges, TLS; and what clocks are there. */
export async function checkAddresses(config: Config): Promise<Finding[]> {
  const guard = createAddressGuard(config.network.allowPrivate)
  const dispatcher = await dispatcherOf(config, guard)
  const findings: Promise<Finding[]>[] = []
  for (const [name, { destinations, upstream }] of Object.entries(config.integrations)) {
    for (const [destination, { url }] of Object.entries(destinations))
      findings.push(checkAddress('destination', `${name} ${destination}`, url))
    if (upstream === undefined) continue
    findings.push(checkAddress('helpdesk', name, upstream.url))
    findings.push(Promise.resolve([credentialOf(name, upstream)]))
  }
  try {
    const all = (await Promise.all(findings)).flat()
    return [...all, ...listedOf(config)]
  } finally {
    await dispatcher.close()
  }

  async function checkAddress(topic: Topic, name: string, written: string): Promise<Finding[]> {
    const { origin, hostname, protocol, host } = new URL(written)
    const addresses = await addressesOf(hostname)
    try {
      const { headers, body, statusCode } = await dispatcher.request({
        origin,
        path: '/',
        method: 'HEAD',
        headersTimeout: answerTimeoutMs,
        signal: AbortSignal.timeout(answerTimeoutMs),
      })
      await body.dump()
      const tls = protocol === 'https:' ? 'TLS is good' : 'plain http, as listed'
      const reached = ok(topic, `${name}: ${host} answers (${statusCode}), ${tls}`)
      const date = Date.parse(String(headers['date']))
      return [
        reached,
        ...privateOf(topic, name, hostname, addresses),
        ...(Number.isNaN(date) ? [] : [checkDrift(host, date - Date.now())]),
      ]
    } catch (error) {
      const { code } = upstreamFailure(error)
      return [faultOf(topic, `${name}: ${host}`, code)]
    }
  }
}

/** A destination that is not there gives no reason to stop: deliveries wait. One that is refused does. */
function faultOf(topic: Topic, where: string, code: GatewayError['code']): Finding {
  const { message, isRetryable } = serverErrorTable[code]
  const [what = '', ...next] = message.split('. ')
  const todo = next.join('. ').replace(/\.$/, '') || 'look into it there'
  return isRetryable ? warning(topic, `${where}: ${what}`, todo) : problem(topic, `${where}: ${what}`, todo)
}

/** Addresses that are reached although they are not public: only because they are listed. */
function privateOf(topic: Topic, name: string, hostname: string, addresses: readonly string[]): Finding[] {
  const odd = addresses.filter((address) => classifyAddress(address).kind !== 'public')
  if (odd.length === 0) return []
  return [
    ok(topic, `${name}: ${hostname} is not public (${odd.join(', ')}) and listed under network.allowPrivate`),
  ]
}

function listedOf({ network }: Config): Finding[] {
  const { allowPrivate } = network
  return allowPrivate.length === 0
    ? [ok('network', 'nothing but public addresses may be reached')]
    : [ok('network', `may be reached although not public: ${allowPrivate.join(', ')}`)]
}

function credentialOf(name: string, { credential }: UpstreamConfig): Finding {
  // Secrets of a configuration that is good were all read, and are not empty.
  const kinds = Object.entries(credential).flatMap(([kind, value]) => (value === undefined ? [] : kind))
  return ok('helpdesk', `${name}: credential is there (${kinds.join(', ')})`)
}

function addressesOf(hostname: string): Promise<readonly string[]> {
  const host = canonicalHost(hostname)
  if (parseAddress(host) !== undefined) return Promise.resolve([host])
  return new Promise((resolve) => {
    resolveBySystem(host, (error, found) => {
      resolve(error === null ? found.map(({ address }) => address) : [])
    })
  })
}
