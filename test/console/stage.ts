import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { buildConsole } from '../../packages/console/scripts/build-console.ts'
import { buildStaticPage } from '../../packages/console/scripts/static-page.ts'
import { readConsole } from '../../packages/server/src/ingress/console.ts'
import { listen } from '../../packages/server/src/pipeline/http-server.ts'
import { startStage } from '../gateway/harness.ts'

/** Path of a Chromium on this machine; undefined where there is none, and its suites are left out. */
export const chromiumPath = [
  process.env['STET_TEST_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path))

/** A browser before a real gateway that serves the console as it was just built. */
export interface ConsoleStage {
  readonly browser: Browser
  readonly url: string
  /** The page that opens without a server. */
  readonly staticPage: string
  stop(): Promise<void>
}

export async function startConsole(): Promise<ConsoleStage> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-console-'))
  await buildConsole(join(folder, 'dist'))
  const staticPage = await buildStaticPage(join(folder, 'static'))
  const stage = await startStage({ kind: 'embedded' })
  const pages = await readConsole(join(folder, 'dist'))
  const listening = await listen(stage.gateway.config, () => stage.gateway, pages)
  // Root may not use Chromium's sandbox, and a container has little shared memory.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []
  const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args })
  return {
    browser,
    url: listening.url,
    staticPage,
    stop: async () => {
      await browser.close()
      await listening.stop(500)
      await stage.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
