import { isIP } from 'node:net'
import { nearest } from '@stet/engine'
import { fromBase64 } from '../contract/encodings.ts'
import type { Secret } from '../contract/secret.ts'

type Path = readonly PropertyKey[]

/** Notes a problem at a place of the file. */
export type Complain = (path: Path, what: string, instead: string) => void

export interface MeaningPorts {
  readonly complain: Complain
  /** The secret that is named at a place, where it could be read. */
  readonly secretAt: (path: Path) => Secret | undefined
  readonly connectors?: readonly string[] | undefined
}

/**
 * What no schema can say: keys that belong together, secrets of the right kind, plain http only where it is
 * meant. Reads whatever the file holds, of the right shape or not, so that all is told at once.
 */
export function meaningProblems(file: unknown, ports: MeaningPorts): void {
  const listed = allowedHosts(file)
  checkUrls(file, [], listed, ports.complain)
  for (const [name, integration] of members(file, 'integrations')) {
    const path = ['integrations', name]
    checkConnector(integration, path, ports)
    if (member(file, 'trust') === undefined && member(integration, 'policy') === undefined)
      ports.complain(
        path,
        '"policy" is missing',
        'write the policy file, or a trust file for signed policies',
      )
    checkSource(member(integration, 'source'), [...path, 'source'], file, ports)
    for (const [destination, value] of members(integration, 'destinations')) {
      checkSigning(value, [...path, 'destinations', destination], ports)
    }
    checkPurpose(integration, path, ports.complain)
  }
}

/** Keys whose values are addresses of other systems. */
const urlKeys: readonly string[] = ['url', 'tokenUrl', 'endpoint']

function checkUrls(value: unknown, path: Path, listed: ReadonlySet<string>, complain: Complain): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, one] of Object.entries(value)) {
    if (typeof one === 'string' && urlKeys.includes(key) && !isMeant(one, listed)) {
      const instead = 'write https, or list the host under network.allowPrivate'
      complain([...path, key], `"${key}" is plain http to a host that is not listed`, instead)
    }
    checkUrls(one, [...path, key], listed, complain)
  }
}

/** An address in the URL is judged by its range when the gateway starts; here a name has to be listed. */
function isMeant(written: string, listed: ReadonlySet<string>): boolean {
  if (!URL.canParse(written)) return true
  const { protocol, hostname } = new URL(written)
  const host = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  return protocol !== 'http:' || listed.has(host) || (isIP(host) !== 0 && listed.size > 0)
}

function allowedHosts(file: unknown): ReadonlySet<string> {
  const list = member(member(file, 'network'), 'allowPrivate')
  const texts = Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
  return new Set(texts.map((one) => one.toLowerCase().replace(/\.$/, '')))
}

function checkConnector(integration: unknown, path: Path, { complain, connectors }: MeaningPorts): void {
  const written = member(integration, 'connector')
  if (connectors === undefined || typeof written !== 'string' || connectors.includes(written)) return
  const near = nearest(written, connectors)
  const instead = near === undefined ? `write one of: ${connectors.join(', ')}` : `write ${near}`
  complain([...path, 'connector'], 'there is no such connector', instead)
}

function checkSource(source: unknown, path: Path, file: unknown, { complain, secretAt }: MeaningPorts): void {
  const signature = member(source, 'signature')
  if (typeof signature !== 'string') return
  const has = (key: string): boolean => member(source, key) !== undefined
  if (signature === 'mutual-tls') {
    if (!has('certificates'))
      complain(path, '"certificates" is missing', 'list the fingerprints that are known')
    if (has('secrets')) complain([...path, 'secrets'], 'mutual-tls has no secrets', 'remove them')
    if (member(member(member(file, 'listen'), 'tls'), 'clientCertificates') !== 'asked') {
      complain(path, 'no client certificate is asked for', 'set listen.tls.clientCertificates: asked')
    }
  } else {
    if (!has('secrets')) complain(path, '"secrets" is missing', 'write a list: [{ env: NAME }]')
    if (has('certificates')) {
      complain([...path, 'certificates'], `${signature} has no certificates`, 'remove them')
    }
  }
  for (const key of ['header', 'prefix']) {
    if (signature !== 'shared-secret' && has(key)) {
      complain([...path, key], `${signature} has its own header`, 'remove it')
    }
  }
  if (signature !== 'standard-webhooks') return
  eachSecret(source, path, secretAt, (at, secret) => {
    if (isSymmetric(secret) || bytesBehind(secret, 'whpk_') === 32) return
    complain(at, 'this is no secret of Standard Webhooks', 'give whsec_… (v1) or the public key whpk_… (v1a)')
  })
}

function checkSigning(destination: unknown, path: Path, { complain, secretAt }: MeaningPorts): void {
  const version = member(destination, 'sign') ?? 'v1'
  if (version !== 'v1' && version !== 'v1a') return
  eachSecret(destination, path, secretAt, (at, secret) => {
    if (version === 'v1' && !isSymmetric(secret)) {
      complain(at, 'this is no secret for v1', 'give whsec_ and 24 to 64 bytes in base64')
    }
    if (version === 'v1a' && ![32, 64].includes(bytesBehind(secret, 'whsk_') ?? 0)) {
      complain(
        at,
        'this is no secret key for v1a',
        'give whsk_ and the 32 bytes of an Ed25519 seed in base64',
      )
    }
  })
}

function checkPurpose(integration: unknown, path: Path, complain: Complain): void {
  if (typeof integration !== 'object' || integration === null) return
  const has = (key: string): boolean => member(integration, key) !== undefined
  const isProxy = member(member(integration, 'proxy'), 'isOn') === true
  if (isProxy && !has('upstream')) complain(path, 'the proxy has no upstream', 'write where the helpdesk is')
  if (members(integration, 'destinations').length > 0 && !has('source')) {
    complain(path, 'the destinations have no source', 'write how the source signs its webhooks')
  }
  if (!isProxy && !has('source')) {
    complain(path, 'this integration does nothing', 'write source and destinations, or upstream and proxy')
  }
}

function eachSecret(
  owner: unknown,
  path: Path,
  secretAt: MeaningPorts['secretAt'],
  check: (at: Path, secret: Secret) => void,
): void {
  const list = member(owner, 'secrets')
  if (!Array.isArray(list)) return
  for (const index of list.keys()) {
    const at = [...path, 'secrets', index]
    const secret = secretAt(at)
    if (secret !== undefined) check(at, secret)
  }
}

function isSymmetric(secret: Secret): boolean {
  const bytes = bytesBehind(secret, 'whsec_') ?? 0
  return bytes >= 24 && bytes <= 64
}

function bytesBehind(secret: Secret, prefix: string): number | undefined {
  const value = secret.reveal()
  return value.startsWith(prefix) ? fromBase64(value.slice(prefix.length))?.length : undefined
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Readonly<Record<string, unknown>>)[key]
}

function members(value: unknown, key: string): [string, unknown][] {
  const map = member(value, key)
  return typeof map === 'object' && map !== null && !Array.isArray(map) ? Object.entries(map) : []
}
