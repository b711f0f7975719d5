import { readFileSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { createServer, request as requestTls } from 'node:https'
import { Socket, connect, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { Secret } from '../../contract/secret.ts'
import type { HeaderLine, PeerCertificate, Verdict } from './contract.ts'
import { headerLines, peerCertificateOf } from './from-node.ts'
import { mutualTls } from './mutual-tls.ts'
import { inFolder, openssl } from './openssl.testing.ts'

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

it('keeps header lines that came twice, with names in lower case', async () => {
  const got = new Promise<HeaderLine[]>((resolve) => {
    const server = createHttp((request, response) => {
      resolve(headerLines(request.rawHeaders))
      response.end()
    })
    void listening(server).then((port) => {
      const socket = connect(port, '127.0.0.1')
      socket.end(
        'POST / HTTP/1.1\r\nHost: x\r\nX-Slack-Signature: v0=1\r\nX-SLACK-SIGNATURE: v0=2\r\nContent-Length: 0\r\n\r\n',
      )
      socket.resume()
    })
  })
  const lines = await got
  expect(lines.filter(([name]) => name === 'x-slack-signature')).toEqual([
    ['x-slack-signature', 'v0=1'],
    ['x-slack-signature', 'v0=2'],
  ])
})

it('reads the certificate of a real handshake, and none where none was shown', async () => {
  const make = (name: string): { cert: string; key: string; fingerprint: string } =>
    inFolder((folder) => {
      const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
      openssl([
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
        ...['-subj', `/CN=${name}`, '-keyout', key, '-out', cert],
      ])
      const printed = openssl(['x509', '-noout', '-fingerprint', '-sha256', '-in', cert]).toString()
      return {
        cert: readFileSync(cert, 'utf8'),
        key: readFileSync(key, 'utf8'),
        fingerprint: printed.split('=')[1]!.trim(),
      }
    })
  const [server, known, stranger] = [make('gateway'), make('source'), make('stranger')]
  const certificates: (PeerCertificate | undefined)[] = []
  const tls = createServer(
    { cert: server.cert, key: server.key, requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      certificates.push(peerCertificateOf(request.socket))
      response.end()
    },
  )
  const port = await listening(tls)
  const send = (client: object): Promise<void> =>
    new Promise((resolve, reject) => {
      const options = {
        port,
        host: '127.0.0.1',
        ca: server.cert,
        checkServerIdentity: () => undefined,
        agent: false,
      }
      requestTls({ ...options, ...client }, (response) => response.resume().on('end', resolve))
        .on('error', reject)
        .end()
    })
  for (const client of [known, stranger, {}]) await send(client)
  const verdicts = certificates.map((peerCertificate): Verdict =>
    mutualTls.verify(
      {
        method: 'GET',
        path: '/',
        headers: [],
        rawBody: new Uint8Array(),
        nowMs: Date.now(),
        peerCertificate,
      },
      [new Secret(known.fingerprint, 'test')],
    ),
  )
  expect(verdicts).toEqual([
    { ok: true },
    { ok: false, reason: 'certificate-unknown' },
    { ok: false, reason: 'certificate-missing' },
  ])
  expect(peerCertificateOf(new Socket())).toBeUndefined()
})
