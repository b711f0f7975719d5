import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Config } from '../../config/model.ts'
import { locationOf } from '../../pipeline/gateway.ts'
import { UnsafeFolderError } from '../../store/open.ts'
import { storeState } from '../../store/state.ts'
import { checkDrift } from './clock.ts'
import { ok, problem, warning, type Finding } from './finding.ts'

const latencyMsMax = 50
const freeBytesLow = 5e9
const freeBytesLeast = 500e6

/** Whether the database answers, how fast, and whether its tables are those of this version. */
export async function checkDatabase(config: Config): Promise<Finding[]> {
  const { embedded, postgres } = config.store
  const where = embedded === undefined ? `PostgreSQL at ${hostOf(postgres?.url.reveal())}` : embedded.folder
  try {
    const state = await storeState(locationOf(config))
    if (state === undefined) return [ok('database', `${where}: none yet; made at the first start`)]
    const { latencyMs, pending, applied, clockMs } = state
    const latency = `${latencyMs.toFixed(1)} ms`
    return [
      latencyMs > latencyMsMax
        ? warning('database', `${where} answers in ${latency}`, 'bring gateway and database nearer together')
        : ok('database', `${where} answers in ${latency}`),
      pending.length > 0
        ? warning(
            'database',
            `tables are to be changed: ${pending.join(', ')}`,
            'back up, then run stet migrate, or start the gateway',
          )
        : ok('database', `tables are up to date (${applied.length} changes)`),
      ...(clockMs === undefined ? [] : [checkDrift('the database', clockMs - Date.now())]),
    ]
  } catch (error) {
    if (error instanceof UnsafeFolderError)
      return [problem('database', `others can read ${where}`, `run: chmod 700 ${where}`)]
    const { code } = error as { code?: unknown }
    const why = typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? ` (${code})` : ''
    return [
      problem(
        'database',
        `${where} cannot be opened${why}`,
        embedded === undefined
          ? 'check that it runs, its address, user name and password'
          : 'check owner and mode of the folder, and that the file is whole',
      ),
    ]
  }
}

/** A connection URI's host: all that may be shown of it. */
function hostOf(uri = ''): string {
  return URL.canParse(uri) ? new URL(uri).host : 'the address of the configuration'
}

/** Whether there is room where the embedded store grows. */
export async function checkDisk({ store }: Config): Promise<Finding[]> {
  if (store.embedded === undefined) return []
  let folder = store.embedded.folder
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  const { bavail, bsize } = await statfs(folder)
  const bytes = bavail * bsize
  const text = `${(bytes / 1e9).toFixed(1)} GB are free at ${folder}`
  if (bytes >= freeBytesLow) return [ok('disk', text)]
  const next = 'free some space: a full disk refuses every webhook'
  return [bytes < freeBytesLeast ? problem('disk', text, next) : warning('disk', text, next)]
}
