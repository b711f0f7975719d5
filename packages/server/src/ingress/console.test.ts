import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConsole } from './console.ts'

const folder = mkdtempSync(join(tmpdir(), 'stet-console-'))
const script = 'console.log("here")'
let server: Server
let url = ''

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Stet</title>')
  writeFileSync(join(folder, 'assets/main-abc.js'), script)
  writeFileSync(join(folder, 'assets/main-abc.js.br'), brotliCompressSync(script))
  writeFileSync(join(folder, 'notes.txt'), 'not of the console')
  const pages = await readConsole(folder)
  server = createServer((request, response) => {
    if (pages?.answer(request, response, request.url ?? '') !== true) response.writeHead(404).end('no')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(url + path, init)

describe('the console, served', () => {
  it.each(['/', '/studio', '/reviews/12'])(
    'answers %s with the page, to be asked for again',
    async (path) => {
      const answer = await get(path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(await answer.text()).toContain('<title>Stet</title>')
    },
  )

  it('lets a file with a hash in its name be kept for ever, and sends it compressed', async () => {
    const answer = await get('/assets/main-abc.js', { headers: { 'accept-encoding': 'gzip, br' } })
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(answer.headers.get('vary')).toBe('accept-encoding')
    expect(await answer.text()).toBe(script)
  })

  it('sends it as it is to whoever does not take Brotli', async () => {
    for (const encodings of ['gzip', 'br;q=0', 'identity']) {
      const answer = await get('/assets/main-abc.js', { headers: { 'accept-encoding': encodings } })
      expect(answer.headers.get('content-encoding')).toBeNull()
      expect(await answer.text()).toBe(script)
    }
  })

  it('allows nothing but its own files, on every answer', async () => {
    for (const path of ['/', '/assets/main-abc.js']) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
      expect(policy).not.toMatch(/unsafe|https?:|\*|data:/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    }
  })

  it.each([
    '/assets/main-old.js',
    '/assets',
    '/notes.txt',
    '/hooks/demo',
    '/api/demo',
    '/healthz',
    '/Studio',
    '/a/b/c',
    '/assets/../index.html.br',
  ])('does not answer %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('answers nothing but GET and HEAD', async () => {
    const head = await get('/', { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe('34')
    expect(await head.text()).toBe('')
    const posted = await get('/', { method: 'POST', body: 'x' })
    expect(posted.status).toBe(405)
    expect(posted.headers.get('allow')).toBe('GET, HEAD')
  })

  it('is none where nothing was built', async () => {
    expect(await readConsole(join(folder, 'assets'))).toBeUndefined()
    expect(await readConsole(join(folder, 'missing'))).toBeUndefined()
  })
})
