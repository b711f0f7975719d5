// node examples/review/run.ts: the review from the first key to a database that was tampered with, on two
// gateways that share a store. Each step is checked; it fails where one does not come out.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createSocket, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { stringify } from 'yaml'

const here = import.meta.dirname
const stetBin = join(here, '../../packages/server/bin/stet.mjs')
const folder = mkdtempSync(join(tmpdir(), 'stet-review-'))
const inForceMsMax = 2000
const secret = randomBytes(24).toString('base64url')
const environment = {
  ...process.env,
  SOURCE_SECRET: secret,
  VENDOR_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
  NODE_NO_WARNINGS: '1',
}
const say = (text = ''): void => void process.stdout.write(`${text}\n`)
let failures = 0
let ids = 10
let kept = ''

interface Ran {
  readonly out: string
  readonly error: string
  readonly status: number
}

/** Runs a command as a person would, and shows it. */
function stet(...words: string[]): Ran {
  say(`\n  $ stet ${words.map((word) => (/^[\w./:-]+$/.test(word) ? word : `'${word}'`)).join(' ')}`)
  const { stdout, stderr, status } = spawnSync(process.execPath, [stetBin, ...words], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    timeout: 60_000,
  })
  for (const line of `${stdout}${stderr}`.trimEnd().split('\n').slice(0, 14)) say(`    ${line}`)
  return { out: stdout.trim(), error: stderr, status: status ?? 1 }
}

function expect(what: string, isSo: boolean): void {
  if (!isSo) failures += 1
  say(`  ${isSo ? 'so it is:' : 'NOT SO:  '} ${what}`)
}

const vendor = await startVendor()
const gateways: { readonly child: ChildProcess; readonly base: string }[] = []
try {
  await walkThrough()
} finally {
  await Promise.all(gateways.map(({ child }) => stopped(child)))
  await vendor.stop()
  rmSync(folder, { recursive: true, force: true })
}
say(failures === 0 ? '\nall as it should be' : `\n${failures} steps did not come out`)
process.exitCode = failures === 0 ? 0 : 1

async function walkThrough(): Promise<void> {
  for (const file of ['policy.yaml', 'policy.looser.yaml', 'policy.tighter.yaml'])
    cpSync(join(here, file), join(folder, file))
  say('1. Four people make keys, meet, and make the trust file.')
  const people = [
    ['lin', 'Lin Chen', 'product'],
    ['sam', 'Sam Roth', 'legal'],
    ['kim', 'Kim Diaz', 'engineering'],
    ['cto', 'Pat Weber', 'engineering, operator'],
  ] as const
  const persons = people.map(
    ([id, name, roles]) => `${id}; ${name}; ${roles}; ${stet('review', 'key', `${id}.key`).out}`,
  )
  const init = stet('init', 'trust.yaml', '--organization', 'acme', '--person', ...persons)
  expect('the trust file is there, with four fingerprints', init.out.split('\n').length === 4)

  say('\n2. Two gateways on one store start. Nothing is signed, so nothing is let through.')
  for (const name of ['a', 'b']) gateways.push(await startGateway(name))
  expect(
    'both refuse a webhook',
    (await tell(1)).every((status) => status === 503),
  )

  say('\n3. The first policy is a loosening of nothing: three people sign it.')
  const first = request('policy.yaml', 'cto', 'the first policy, as agreed with the vendor')
  for (const [person, role] of [
    ['lin', 'product'],
    ['sam', 'legal'],
    ['kim', 'engineering'],
  ] as const)
    sign(first, person, role)
  expect(
    'both gateways let the webhook through within 2 seconds',
    await within(async () => (await tell(2)).every((s) => s === 200)),
  )
  const before = await delivered(2)
  expect(
    'the vendor gets a label for the name, and no subject line',
    before.includes('[PERSON_1]') && !before.includes('invoice'),
  )

  say('\n4. The CTO asks that the subject line leave too.')
  const looser = request('policy.looser.yaml', 'cto', 'the vendor says it needs the subject line')
  stet('review', 'show', looser.slice(0, 12), '--config', 'a.yaml')
  sign(looser, 'lin', 'product')
  sign(looser, 'sam', 'legal')
  await pause(inForceMsMax)
  await tell(3)
  expect('with two signatures it is not in force', !(await delivered(3)).includes('invoice'))

  say('\n5. The CTO signs for engineering, too.')
  const own = sign(looser, 'cto', 'engineering')
  expect(
    'that is refused: nobody votes on a request of their own',
    own.status === 2 && own.error.includes('AUTHOR_VOTES'),
  )

  say('\n6. The third reviewer signs.')
  sign(looser, 'kim', 'engineering')
  expect(
    'it is in force on both gateways within 2 seconds',
    await within(async () => {
      const id = nextId()
      return (
        (await tell(id)).every((s) => s === 200) &&
        (await delivered(id, 2)).split('\n').every((one) => one.includes('invoice'))
      )
    }),
  )

  say('\n7. Somebody with the database’s password changes the row of the policy in force.')
  tamper()
  await pause(inForceMsMax)
  const id = nextId()
  await tell(id)
  const after = await delivered(id, 2)
  expect('the last good policy stays in force', after.includes('[PERSON_1]') && !after.includes('Jane'))
  const ready = await Promise.all(gateways.map(async ({ base }) => (await fetch(`${base}/readyz`)).text()))
  expect(
    'both gateways sound an alarm',
    ready.every((text) => text.includes('CHANGED')),
  )
  say(`    ${ready[0] ?? ''}`)
  mend()

  say('\n8. An operator tightens: names no longer leave. One signature is enough.')
  request('policy.tighter.yaml', 'cto', 'a customer asked for it, at once')
  expect(
    'it is in force on both gateways within 2 seconds',
    await within(async () => {
      const other = nextId()
      return (await tell(other)).every((s) => s === 200) && !(await delivered(other, 2)).includes('"name"')
    }),
  )

  say('\n9. And everything can be stopped.')
  stet(
    'stop',
    'demo',
    '--reason',
    'an incident at the vendor',
    '--config',
    'a.yaml',
    '--as',
    'cto',
    '--key',
    'cto.key',
  )
  expect(
    'both gateways refuse within 2 seconds',
    await within(async () => (await tell(nextId())).every((s) => s === 503)),
  )
  stet('review', 'status', '--config', 'b.yaml')

  say('\n10. An auditor gets a pack of evidence, and checks it with a program of its own.')
  const key = stet('ledger', 'key', '--config', 'a.yaml').out
  writeFileSync(join(folder, 'ledger.key'), key)
  const today = new Date().toISOString().slice(0, 10)
  stet('evidence', 'build', '--integration', 'demo', '--from', today, '-o', 'demo.tar', '--config', 'a.yaml')
  const good = stet('evidence', 'verify', 'demo.tar', '--key', 'ledger.key', '--trust', 'trust.yaml')
  expect('the pack is good', good.status === 0)
  const verifier = join(here, '../../packages/verifier/src/main.ts')
  const alone = spawnSync(process.execPath, [verifier, 'demo.tar', '--key', 'ledger.key'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect('it is good to the program that knows nothing of Stet', alone.status === 0)
  const pack = readFileSync(join(folder, 'demo.tar'))
  const at = pack.indexOf('keep: integer')
  pack[at] = (pack[at] ?? 0) ^ 1
  writeFileSync(join(folder, 'changed.tar'), pack)
  const changed = stet('evidence', 'verify', 'changed.tar', '--key', 'ledger.key')
  expect(
    'one changed bit fails, and the file is named',
    changed.status === 1 && /WRONG: \S+ was changed/.test(changed.out),
  )
  const keep = process.argv[2]
  if (keep !== undefined) cpSync(join(folder, 'demo.tar'), keep)
}

function request(policy: string, person: string, reason: string): string {
  return stet(
    'review',
    'request',
    '--integration',
    'demo',
    '--policy',
    policy,
    '--reason',
    reason,
    '--config',
    'a.yaml',
    '--as',
    person,
    '--key',
    `${person}.key`,
  ).out
}

/** Reads the request as a reviewer does, and acknowledges each loosening. */
function sign(id: string, person: string, role: string): Ran {
  const shown = spawnSync(process.execPath, [stetBin, 'review', 'show', id, '--json', '--config', 'a.yaml'], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  })
  const { loosenings } = JSON.parse(shown.stdout) as { loosenings: { id: string }[] }
  const acknowledged = loosenings.map((one) => one.id.slice(0, 8))
  return stet(
    'review',
    'sign',
    id.slice(0, 12),
    '--role',
    role,
    '--yes',
    '--acknowledge',
    ...acknowledged,
    '--config',
    'a.yaml',
    '--as',
    person,
    '--key',
    `${person}.key`,
  )
}

function nextId(): number {
  return (ids += 1)
}

/** The helpdesk tells both gateways of a ticket. @returns their statuses */
async function tell(id: number): Promise<number[]> {
  return Promise.all(
    gateways.map(async ({ base }, index) => {
      const body = JSON.stringify({
        id,
        nonce: index,
        status: 'open',
        subject: 'question about my invoice',
        requester: { id: 7, name: 'Jane Doe' },
        body: 'Jane Doe here, call +1 415 555 0132',
      })
      const signature = createHmac('sha256', secret).update(body).digest('hex')
      const answer = await fetch(`${base}/hooks/demo/tickets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
        body,
      })
      await answer.text()
      return answer.status
    }),
  )
}

/** What the vendor got about a ticket. */
async function delivered(id: number, count = 1): Promise<string> {
  const found = (): string[] =>
    vendor.bodies.filter((body) => (JSON.parse(body) as { id?: number }).id === id)
  for (let tries = 0; tries < 100 && found().length < count; tries++) await pause(50)
  return found().join('\n')
}

async function within(isSo: () => Promise<boolean>): Promise<boolean> {
  const until = Date.now() + inForceMsMax
  while (Date.now() < until) {
    if (await isSo()) return true
    await pause(100)
  }
  return false
}

function database(): DatabaseSync {
  return new DatabaseSync(join(folder, 'data', 'stet.db'))
}

function tamper(): void {
  const rows = database()
  const where = "where integration = 'demo' and sequence = 2"
  kept = (rows.prepare(`select text from review_bundles ${where}`).get() as { text: string }).text
  const open = kept.replaceAll('{ replace: person, known: person }', "{ keep: any, reason: 'because I can' }")
  rows.prepare(`update review_bundles set text = ? ${where}`).run(open)
  rows.close()
  say(
    `    update review_bundles set text = … ${where}   (${open === kept ? 'nothing changed' : 'names would leave'})`,
  )
}

function mend(): void {
  const rows = database()
  rows.prepare("update review_bundles set text = ? where integration = 'demo' and sequence = 2").run(kept)
  rows.close()
}

async function startGateway(name: string): Promise<{ child: ChildProcess; base: string }> {
  const port = await freePort()
  cpSync(join(folder, 'trust.yaml'), join(folder, `trust.${name}.yaml`))
  writeFileSync(
    join(folder, `${name}.yaml`),
    stringify({
      listen: { port },
      store: { embedded: { folder: 'data' } },
      keys: { file: { path: 'keys/stet.key' } },
      trust: `trust.${name}.yaml`,
      logLevel: 'silent',
      network: { allowPrivate: ['127.0.0.1'] },
      integrations: {
        demo: {
          connector: 'generic-json',
          source: { signature: 'github', secrets: [{ env: 'SOURCE_SECRET' }] },
          destinations: { vendor: { url: vendor.url, secrets: [{ env: 'VENDOR_SECRET' }] } },
        },
      },
    }),
  )
  say(`\n  $ stet serve --config ${name}.yaml &`)
  const child = spawn(process.execPath, [stetBin, 'serve', '--config', `${name}.yaml`], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const base = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`gateway ${name} did not start`)
    if (
      await fetch(`${base}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return { child, base }
    await pause(50)
  }
  throw new Error(`gateway ${name} did not become ready`)
}

async function startVendor(): Promise<{ url: string; bodies: string[]; stop(): Promise<void> }> {
  const bodies: string[] = []
  const server = createServer((incoming, response) => {
    let body = ''
    incoming.on('data', (part: Buffer) => (body += part.toString()))
    incoming.on('end', () => {
      bodies.push(body)
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    bodies,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createSocket()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) {
      resolve()
      return
    }
    child.once('close', () => resolve())
    child.kill('SIGTERM')
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
