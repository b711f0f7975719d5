import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databasePath, openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { localKey, seal, unseal } from './key-encryption.ts'
import { readKeyFile, readOrMakeKeyFile } from './key-file.ts'
import { loadGatewayKeys } from './secrets.ts'
import { Vault } from './vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'stet-vault-'))
const kek = localKey(new Uint8Array(32).fill(1))
const otherKek = localKey(new Uint8Array(32).fill(2))
let store: Store
beforeAll(async () => {
  store = await openStore({ kind: 'embedded', folder: join(folder, 'data') }, { writer: 'test' })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const vaultWith = (key = kek): Vault =>
  new Vault({ store, kek: key, subjectKey: new Uint8Array(32).fill(3), now: () => 1000 })
let count = 0
const entry = (more: object = {}): Parameters<Vault['store']>[0][number] => ({
  token: `tok1_person_${(count += 1)}`,
  entity: 'PERSON',
  original: 'Leocadia Brandvold',
  subject: 'jane',
  destination: 'wfm',
  ...more,
})

describe('tokens', () => {
  it('stand for their originals at the destination that they were made for, and at no other', async () => {
    const vault = vaultWith()
    const [one, two] = [entry(), entry({ subject: undefined, original: 'Zoë 😀' })]
    await vault.store([one, two])
    await vault.store([one])
    const found = await vaultWith().originals([one.token, two.token, 'tok1_person_unknown'], 'wfm')
    expect([...found]).toEqual([
      [one.token, 'Leocadia Brandvold'],
      [two.token, 'Zoë 😀'],
    ])
    expect((await vault.originals([one.token], 'bi')).size).toBe(0)
  })

  it('are nowhere in the files beside what they stand for', () => {
    const bytes = ['', '-wal']
      .map((end) => readFileSync(databasePath(join(folder, 'data')) + end).toString('latin1'))
      .join('')
    expect(bytes).toContain('tok1_person_1')
    expect(bytes).not.toContain('Leocadia')
    expect(bytes).not.toContain('jane')
  })

  it.each(['token', 'destination', 'entity', 'sealed'] as const)(
    'do not decrypt where their %s was changed',
    async (field) => {
      const vault = vaultWith()
      const one = entry()
      await vault.store([one])
      const [row] = await store.tokens([one.token])
      if (row === undefined) throw new RangeError('nothing was stored')
      const changed = {
        ...row,
        token: `tok1_person_changed_${field}`,
        ...(field === 'destination' ? { destination: 'bi' } : {}),
        ...(field === 'entity' ? { entity: 'USERNAME' } : {}),
        ...(field === 'sealed'
          ? { sealed: row.sealed.map((byte, at) => (at === 30 ? byte ^ 1 : byte)) }
          : {}),
      }
      await store.addTokens([changed])
      await expect(vault.originals([changed.token], changed.destination)).rejects.toThrow()
    },
  )

  it('do not decrypt by another key-encryption key', async () => {
    const one = entry()
    await vaultWith().store([one])
    await expect(vaultWith(otherKek).originals([one.token], 'wfm')).rejects.toThrow()
  })
})

describe('a subject that was erased', () => {
  it('is gone for good, and others stay', async () => {
    const vault = vaultWith()
    const [one, other] = [entry({ subject: 'erased' }), entry({ subject: 'stays' })]
    await vault.store([one, other])
    const files = (): string =>
      ['', '-wal']
        .map((end) => readFileSync(databasePath(join(folder, 'data')) + end).toString('latin1'))
        .join('')
    const wrapped = (await store.subject(vault.subjectId('erased', 'wfm')))?.wrapped ?? new Uint8Array()
    const dataKey = Buffer.from(wrapped).toString('latin1')
    expect(files()).toContain(dataKey)
    expect(await vault.erase('erased', 'wfm')).toEqual({ tokens: 1, unreadable: 1 })
    expect([...(await vault.originals([one.token, other.token], 'wfm')).keys()]).toEqual([other.token])
    expect(files()).not.toContain(dataKey)
    const later = entry({ subject: 'erased' })
    await vault.store([later])
    expect((await vault.originals([later.token], 'wfm')).size).toBe(0)
    expect(await vault.erase('nobody', 'wfm')).toBeUndefined()
  })
})

it('one secret is shared by gateways that start together, and opened by their key alone', async () => {
  const all = await Promise.all([loadGatewayKeys(store, kek), loadGatewayKeys(store, kek)])
  expect(all[0]).toEqual(all[1])
  const keys = Object.values({ ...all[0], redaction: all[0].redaction.secret }).map((key) =>
    Buffer.from(key).toString('hex'),
  )
  expect(new Set(keys).size).toBe(8)
  await expect(loadGatewayKeys(store, otherKek)).rejects.toThrow()
})

it('a key file is made once, read again, and refused where others can read it', async () => {
  const path = join(folder, 'keys', 'stet.key')
  const made = await readOrMakeKeyFile(path)
  const read = await readOrMakeKeyFile(path)
  expect([made.isNew, read.isNew, Buffer.from(read.keys.inForce).equals(made.keys.inForce)]).toEqual([
    true,
    false,
    true,
  ])
  chmodSync(path, 0o644)
  await expect(readKeyFile(path)).rejects.toMatchObject({ code: 'STET_CONFIG_KEY_FILE' })
  writeFileSync(path, 'stet-key-1:short', { mode: 0o600 })
  chmodSync(path, 0o600)
  await expect(readKeyFile(path)).rejects.toMatchObject({ code: 'STET_CONFIG_KEY_FILE' })
  await expect(readKeyFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'STET_CONFIG_KEY_FILE' })
})

it('a seal opens for its key and context alone, whole', () => {
  const key = new Uint8Array(32).fill(9)
  const sealed = seal(key, Buffer.from('text'), 'context')
  expect(Buffer.from(unseal(key, sealed, 'context')).toString()).toBe('text')
  expect(() => unseal(key, sealed, 'other')).toThrow()
  expect(() => unseal(new Uint8Array(32), sealed, 'context')).toThrow()
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Uint8Array.from(sealed)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => unseal(key, changed, 'context')).toThrow()
  }
})
