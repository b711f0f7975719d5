import { readFile } from 'node:fs/promises'
import { loadConfig } from '../../config/load-config.ts'
import type { Config } from '../../config/model.ts'
import { openStoreAndKeys } from '../../pipeline/gateway.ts'
import { openLedger } from '../../pipeline/ledger.ts'
import { prepareKeyFile } from '../../vault/key-file.ts'
import { retire, rotate, type RotationParts } from '../../vault/rotation.ts'
import { exitCode, UsageError } from '../exit-code.ts'
import { makeRotationProgress } from './progress.ts'

export interface RotateOptions {
  readonly config: string
  readonly prepare?: boolean
  readonly retire?: boolean
}

/** Carries `stet keys rotate` out. */
export async function runRotate(options: RotateOptions): Promise<void> {
  const { config: path } = options
  if (options.prepare === true && options.retire === true)
    throw new UsageError('--prepare comes before a rotation, --retire after it; give one of them')
  const config = loadConfig(await readFile(path, 'utf8'), process.env, path)
  if (options.prepare === true) return prepare(config)
  const { store, kek, keys } = await openStoreAndKeys(config)
  try {
    const parts = { store, kek, now: Date.now }
    if (options.retire === true) {
      await runRetire(parts)
      return
    }
    const progress = await makeRotationProgress()
    const { from, to, rewrapped, isResumed } = await rotate({ ...parts, onProgress: progress.update })
    progress.stop()
    if (from === to) {
      say(`all data keys are wrapped by ${to} already`)
      if (kek.renew === undefined)
        say('to move to another key of AWS, name it as keyId, and the one before under readKeyIds')
      return
    }
    const ledger = openLedger({ config, store, seed: keys.ledger, now: Date.now })
    await ledger.append([{ kind: 'key-rotation', from, to, rewrapped }])
    if (isResumed) say('went on with a rotation that had begun')
    say(`${rewrapped} data keys were wrapped anew, by ${to}; what is new is wrapped by it too`)
    say('older keys only read now; in a minute or later, run: stet keys rotate --retire')
  } finally {
    await store.close()
  }
}

async function prepare({ keys }: Config): Promise<void> {
  if (keys.file === undefined)
    throw new UsageError('--prepare is for key files; services know their versions')
  await prepareKeyFile(keys.file.path)
  say(`${keys.file.path} has the next key; carry the file to every machine, then run: stet keys rotate`)
}

async function runRetire(parts: RotationParts): Promise<void> {
  const retirement = await retire(parts)
  switch (retirement.outcome) {
    case 'retired':
      say(
        `${retirement.inForce} is the only key left; keep the older ones for as long as backups from before`,
      )
      return
    case 'elsewhere':
      say(`nothing uses a key but ${retirement.inForce}; close the others where they are kept`)
      return
    case 'in-use':
      say(`${retirement.others} data keys are wrapped by older keys; run: stet keys rotate`)
      break
    case 'too-early':
      say(`a gateway may still be writing what it wrapped before; run it in ${retirement.waitSeconds} s`)
  }
  process.exitCode = exitCode.refused
}

function say(text: string): void {
  process.stderr.write(`stet: ${text}\n`)
}
