import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isConsistent, isIncluded, leafHash, openCheckpoint } from '../../packages/verifier/src/index.ts'
import { runCommand } from '../gateway/command.ts'
import { startStage, ticket, until, type Stage } from '../gateway/harness.ts'

let stage: Stage
beforeAll(async () => {
  const ledger = { checkpointSeconds: 3600, witness: { stdout: true, path: 'witness.txt' } }
  stage = await startStage({ kind: 'embedded' }, { ledger })
  await stage.send(ticket())
  await until(() => stage.vendor.requests.length === 1)
  // The gateway takes over what was counted when it stops, and says so.
  await stage.restart()
})
afterAll(async () => {
  await stage.stop()
})

const stet = (command: string, ...parameters: readonly string[]): ReturnType<typeof runCommand> =>
  runCommand(stage, ['ledger', command, ...parameters])
const config = ['--config', 'stet.yaml']
/** Notes in the file are followed by an empty line each. */
const firstWitnessed = (): string =>
  readFileSync(join(stage.folder, 'witness.txt'), 'utf8').split(/(?<=\n)\n(?!\u2014)/)[0] ?? ''
const hashesOf = (texts: readonly string[]): Buffer[] => texts.map((text) => Buffer.from(text, 'base64'))

it('stet ledger export writes nothing but the export, though checkpoints go to standard output', async () => {
  const { out, status } = await stet('export', ...config)
  expect(status).toBe(0)
  const kinds = out
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { kind?: string }).kind)
  expect(kinds).toEqual([undefined, 'start', 'counts', 'stop', 'start'])
  for (const value of ['Leocadia', 'mail.example', '4111', 'sentinel']) expect(out).not.toContain(value)
})

it('stet ledger verify judges a file or an address against key and checkpoint, and says what is wrong', async () => {
  const key = (await stet('key', ...config)).out.trim()
  expect((await stet('export', ...config, '-o', 'ledger.ndjson')).status).toBe(0)
  writeFileSync(join(stage.folder, 'ledger.key'), `${key}\n`)
  const note = firstWitnessed()
  writeFileSync(join(stage.folder, 'kept.txt'), note)
  const good = await stet('verify', 'ledger.ndjson', '--key', 'ledger.key', '--checkpoint', 'kept.txt')
  expect([good.status, good.out]).toEqual([
    0,
    expect.stringMatching(/^4 entries are .*\nit begins with the 3 entries that .*\ngood\n$/),
  ])
  const text = readFileSync(join(stage.folder, 'ledger.ndjson'), 'utf8')
  const server = createServer((_request, response) => response.end(text))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ledger`
  expect((await stet('verify', address, '--key', key)).status).toBe(0)
  await new Promise((resolve) => server.close(resolve))
  writeFileSync(join(stage.folder, 'changed.ndjson'), text.replace('"changed"', '"kept"'))
  const changed = await stet('verify', 'changed.ndjson', '--key', 'ledger.key')
  expect([changed.status, changed.out]).toEqual([
    1,
    'WRONG: an entry was changed, moved, added or taken out\nNOT GOOD\n',
  ])
  const missing = await stet('verify', 'nowhere.ndjson', '--key', 'ledger.key')
  expect([missing.status === 0, missing.error]).toEqual([false, expect.stringContaining('no such file')])
})

it('stet ledger prove and consistency print proofs that hold', async () => {
  const key = (await stet('key', ...config)).out.trim()
  const now = openCheckpoint((await stet('checkpoint', ...config)).out, key)
  const proof = JSON.parse((await stet('prove', '1', ...config)).out) as {
    entry: string
    size: number
    hashes: string[]
  }
  expect(isIncluded(leafHash(Buffer.from(proof.entry)), 1, now.size, hashesOf(proof.hashes), now.root)).toBe(
    true,
  )
  const note = firstWitnessed()
  const before = openCheckpoint(note, key)
  const consistency = JSON.parse((await stet('consistency', '3', '4', ...config)).out) as { hashes: string[] }
  expect(isConsistent(before, now, hashesOf(consistency.hashes))).toBe(true)
  const beyond = await stet('prove', '99', ...config)
  expect([beyond.status, beyond.error]).toEqual([2, expect.stringContaining('the entries 0 to 3')])
})
