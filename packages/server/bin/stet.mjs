#!/usr/bin/env node
// Plain JavaScript, so that a Node too old for the rest can still say so.
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `stet: needs Node 22.18 or newer, and this is Node ${process.versions.node}. Install Node 24 and run it again.\n`,
  )
  process.exitCode = 2
} else {
  enableCompileCache()
  // In the repository the sources run as they are; the published package holds them compiled.
  const source = new URL('../src/cli/main.ts', import.meta.url)
  const { main } = await import(
    existsSync(source) ? source.href : new URL('../src/cli/main.js', import.meta.url).href
  )
  process.exitCode = await main(process.argv.slice(2))
}

/**
 * Keeps compiled code between runs, in the user's own folder: Node's default is below the shared temporary
 * folder, where another user of the machine could lay code ready for us. NODE_COMPILE_CACHE still wins.
 */
function enableCompileCache() {
  try {
    const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
    nodeModule.enableCompileCache(process.env['NODE_COMPILE_CACHE'] || join(caches, 'stet', 'compile'))
  } catch {
    // Without a home folder it only starts more slowly.
  }
}
