import type { LookupAddress } from 'node:dns'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createAddressGuard } from './address-guard.ts'
import { createDispatcher, type DispatcherOptions } from './dispatcher.ts'
import type { ResolveName } from './resolve-name.ts'
import { upstreamFailure } from './failure.ts'
import { createAuthority, startHttp, startHttps, type Authority, type TestServer } from './servers.testing.ts'

type Named = Readonly<Record<string, readonly string[]>>

/** A name server of a test; counts what it is asked. */
function names(known: Named): { resolve: ResolveName; asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    resolve: (hostname, done) => {
      asked.push(hostname)
      const found: LookupAddress[] = (known[hostname] ?? []).map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }))
      if (found.length === 0) done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), [])
      else done(null, found)
    },
  }
}

/** Status of a GET, or the code of our error. */
async function get(
  url: string,
  allowPrivate: readonly string[],
  options: Partial<DispatcherOptions> = {},
): Promise<number | string> {
  const dispatcher = createDispatcher({ guard: createAddressGuard(allowPrivate), ...options })
  onTestFinished(() => dispatcher.destroy())
  const { origin, pathname } = new URL(url)
  try {
    const { statusCode, body } = await dispatcher.request({ origin, path: pathname, method: 'GET' })
    await body.dump()
    return statusCode
  } catch (error) {
    return upstreamFailure(error).code
  }
}

async function serve(host?: string): Promise<TestServer> {
  const server = await startHttp((_request, response) => response.end('ok'), host)
  onTestFinished(() => server.close())
  return server
}

describe('where the socket connects', () => {
  it('an address that is not public is refused before a socket is opened', async () => {
    const server = await serve()
    const { resolve } = names({ 'vendor.test': ['127.0.0.1'] })
    for (const host of [
      '127.0.0.1',
      '127.1',
      '0x7f000001',
      '2130706433',
      '017700000001',
      '[::ffff:127.0.0.1]',
    ]) {
      const url = `https://${host}:${server.port}/`
      expect(await get(url, []), url).toBe('STET_EGRESS_ADDRESS')
    }
    expect(await get(`https://vendor.test:${server.port}/`, [], { resolve })).toBe('STET_EGRESS_ADDRESS')
    // By the system's own names.
    expect(await get(`https://localhost:${server.port}/`, [])).toBe('STET_EGRESS_ADDRESS')
    expect(server.connections()).toBe(0)
  })

  it('a listed address, range or name is reached, by plain HTTP too', async () => {
    const server = await serve()
    const { resolve } = names({ 'vendor.test': ['127.0.0.1'] })
    expect(await get(`http://127.0.0.1:${server.port}/`, ['127.0.0.1'])).toBe(200)
    expect(await get(`http://0x7f.1:${server.port}/`, ['127.0.0.0/8'])).toBe(200)
    expect(await get(`http://vendor.test:${server.port}/`, ['vendor.test'], { resolve })).toBe(200)
    expect(await get(`http://localhost:${server.port}/`, ['localhost'])).toBe(200)
  })

  it('plain HTTP is refused to a host that is not listed by itself', async () => {
    const server = await serve()
    const { resolve } = names({ 'vendor.test': ['127.0.0.1'] })
    const url = `http://vendor.test:${server.port}/`
    expect(await get(url, ['127.0.0.0/8'], { resolve })).toBe('STET_EGRESS_URL')
    expect(server.connections()).toBe(0)
  })

  it('a name with one good and one private address is refused, whichever comes first', async () => {
    const server = await serve()
    for (const addresses of [
      ['127.0.0.1', '10.0.0.1'],
      ['10.0.0.1', '127.0.0.1'],
      ['127.0.0.1', '::1'],
    ]) {
      const { resolve } = names({ 'vendor.test': addresses })
      const url = `https://vendor.test:${server.port}/`
      expect(await get(url, ['127.0.0.1'], { resolve })).toBe('STET_EGRESS_ADDRESS')
    }
    expect(server.connections()).toBe(0)
  })

  it('a name that changes its address between look-up and connection gains nothing', async () => {
    const good = await serve('127.0.0.1')
    const hidden = await startHttp((_request, response) => response.end('secret'), '127.0.0.2')
    onTestFinished(() => hidden.close())
    let asked = 0
    const resolve: ResolveName = (_hostname, done) => {
      asked++
      done(null, [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }])
    }
    const guard = createAddressGuard(['127.0.0.1'])
    // Listed so that plain HTTP may be used; its addresses are still judged each by itself.
    const dispatcher = createDispatcher({
      guard: { ...guard, isListedHost: () => true },
      resolve,
      connectionsMax: 1,
    })
    onTestFinished(() => dispatcher.destroy())
    const ask = async (port: number): Promise<number | string> => {
      try {
        const origin = `http://vendor.test:${port}`
        const { statusCode, body } = await dispatcher.request({ origin, path: '/', method: 'GET' })
        await body.dump()
        return statusCode
      } catch (error) {
        return upstreamFailure(error).code
      }
    }
    expect(await ask(good.port)).toBe(200)
    expect(asked).toBe(1)
    // Another origin of the same name: looked up again, judged again.
    expect(await ask(hidden.port)).toBe('STET_EGRESS_ADDRESS')
    expect(asked).toBe(2)
    expect(good.connections()).toBe(1)
    expect(hidden.connections()).toBe(0)
  })

  it('a redirect is not followed', async () => {
    const target = await serve()
    const server = await startHttp((_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${target.port}/` }).end()
    })
    onTestFinished(() => server.close())
    expect(await get(`http://127.0.0.1:${server.port}/`, ['127.0.0.1'])).toBe(302)
    expect(target.connections()).toBe(0)
  })

  it('a name that is not found, and a closed port, are said to be that', async () => {
    const { resolve } = names({ 'vendor.test': ['127.0.0.1'] })
    expect(await get('https://nobody.test/', [], { resolve })).toBe('STET_UPSTREAM_NAME')
    const server = await serve()
    await server.close()
    const url = `http://vendor.test:${server.port}/`
    expect(await get(url, ['vendor.test'], { resolve })).toBe('STET_UPSTREAM_UNREACHABLE')
  })

  it('a look-up that does not end is given up', async () => {
    const started = performance.now()
    const url = 'https://vendor.test/'
    expect(await get(url, [], { resolve: () => undefined, connectTimeoutMs: 1100 })).toBe(
      'STET_UPSTREAM_TIMEOUT',
    )
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('a name is asked for once at a time, and again the next time', async () => {
    const server = await serve()
    const asked: string[] = []
    const resolve: ResolveName = (hostname, done) => {
      asked.push(hostname)
      setTimeout(() => done(null, [{ address: '127.0.0.1', family: 4 }]), 50)
    }
    const dispatcher = createDispatcher({ guard: createAddressGuard(['vendor.test', 'other.test']), resolve })
    onTestFinished(() => dispatcher.destroy())
    const ask = async (host: string): Promise<number> => {
      const origin = `http://${host}:${server.port}`
      const { statusCode, body } = await dispatcher.request({ origin, path: '/', method: 'GET', reset: true })
      await body.dump()
      return statusCode
    }
    const hosts = [...Array.from({ length: 20 }, () => 'vendor.test'), 'other.test']
    expect(await Promise.all(hosts.map(ask))).toEqual(hosts.map(() => 200))
    expect(asked).toEqual(['vendor.test', 'other.test'])
    expect(server.connections()).toBeGreaterThan(2)
    expect(await ask('vendor.test')).toBe(200)
    expect(asked).toHaveLength(3)
  })

  it('a proxy of the environment is not used', async () => {
    const proxy = await serve()
    const server = await serve()
    const before = { ...process.env }
    onTestFinished(() => {
      process.env = before
    })
    for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'ALL_PROXY']) {
      process.env[name] = `http://127.0.0.1:${proxy.port}`
    }
    process.env['NODE_USE_ENV_PROXY'] = '1'
    expect(await get(`http://127.0.0.1:${server.port}/`, ['127.0.0.1'])).toBe(200)
    expect(proxy.connections()).toBe(0)
  })
})

describe('TLS', () => {
  let authority: Authority
  const known = { 'vendor.test': ['127.0.0.1'], 'other.test': ['127.0.0.1'] }
  const allow = ['127.0.0.0/8']
  beforeAll(() => {
    authority = createAuthority()
  })
  afterAll(() => authority.remove())

  async function serveTls(
    identity: { cert: string; key: string },
    options: Readonly<Record<string, unknown>> = {},
  ): Promise<TestServer & { readonly serverNames: (string | false)[] }> {
    const serverNames: (string | false)[] = []
    const server = await startHttps({ ...identity, ...options }, (request, response) => {
      serverNames.push((request.socket as unknown as { servername: string | false }).servername)
      response.end('ok')
    })
    onTestFinished(() => server.close())
    return { ...server, serverNames }
  }

  const ask = (host: string, port: number, authorities: readonly string[] = []): Promise<number | string> =>
    get(`https://${host}:${port}/`, allow, { ...names(known), authorities })

  it('is accepted with an authority that is listed, for the name that was asked for', async () => {
    const server = await serveTls(authority.issue('DNS:vendor.test,IP:127.0.0.1'))
    expect(await ask('vendor.test', server.port, [authority.cert])).toBe(200)
    expect(await ask('127.0.0.1', server.port, [authority.cert])).toBe(200)
    expect(server.serverNames).toEqual(['vendor.test', false])
  })

  it('is refused with another name, an authority that nobody knows, or after its end', async () => {
    const server = await serveTls(authority.issue('DNS:vendor.test'))
    expect(await ask('other.test', server.port, [authority.cert])).toBe('STET_UPSTREAM_TLS')
    expect(await ask('127.0.0.1', server.port, [authority.cert])).toBe('STET_UPSTREAM_TLS')
    expect(await ask('vendor.test', server.port)).toBe('STET_UPSTREAM_TLS')
    const expired = await serveTls(authority.issue('DNS:vendor.test', true))
    expect(await ask('vendor.test', expired.port, [authority.cert])).toBe('STET_UPSTREAM_TLS')
    expect([...server.serverNames, ...expired.serverNames]).toEqual([])
  })

  it('cannot be turned off by the environment', async () => {
    const server = await serveTls(authority.issue('DNS:vendor.test'))
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    onTestFinished(() => {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before
    })
    expect(await ask('vendor.test', server.port)).toBe('STET_UPSTREAM_TLS')
    expect(server.serverNames).toEqual([])
  })

  it('is refused below version 1.2', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }
    const server = await serveTls(authority.issue('DNS:vendor.test'), old)
    expect(await ask('vendor.test', server.port, [authority.cert])).toBe('STET_UPSTREAM_TLS')
    const two = await serveTls(authority.issue('DNS:vendor.test'), { maxVersion: 'TLSv1.2' })
    expect(await ask('vendor.test', two.port, [authority.cert])).toBe(200)
  })

  it('is not spoken to a server that speaks plain HTTP', async () => {
    const server = await serve()
    expect(await ask('vendor.test', server.port, [authority.cert])).toBe('STET_UPSTREAM_TLS')
  })
})
