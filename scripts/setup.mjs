// Makes a fresh clone ready: installs the locked packages and, where the system's Node is older than
// 22.18, a Node 24 into node_modules/.bin, which npm scripts and npx find first. Plain JavaScript,
// because it is the one file that has to run on Node 20. It does nothing when all is there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const nodeVersion = '24.21.0'
const stamp = join(root, 'node_modules', '.stet-setup')

/** Whether a version such as 'v22.18.0' runs TypeScript as it is; of the 23s those from 23.6. */
function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

/** Version of the Node that npm scripts will find, or '' when there is none. */
function localNodeVersion() {
  const local = join(root, 'node_modules', '.bin', 'node')
  if (!existsSync(local)) return ''
  return spawnSync(local, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

function npm(...args) {
  const done = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) {
    console.error(
      `setup: 'npm ${args.join(' ')}' failed. Is the npm registry reachable? Run it by hand to see more.`,
    )
    process.exit(1)
  }
}

/** The Node that starts npm scripts may itself be the local one, so ask the other entries of PATH. */
function systemNodeVersion() {
  const bins = join(root, 'node_modules', '.bin')
  const path = (process.env.PATH ?? '')
    .split(':')
    .filter((entry) => !entry.startsWith(bins))
    .join(':')
  return (
    spawnSync('node', ['--version'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: path },
    }).stdout?.trim() || process.version
  )
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
const isInstalled = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock
if (!isInstalled) {
  console.error('setup: installing packages (once) …')
  npm('ci', '--no-fund', '--no-audit', '--loglevel=error')
}
if (!runsTypeScript(systemNodeVersion()) && !runsTypeScript(localNodeVersion() || 'v0.0.0')) {
  console.error(
    `setup: this machine has Node ${systemNodeVersion()}; fetching Node ${nodeVersion} into node_modules (once) …`,
  )
  npm(
    'install',
    '--no-save',
    '--no-package-lock',
    '--no-fund',
    '--no-audit',
    '--loglevel=error',
    `node@${nodeVersion}`,
  )
  if (!runsTypeScript(localNodeVersion() || 'v0.0.0')) {
    console.error('setup: no Node 22.18 or newer could be installed. Install Node 24 and run this again.')
    process.exit(1)
  }
}
if (!isInstalled) {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, lock)
}
