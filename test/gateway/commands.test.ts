import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from './command.ts'
import { startStage, ticket, until, type Stage } from './harness.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage({ kind: 'embedded' })
})
afterAll(async () => {
  await stage.stop()
})

const stet = (...parameters: readonly string[]): ReturnType<typeof runCommand> =>
  runCommand(stage, parameters)

it('stet vendor-keys makes a key that works until it is revoked', async () => {
  stage.helpdesk.answer = (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":41}')
  const added = await stet(
    'vendor-keys',
    'add',
    '-c',
    'stet.yaml',
    '-i',
    'demo',
    '-l',
    'a test',
    '--days',
    '3',
  )
  const key = added.out.trim()
  expect(key).toMatch(/^stet_vk_[\w-]{43}$/)
  const headers = { authorization: `Bearer ${key}` }
  expect((await stage.call('/tickets/41.json', { headers })).status).toBe(200)
  const listed = (await stet('vendor-keys', 'list', '-c', 'stet.yaml')).out
  expect(listed).toContain('a test')
  expect(listed).not.toContain(key)
  const id = /^(\S+).*a test$/m.exec(listed)?.[1] ?? ''
  expect((await stet('vendor-keys', 'revoke', '-c', 'stet.yaml', id)).status).toBe(0)
  expect((await stage.call('/tickets/41.json', { headers })).status).toBe(401)
  expect((await stet('vendor-keys', 'add', '-c', 'stet.yaml', '-i', 'none')).error).toContain(
    'write one of: demo',
  )
})

it('stet erase makes the tokens of a subject irreversible', async () => {
  await stage.send(ticket())
  await until(() => stage.vendor.requests.length === 1)
  const { requester } = JSON.parse(stage.vendor.requests[0]?.body ?? '') as { requester: { email: string } }
  const { vault } = stage.gateway
  expect([...(await vault.originals([requester.email], 'vendor')).values()]).toEqual(['leo.b@mail.example'])
  const erase = (...more: readonly string[]): ReturnType<typeof stet> =>
    stet('erase', '-c', 'stet.yaml', '-i', 'demo', '-s', '7', ...more)
  expect((await erase()).error).toContain('would make 1 tokens irreversible')
  expect((await vault.originals([requester.email], 'vendor')).size).toBe(1)
  expect(await erase('--yes')).toMatchObject({
    status: 0,
    error: expect.stringContaining('of 1 tokens 1 do not') as string,
  })
  expect((await vault.originals([requester.email], 'vendor')).size).toBe(0)
})

it('stet serve --check tells every mistake at once', async () => {
  const good = await stet('serve', '-c', 'stet.yaml', '--check')
  expect([good.status, good.error]).toEqual([0, 'stet: stet.yaml and its policies are good\n'])
  const { status, error } = await stet('serve', '-c', 'policy.yaml', '--check')
  expect(status).not.toBe(0)
  expect(error).toContain('policy.yaml')
})

it('stet keys rotate wraps everything anew beside the gateway that runs, and retires no key too early', async () => {
  await stage.send({
    ...ticket(50),
    requester: { id: 50, name: 'Leocadia Brandvold', email: 'r@mail.example' },
  })
  const keysOf = async (): Promise<string[]> =>
    (await stage.gateway.store.dataKeys()).map(({ wrappedBy }) => wrappedBy)
  const before = await keysOf()
  expect((await stet('keys', 'rotate', '-c', 'stet.yaml', '--retire')).error).toMatch(/run it in \d+ s/)
  const { status, error } = await stet('keys', 'rotate', '-c', 'stet.yaml')
  expect([status, error]).toEqual([0, expect.stringMatching(/\d+ data keys were wrapped anew, by file:/)])
  const after = await keysOf()
  expect(after).toHaveLength(1)
  expect(after).not.toEqual(before)
  const again = { id: 51, name: 'Leocadia Brandvold', email: 's@mail.example' }
  expect((await stage.send({ ...ticket(51), requester: again })).status).toBe(200)
  expect(await keysOf()).toEqual(after)
  expect(await stet('keys', 'rotate', '-c', 'stet.yaml', '--retire')).toMatchObject({ status: 1 })
})
