import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { Agent } from 'undici'

/** Calls that are made again and again. */
export interface Load {
  readonly url: string
  readonly authorization: string
  readonly inFlight: number
  readonly seconds: number
}

/** Good answers a second, counted in a thread of its own. */
export function measure(load: Load): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: load })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function run({ url, authorization, inFlight, seconds }: Load): Promise<number> {
  const { origin, pathname: path } = new URL(url)
  const agent = new Agent({ connections: inFlight })
  const end = performance.now() + seconds * 1000
  let answers = 0
  const loop = async (): Promise<void> => {
    while (performance.now() < end) {
      const { statusCode, body } = await agent.request({
        origin,
        path,
        method: 'GET',
        headers: { authorization },
      })
      await body.dump()
      if (statusCode !== 200) throw new Error(`${path} was answered ${statusCode}`)
      answers += 1
    }
  }
  await Promise.all(Array.from({ length: inFlight }, loop))
  await agent.close()
  return answers / seconds
}

if (!isMainThread) parentPort?.postMessage(await run(workerData as Load))
