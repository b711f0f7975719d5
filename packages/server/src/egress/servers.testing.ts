import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A server of a test on loopback, at a port that the system chose. */
export interface TestServer {
  readonly port: number
  /** Sockets that were opened to it so far. */
  readonly connections: () => number
  /** Sockets that are open now. */
  readonly open: () => number
  readonly close: () => Promise<void>
}

/** An HTTP server. */
export function startHttp(listener: RequestListener, host = '127.0.0.1'): Promise<TestServer> {
  return listening(createHttpServer(listener), host)
}

/** An HTTPS server. */
export function startHttps(options: ServerOptions, listener: RequestListener): Promise<TestServer> {
  return listening(createHttpsServer(options, listener), '127.0.0.1')
}

/** A server that speaks whatever a test wants, once a whole request head has come. */
export function startRaw(speak: (socket: Socket) => void): Promise<TestServer> {
  const server = createTcpServer((socket) => {
    let head = ''
    socket.on('error', () => undefined)
    const onData = (chunk: Buffer): void => {
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      socket.off('data', onData)
      socket.resume()
      speak(socket)
    }
    socket.on('data', onData)
  })
  return listening(server, '127.0.0.1')
}

async function listening(server: Server, host: string): Promise<TestServer> {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    open: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A certificate with its key, in PEM. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

/** A certificate authority of a test, made by openssl. */
export interface Authority {
  readonly cert: string
  /** A certificate for some names, e.g. `DNS:vendor.test,IP:127.0.0.1`; valid for a day, or for none. */
  readonly issue: (names: string, isExpired?: boolean) => Identity
  readonly remove: () => void
}

export function createAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'stet-authority-'))
  const file = (name: string): string => join(folder, name)
  const run = (...parameters: readonly string[]): void => {
    execFileSync('openssl', parameters, { stdio: 'pipe' })
  }
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  run(
    'req',
    '-x509',
    ...newKey,
    '-days',
    '2',
    '-subj',
    '/CN=Test authority',
    '-keyout',
    file('ca.key'),
    '-out',
    file('ca.pem'),
  )
  let issued = 0
  return {
    cert: readFileSync(file('ca.pem'), 'utf8'),
    issue: (names, isExpired = false) => {
      const name = `leaf${++issued}`
      writeFileSync(file(`${name}.ext`), `subjectAltName=${names}\n`)
      run(
        'req',
        '-new',
        ...newKey,
        '-subj',
        '/CN=leaf',
        '-keyout',
        file(`${name}.key`),
        '-out',
        file(`${name}.csr`),
      )
      run(
        ...['x509', '-req', '-in', file(`${name}.csr`), '-CA', file('ca.pem'), '-CAkey', file('ca.key')],
        ...['-CAcreateserial', '-extfile', file(`${name}.ext`), '-days', isExpired ? '0' : '1'],
        ...['-out', file(`${name}.pem`)],
      )
      return {
        cert: readFileSync(file(`${name}.pem`), 'utf8'),
        key: readFileSync(file(`${name}.key`), 'utf8'),
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
