import { readFile } from 'node:fs/promises'
import { v7 as uuid } from 'uuid'
import { loadConfig } from '../../config/load-config.ts'
import type { Config } from '../../config/model.ts'
import { newVendorKey } from '../../ingress/vendor-key.ts'
import { locationOf } from '../../pipeline/gateway.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { UsageError } from '../exit-code.ts'

export interface AddOptions {
  readonly config: string
  readonly integration: string
  readonly label: string
  readonly days?: number
}

const dayMs = 86_400_000

export async function addKey({ config: path, integration, label, days }: AddOptions): Promise<void> {
  await withStore(path, async (store, config) => {
    const names = Object.keys(config.integrations)
    if (!names.includes(integration))
      throw new UsageError(`there is no integration ${integration}; write one of: ${names.join(', ')}`)
    const { key, hash, hint } = newVendorKey()
    const createdMs = Date.now()
    const expiresMs = days === undefined ? undefined : createdMs + days * dayMs
    await store.addVendorKey({
      id: uuid(),
      integration,
      hash,
      hint,
      label,
      createdMs,
      expiresMs,
      revokedMs: undefined,
    })
    process.stderr.write('stet: this key is shown once; give it to the vendor and nobody else\n')
    process.stdout.write(`${key}\n`)
  })
}

export async function listKeys({ config }: { config: string }): Promise<void> {
  await withStore(config, async (store) => {
    for (const {
      id,
      integration,
      hint,
      label,
      createdMs,
      expiresMs,
      revokedMs,
    } of await store.vendorKeys()) {
      const state =
        revokedMs !== undefined
          ? `revoked ${day(revokedMs)}`
          : expiresMs === undefined
            ? 'never expires'
            : `${expiresMs < Date.now() ? 'expired' : 'expires'} ${day(expiresMs)}`
      process.stdout.write(`${id}  ${integration}  ${hint}…  made ${day(createdMs)}  ${state}  ${label}\n`)
    }
  })
}

export async function revokeKey(id: string, { config }: { config: string }): Promise<void> {
  await withStore(config, async (store) => {
    if (!(await store.revokeVendorKey(id, Date.now())))
      throw new UsageError('there is no such key, or it was revoked before; see: stet vendor-keys list')
    process.stderr.write('stet: revoked\n')
  })
}

async function withStore(path: string, work: (store: Store, config: Config) => Promise<void>): Promise<void> {
  const config = loadConfig(await readFile(path, 'utf8'), process.env, path)
  const store = await openStore(locationOf(config), { writer: `command ${process.pid}` })
  try {
    await work(store, config)
  } finally {
    await store.close()
  }
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
