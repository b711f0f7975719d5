// node accept.testing.ts FOLDER NAME COUNT: accepts events in a process of its own, one commit each; of those
// for `both` every process sends the same.
import { randomUUID } from 'node:crypto'
import { openStore } from './open.ts'

const [folder = '', name = '', count = '0'] = process.argv.slice(2)
const store = await openStore({ kind: 'embedded', folder }, { writer: name })
for (let index = 0; index < Number(count); index += 1) {
  for (const integration of [name, 'both']) {
    const event = {
      id: randomUUID(),
      integration,
      route: 'tickets',
      sourceDigest: Buffer.from(`event ${index}`),
      subject: undefined,
      contentType: 'application/json',
      body: Buffer.from('{}'),
      policyDigest: 'd',
      acceptedMs: 1,
      deliveries: [
        { destination: 'wfm', messageId: randomUUID(), seal: Buffer.from('s'), orderKey: undefined },
      ],
      counts: [],
    }
    await store.accept([event], () => 1000)
  }
}
await store.close()
