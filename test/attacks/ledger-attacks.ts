import { randomBytes } from 'node:crypto'
import type { NewEntry } from '../../packages/server/src/ledger/entry.ts'
import { Ledger } from '../../packages/server/src/ledger/ledger.ts'
import { noteSigner } from '../../packages/server/src/ledger/note.ts'
import type { LedgerStore } from '../../packages/server/src/store/ledger-store.ts'
import { verifyLedger } from '../../packages/verifier/src/index.ts'

/** One way to change an export of a ledger, tried in all its forms. */
export interface LedgerAttackRow {
  readonly attack: string
  readonly tries: number
  /** Changes that nobody noticed: has to be 0. */
  readonly undetected: number
}

/** A ledger as it was when somebody kept a checkpoint, and as it is exported later. */
export interface Exported {
  readonly lines: readonly string[]
  readonly pins: { readonly key: string; readonly checkpoints: readonly string[] }
}

const atMs = Date.parse('2026-11-23T12:00:00.000Z')

export const someEntry = (number: number): NewEntry => ({
  kind: 'counts',
  integration: 'demo',
  // Not plain ASCII: what cannot be decoded must not pass for it.
  route: 'tickets \ufffd',
  minute: new Date(atMs).toISOString(),
  counts: [{ kind: 'entity', name: 'PERSON', outcome: 'changed', count: number }],
})

/** @param stores - an empty store each */
export async function exported(
  store: LedgerStore,
  before: number,
  after: number,
  seed = Buffer.alloc(32, 7),
): Promise<Exported> {
  const signer = noteSigner('stet-ledger-test', seed)
  const ledger = new Ledger({ store, signer, now: () => atMs })
  await ledger.append(Array.from({ length: before }, (_, at) => someEntry(at)))
  const checkpoint = await ledger.checkpoint()
  if (after > 0) await ledger.append(Array.from({ length: after }, (_, at) => someEntry(before + at)))
  return { lines: await linesOf(ledger), pins: { key: signer.verifierKey, checkpoints: [checkpoint] } }
}

export async function linesOf(ledger: Ledger): Promise<string[]> {
  const lines: string[] = []
  for await (const line of ledger.export()) lines.push(line)
  return lines
}

export const bytesOf = (lines: readonly string[]): Buffer =>
  Buffer.from(lines.map((line) => `${line}\n`).join(''))

/**
 * Tries every change of an export, among them one that whoever holds the gateway's own key could make: the
 * whole ledger written anew. Only the checkpoint that was kept elsewhere tells of that.
 *
 * @param openStore - makes an empty store
 */
export async function ledgerAttacks(
  openStore: () => Promise<LedgerStore>,
  verify: typeof verifyLedger = verifyLedger,
): Promise<LedgerAttackRow[]> {
  const { lines, pins } = await exported(await openStore(), 5, 4)
  const whole = bytesOf(lines)
  if (!verifyLedger([whole], pins).isGood) throw new Error('the export is not good as it is')
  const [head = '', ...entries] = lines
  const changed = (change: (all: string[]) => readonly string[]): Buffer =>
    bytesOf([head, ...change([...entries])])
  const positions = entries.map((_entry, at) => at)
  const anew = async (from: number, entry: number, seed?: Buffer): Promise<Buffer> => {
    const store = await openStore()
    const ledger = new Ledger({
      store,
      signer: noteSigner('stet-ledger-test', seed ?? Buffer.alloc(32, 7)),
      now: () => atMs,
    })
    await ledger.append(entries.map((_one, at) => someEntry(at === entry ? 99 : at)).slice(0, from))
    return bytesOf(await linesOf(ledger))
  }
  const attacks: Readonly<Record<string, readonly Buffer[]>> = {
    'each bit of an export flipped': Array.from({ length: whole.length * 8 }, (_, bit) => {
      const flipped = Buffer.from(whole)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      return flipped
    }),
    'a character in other bytes that read the same': differentlyWritten(whole),
    'an entry taken out': positions.map((at) => changed((all) => all.filter((_one, other) => other !== at))),
    'an entry added': positions.map((at) => changed((all) => all.toSpliced(at, 0, all[0] ?? ''))),
    'two entries exchanged': positions
      .slice(1)
      .map((at) =>
        changed((all) =>
          all.map((one, other) =>
            other === at ? (all[at - 1] ?? one) : other === at - 1 ? (all[at] ?? one) : one,
          ),
        ),
      ),
    'the end cut off': positions.map((at) => changed((all) => all.slice(0, at))),
    'half a line at the end': [whole.subarray(0, -1), whole.subarray(0, -20)],
    'the whole written anew, with the gateway’s own key': await Promise.all(
      [0, 1, 2, 3, 4].map((entry) => anew(entries.length, entry)),
    ),
    'an earlier state shown, with a good signature': await Promise.all(
      [1, 2, 3, 4].map((size) => anew(size, -1)),
    ),
    'written anew with another key': await Promise.all(
      [0, 1].map((entry) => anew(entries.length, entry, randomBytes(32))),
    ),
  }
  return Object.entries(attacks).map(([attack, exports]) => ({
    attack,
    tries: exports.length,
    undetected: exports.filter((bytes) => verify([bytes], pins).isGood).length,
  }))
}

/** What a lenient decoder makes U+FFFD of, in the place of U+FFFD. */
function differentlyWritten(whole: Buffer): Buffer[] {
  const at = whole.indexOf('\ufffd')
  return [[0xff], [0x80], [0xc0], [0xe2, 0x82], [0xf0, 0x9f, 0x98]].map((bytes) =>
    Buffer.concat([whole.subarray(0, at), Buffer.from(bytes), whole.subarray(at + 3)]),
  )
}
