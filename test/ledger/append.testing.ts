// node append.testing.ts LOCATION NAME: counts and appends without end, as a gateway does, and says what is durable.
import { Ledger } from '../../packages/server/src/ledger/ledger.ts'
import { noteSigner } from '../../packages/server/src/ledger/note.ts'
import { openStore, type StoreLocation } from '../../packages/server/src/store/open.ts'

const [location = '', name = ''] = process.argv.slice(2)
const store = await openStore(JSON.parse(location) as StoreLocation, { writer: `${name} ${process.pid}` })
const ledger = new Ledger({
  store: store.ledger,
  signer: noteSigner('stet-ledger-test', Buffer.alloc(32, 3)),
  now: Date.now,
})
const minuteMs = Date.parse('2026-11-23T12:00:00.000Z')
for (let round = 0; ; round += 1) {
  await store.addCounts([
    {
      integration: 'demo',
      route: 'tickets',
      kind: 'entity',
      name: `E${round % 7}`,
      outcome: 'changed',
      minuteMs,
      count: 1,
    },
  ])
  const position = await ledger.append([{ kind: 'stop', gateway: `${name} ${round}` }])
  await ledger.appendCounts()
  if (round % 5 === 0) await ledger.checkpoint()
  process.stdout.write(`${position} ${name} ${round}\n`)
}
