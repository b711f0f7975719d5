// npm start: a helpdesk, a vendor, and the gateway between them, each a server of its own. Shows what the
// vendor gets and what was struck, and stays until Ctrl-C; with --once it ends after that.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join, relative } from 'node:path'
import { stringify } from 'yaml'
import { buildConsole } from '../../packages/console/scripts/build-console.ts'
import { startHelpdesk } from './helpdesk.ts'
import { startVendor } from './vendor.ts'

const here = import.meta.dirname
const root = join(here, '../..')
const folder = join(root, '.cache/gateway')
const isOnce = process.argv.includes('--once')
const stet = join(root, 'packages/server/bin/stet.mjs')
const configPath = join(folder, 'stet.yaml')
const shown = (path: string): string => relative(process.cwd(), path)
const say = (text = ''): void => void process.stdout.write(`${text}\n`)

const secrets = {
  WEBHOOK_SECRET: randomBytes(24).toString('base64url'),
  HELPDESK_PASSWORD: randomBytes(24).toString('base64url'),
  VENDOR_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
}
const environment = { ...process.env, ...secrets, NODE_NO_WARNINGS: '1' }

const port = isOnce ? await freePort() : 8480
const base = `http://127.0.0.1:${port}`
const hook = `${base}/hooks/demo/ticket-events`
let tell: (body: string) => void = () => undefined
const helpdesk = await startHelpdesk(
  isOnce ? 0 : 8481,
  secrets.HELPDESK_PASSWORD,
  secrets.WEBHOOK_SECRET,
  hook,
)
const vendor = await startVendor(isOnce ? 0 : 8482, secrets.VENDOR_SECRET, (body) => {
  tell(body)
})
writeConfig()
const key = await output([
  'vendor-keys',
  'add',
  '--config',
  configPath,
  '--integration',
  'demo',
  '--label',
  'the example',
])
const pages = join(root, 'packages/console/dist')
if (!isOnce && !existsSync(join(pages, 'index.html'))) await buildConsole(pages)
const gateway = spawn(process.execPath, [stet, 'serve', '--config', configPath], {
  env: environment,
  stdio: ['ignore', 'inherit', 'inherit'],
})
let hasEnded = false
const ended = new Promise<number>((resolve) =>
  gateway.once('close', (status) => {
    hasEnded = true
    resolve(status ?? 1)
  }),
)
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())

if (await isReady()) {
  await show()
  if (isOnce) await stop()
}
process.exitCode = await ended
await Promise.all([helpdesk.stop(), vendor.stop()])

async function show(): Promise<void> {
  say(`helpdesk ${helpdesk.url}   gateway ${base}   vendor ${vendor.url}`)
  if (!isOnce) say(`console  ${base}/`)
  say(`policy   ${shown(join(here, 'policy.yaml'))}   configuration ${shown(configPath)}`)
  say('\n1. The helpdesk tells of a ticket. The vendor gets:')
  const message = new Promise<string>((resolve) => (tell = resolve))
  await helpdesk.sendEvent(41)
  say(indented(await message))
  tell = (body) => {
    say(`\nThe vendor got:\n${indented(body)}`)
  }
  say(
    '   Struck: internal_score, phone, and all that no rule lists. Found in texts: a name, a phone number, a card.',
  )
  say('\n2. The vendor asks for the first page of tickets:')
  const page = await call('GET', '/api/v2/tickets.json?page=1')
  say(indented(page.text))
  say('   The link to the next page leads to the gateway, where the same policy waits.')
  say('\n3. It answers the customer, whom it knows by a token; the helpdesk gets the address back:')
  const { ticket } = JSON.parse((await call('GET', '/api/v2/tickets/41.json')).text) as {
    ticket: { requester: { email: string } }
  }
  const comment = { ticket: { status: 'solved', comment: { body: `We wrote to ${ticket.requester.email}` } } }
  const change = await call('PUT', '/api/v2/tickets/41.json', JSON.stringify(comment))
  say(`   vendor wrote     ${comment.ticket.comment.body}`)
  say(`   helpdesk has     ${helpdesk.comments.at(-1) ?? 'nothing'}`)
  say(`   vendor sees      ${change.text.trim()}`)
  say('\n4. It asks for what the policy does not list:')
  const refused = await call('GET', '/api/v2/users.json')
  say(indented(refused.text))
  if (isOnce) return
  say('\nTry it in another terminal:')
  say(`   curl -s -H 'Authorization: Bearer ${key}' ${base}/api/demo/api/v2/tickets/42.json`)
  say(`   curl -s -X POST ${helpdesk.url}/tell/42     # the helpdesk tells of ticket 42`)
  say('Ctrl-C ends all three.')
}

async function call(method: string, path: string, body?: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${base}/api/demo${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  })
  return { status: answer.status, text: await answer.text() }
}

function writeConfig(): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const config = {
    listen: { port },
    store: { embedded: { folder: isOnce ? `once-${process.pid}` : 'data' } },
    keys: { file: { path: 'keys/stet.key' } },
    integrations: {
      demo: {
        connector: 'zendesk',
        policy: join(here, 'policy.yaml'),
        source: { signature: 'zendesk', secrets: [{ env: 'WEBHOOK_SECRET' }] },
        destinations: { wfm: { url: vendor.url, secrets: [{ env: 'VENDOR_SECRET' }] } },
        upstream: {
          url: helpdesk.url,
          credential: { basic: { username: 'gateway', password: { env: 'HELPDESK_PASSWORD' } } },
        },
        proxy: { isOn: true },
      },
    },
    network: { allowPrivate: ['127.0.0.1'] },
    logLevel: 'error',
    shutdownSeconds: 5,
  }
  writeFileSync(configPath, stringify(config))
}

async function isReady(): Promise<boolean> {
  while (!hasEnded) {
    const answer = await fetch(`${base}/readyz`).catch(() => undefined)
    if (answer?.status === 200) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

async function stop(): Promise<void> {
  gateway.kill('SIGTERM')
  await ended
}

function output(parameters: readonly string[]): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, [stet, ...parameters], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return new Promise((resolve) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.once('close', () => {
      resolve(text.trim())
    })
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: free } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return free
}

function indented(text: string): string {
  const written = JSON.stringify(JSON.parse(text), undefined, 2)
  return written.replace(/^/gm, '   ')
}
