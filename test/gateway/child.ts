// node child.ts CONFIG: a gateway in a process of its own, which a test may kill. Says its address once it listens.
import { readFile } from 'node:fs/promises'
import { startGateway } from '../../packages/server/src/cli/serve/run.ts'
import { loadConfig } from '../../packages/server/src/config/load-config.ts'

const path = process.argv[2] ?? ''
const gateway = await startGateway(loadConfig(await readFile(path, 'utf8'), process.env, path))
process.stdout.write(`${gateway.listening.url}\n`)
process.once('SIGTERM', () => void gateway.stop())
