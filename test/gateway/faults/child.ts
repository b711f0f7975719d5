// node child.ts CONFIG: a gateway in a process of its own, which a test may kill. Says its address once it listens.
// FAULT_STEP and FAULT_AT let it kill itself at a step; FAULT_DEFECT plants a defect, which `npm run faults` has to
// find; a message { offsetMs } moves its clock.
import { readFile } from 'node:fs/promises'
import { startGateway } from '../../../packages/server/src/cli/serve/run.ts'
import { loadConfig } from '../../../packages/server/src/config/load-config.ts'
import type { Store } from '../../../packages/server/src/store/store.ts'
import type { Step } from './site.ts'

const systemNow = Date.now
let offsetMs = 0
Date.now = () => systemNow() + offsetMs
process.on('message', (message: { offsetMs: number }) => {
  offsetMs = message.offsetMs
})

const path = process.argv[2] ?? ''
const gateway = await startGateway(loadConfig(await readFile(path, 'utf8'), process.env, path))
plant(gateway.gateway.store)
process.stdout.write(`${gateway.listening.url}\n`)
process.once('SIGTERM', () => void gateway.stop().then(() => process.exit(0)))

function plant(store: Store): void {
  const { accept, lease, mark } = {
    accept: store.accept.bind(store),
    lease: store.lease.bind(store),
    mark: store.mark.bind(store),
  }
  const reached = counter()
  store.accept = async (...given) => {
    if (process.env['FAULT_DEFECT'] === 'acknowledges before it commits') {
      setTimeout(() => void accept(...given).catch(() => undefined), 100)
      return given[0].map(() => 'accepted')
    }
    reached('received')
    const done = await accept(...given)
    reached('committed')
    return done
  }
  store.lease = async (request) => {
    const leased = await lease(request)
    if (leased.length > 0) reached('leased')
    return leased
  }
  store.mark = async (marks) => {
    reached('delivered')
    const done = await mark(marks)
    reached('marked')
    return done
  }
}

/** Ends the process, with no chance to do anything more, when its step comes for the n-th time. */
function counter(): (step: Step) => void {
  let left = Number(process.env['FAULT_AT'] ?? 0)
  return (step) => {
    if (step === process.env['FAULT_STEP'] && (left -= 1) <= 0) process.kill(process.pid, 'SIGKILL')
  }
}
