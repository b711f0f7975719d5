import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Config } from '../config/model.ts'
import { GatewayError } from '../contract/errors.ts'
import { answerError, answerJson } from '../ingress/answer.ts'
import type { Console } from '../ingress/console.ts'
import { readTarget, type RequestTarget } from '../ingress/request-target.ts'
import { oneCount } from './counts.ts'
import type { Gateway } from './gateway.ts'
import type { Integration } from './integration.ts'

/** A gateway that listens. */
export interface Listening {
  /** Base address, without a slash at its end. */
  readonly url: string
  readonly port: number
  /** Takes nothing new, and ends when the last answer is out, or at the limit. */
  stop(limitMs: number): Promise<void>
}

const prefixPattern = /^\/(hooks|api)\/([A-Za-z0-9][A-Za-z0-9._-]{0,63})(\/.*)$/

/**
 * Listens for webhooks and calls.
 *
 * @param pages - the console, where it was built
 */
export async function listen(config: Config, gateway: () => Gateway, pages?: Console): Promise<Listening> {
  const { limits, listen: address } = config
  const settings = {
    maxHeaderSize: limits.headerBytesMax,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: 1000,
    requireHostHeader: true,
    insecureHTTPParser: false,
    joinDuplicateHeaders: false,
  }
  const { tls } = address
  const server: Server =
    tls === undefined
      ? createServer(settings)
      : createTlsServer({
          ...settings,
          cert: readFileSync(tls.certificate),
          key: tls.key.reveal(),
          minVersion: 'TLSv1.2',
          requestCert: tls.clientCertificates === 'asked',
          rejectUnauthorized: false,
        })
  server.maxConnections = limits.connectionsMax
  let isStopping = false
  server.on('request', (request, response) => {
    if (isStopping) answerError(response, new GatewayError('STET_GATEWAY_STOPPING'))
    else void answer(request, response, gateway(), pages)
  })
  // Nobody is told to go on before it is known that the request is taken.
  server.on('checkContinue', (request, response) => {
    response.writeContinue()
    server.emit('request', request, response)
  })
  server.on('upgrade', (_request, socket) => {
    refuseSocket(socket)
  })
  server.on('connect', (_request, socket) => {
    refuseSocket(socket)
  })
  server.on('clientError', (_error, socket) => {
    refuseSocket(socket)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address.port, address.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo
  const host = address.host.includes(':') ? `[${address.host}]` : address.host
  return {
    url: (address.publicUrl ?? `${tls === undefined ? 'http' : 'https'}://${host}:${port}`).replace(
      /\/$/,
      '',
    ),
    port,
    stop: (limitMs) => {
      isStopping = true
      return new Promise((resolve) => {
        const limit = setTimeout(() => {
          server.closeAllConnections()
        }, limitMs)
        server.close(() => {
          clearTimeout(limit)
          resolve()
        })
        server.closeIdleConnections()
      })
    },
  }
}

/** What is no HTTP gets a short answer, and its connection is gone. */
function refuseSocket(socket: Duplex): void {
  if (!socket.writable) return
  socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  gateway: Gateway,
  pages: Console | undefined,
): Promise<void> {
  response.on('error', () => undefined)
  try {
    const written = request.url
    const target = readTarget(written)
    const [, kind, name = '', rest = '/'] = prefixPattern.exec(target.path) ?? []
    const integration = gateway.integrations.get(name)
    const inner = { path: rest, query: target.query }
    const isOff = integration !== undefined && integration.policyDigest === undefined
    if (target.path === '/healthz') answerJson(response, 200, { status: 'ok' })
    else if (target.path === '/readyz') await answerReady(response, gateway)
    else if (isOff) throw new GatewayError('STET_GATEWAY_STOPPED')
    else if (kind === 'hooks' && integration?.relay !== undefined)
      await answerHook(request, response, gateway, integration, inner, written ?? '')
    else if (kind === 'api' && integration?.proxy !== undefined)
      await answerCall(request, response, gateway, integration, inner)
    else if (kind !== undefined || pages?.answer(request, response, target.path) !== true)
      throw new GatewayError(
        isFirstPage(target.path) && pages === undefined ? 'STET_CONSOLE_MISSING' : 'STET_REQUEST_INTEGRATION',
      )
  } catch (error) {
    answerError(response, error)
  }
}

const isFirstPage = (path: string): boolean => path === '/'

async function answerReady(response: ServerResponse, gateway: Gateway): Promise<void> {
  try {
    await gateway.store.ping()
  } catch {
    throw new GatewayError('STET_STORE_FAILED')
  }
  const alarms = gateway.alarms.map(({ integration, sequence, code }) => ({ integration, sequence, code }))
  answerJson(response, 200, alarms.length === 0 ? { status: 'ready' } : { status: 'ready', alarms })
}

async function answerHook(
  request: IncomingMessage,
  response: ServerResponse,
  gateway: Gateway,
  { name, relay }: Integration,
  target: RequestTarget,
  signedPath: string,
): Promise<void> {
  const { metrics, log, now } = gateway.ports
  const startMs = now()
  try {
    if (relay === undefined) throw new GatewayError('STET_REQUEST_INTEGRATION')
    const { id, acceptance } = await relay.receive(request, target.path, signedPath)
    answerJson(response, 200, { id, status: acceptance })
    if (acceptance === 'accepted') gateway.wake(name)
    metrics.webhooks.inc({ integration: name, outcome: acceptance })
    log.debug({ integration: name, id, acceptance }, 'webhook')
  } catch (error) {
    const { code, status } = answerError(response, error)
    metrics.webhooks.inc({ integration: name, outcome: code })
    gateway.count(name, [], [oneCount(name, undefined, 'refusal', code, 'refused', now())])
    log[status >= 500 ? 'error' : 'warn']({ integration: name, code, status }, 'webhook refused')
  } finally {
    metrics.webhookSeconds.observe({ integration: name }, (now() - startMs) / 1000)
  }
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  gateway: Gateway,
  { name, proxy }: Integration,
  target: RequestTarget,
): Promise<void> {
  if (proxy === undefined) throw new GatewayError('STET_REQUEST_INTEGRATION')
  const { metrics, log, now } = gateway.ports
  const startMs = now()
  const { route, status, code, reports } = await proxy.handle(request, response, target)
  metrics.calls.inc({ integration: name, route: route ?? 'none', status })
  metrics.callSeconds.observe({ integration: name }, (now() - startMs) / 1000)
  gateway.count(name, reports, [
    oneCount(
      name,
      route,
      code === undefined ? 'call' : 'refusal',
      code ?? 'call',
      code === undefined ? 'answered' : 'refused',
      now(),
    ),
  ])
  log[code === undefined ? 'debug' : 'warn']({ integration: name, route, status, code }, 'call')
}
