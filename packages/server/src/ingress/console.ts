import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { consoleHeaders } from './console-headers.ts'

/** The console's built files, read once. */
export interface Console {
  /**
   * Answers where the path is the console's: a file of its, or an address of one of its pages.
   *
   * @returns whether it answered
   */
  answer(request: IncomingMessage, response: ServerResponse, path: string): boolean
}

interface File {
  readonly body: Buffer
  /** Compressed by Brotli, where the build made one. */
  readonly small: Buffer | undefined
  readonly headers: Readonly<Record<string, string>>
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Addresses of pages: words, so that no path of another part of the gateway is taken for one. */
const pagePath = /^\/(?:[a-z][a-z-]{0,31}(?:\/[A-Za-z0-9._-]{1,64})?)?$/
const notPages = /^\/(?:hooks|api|healthz|readyz|metrics|assets)(?:\/|$)/

/** Where a build in this repository, or the published package, has the console. */
const folders = ['../../../console/dist', '../../../web', '../../web'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)

/**
 * Reads the console's built files.
 *
 * @param folder - where they are; looked for beside this program where it is left out
 * @returns undefined where the console has not been built
 */
export async function readConsole(folder?: string): Promise<Console | undefined> {
  for (const one of folder === undefined ? folders : [folder]) {
    const files = await readFiles(one)
    if (files.has('/index.html')) return makeConsole(files)
  }
  return undefined
}

function makeConsole(files: ReadonlyMap<string, File>): Console {
  return {
    answer: (request, response, path) => {
      const isPage = pagePath.test(path) && !notPages.test(path)
      const file = files.get(path) ?? (isPage ? files.get('/index.html') : undefined)
      if (file === undefined) return false
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { allow: 'GET, HEAD', 'content-length': 0, connection: 'close' }).end()
        return true
      }
      const isSmall = file.small !== undefined && takesBrotli(request.headers['accept-encoding'])
      const body = isSmall ? file.small : file.body
      response.writeHead(200, {
        ...file.headers,
        ...(isSmall ? { 'content-encoding': 'br' } : {}),
        'content-length': body.length,
      })
      response.end(request.method === 'HEAD' ? undefined : body)
      return true
    },
  }
}

function takesBrotli(accepted: string | string[] | undefined): boolean {
  return String(accepted ?? '')
    .split(',')
    .some((one) => /^\s*br\s*(?:$|;\s*q=(?:0\.0*[1-9]|1))/.test(one))
}

async function readFiles(folder: string): Promise<ReadonlyMap<string, File>> {
  const files = new Map<string, File>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const type = types[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    const address = `/${relative(folder, path).split(sep).join('/')}`
    files.set(address, {
      body: await readFile(path),
      small: await readFile(`${path}.br`).catch(() => undefined),
      headers: {
        ...consoleHeaders,
        'content-type': type,
        vary: 'accept-encoding',
        'cache-control': address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    })
  }
  return files
}
