// node rotate.testing.ts KIND PLACE KEYFILE: a rotation that a test may kill. Says when its first batch is done,
// and waits a little between batches.
import { openStore } from '../store/open.ts'
import { fileKeys } from './file-keys.ts'
import { readKeyFile } from './key-file.ts'
import { rotate } from './rotation.ts'

const [kind = '', place = '', path = ''] = process.argv.slice(2)
const store = await openStore(
  kind === 'SQLite'
    ? { kind: 'embedded', folder: place }
    : { kind: 'postgres', url: place, connectionsMax: 2 },
  { writer: 'rotation' },
)
const kek = fileKeys(path, await readKeyFile(path))
let rewrapped = 0
const slow: typeof kek = {
  ...kek,
  rewrap: async (...given) => {
    rewrapped += 1
    if (rewrapped > 200) await new Promise((resolve) => setTimeout(resolve, 50))
    return kek.rewrap(...given)
  },
}
await rotate({
  store,
  kek: slow,
  now: Date.now,
  onProgress: (done) => process.stdout.write(`${done}\n`),
})
await store.close()
