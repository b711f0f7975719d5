import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checkPolicy, problemLine } from '@stet/engine'
import { loadConfig } from '../../config/load-config.ts'
import type { Config } from '../../config/model.ts'
import { createLogger } from '../../observe/log.ts'
import { createMetrics, type Metrics } from '../../observe/metrics.ts'
import { readConsole } from '../../ingress/console.ts'
import { Gateway } from '../../pipeline/gateway.ts'
import { refuseUnsigned } from '../../pipeline/policies.ts'
import { listen, type Listening } from '../../pipeline/http-server.ts'
import { exitCode } from '../exit-code.ts'

/** Carries `stet serve` out: resolves when the gateway has stopped. */
export async function runServe({ config: path, check }: { config: string; check?: boolean }): Promise<void> {
  const config = loadConfig(await readFile(path, 'utf8'), process.env, path)
  const problems = await policyProblems(config)
  if (problems.length > 0) {
    process.stderr.write(`${problems.join('\n')}\n`)
    process.exitCode = exitCode.policy
    return
  }
  refuseUnsigned(config)
  if (check === true) {
    process.stderr.write(`stet: ${path} and its policies are good\n`)
    return
  }
  const running = await startGateway(config)
  await signalled()
  process.stderr.write('stet: stopping; what was accepted is delivered now or at the next start\n')
  await running.stop()
}

/** A gateway that runs. */
export interface Running {
  readonly listening: Listening
  readonly gateway: Gateway
  stop(): Promise<void>
}

/** Opens a gateway, begins to deliver and listens. */
export async function startGateway(config: Config): Promise<Running> {
  const log = createLogger(config.logLevel)
  const metrics = createMetrics()
  let listening: Listening | undefined
  const print = (text: string): void => void process.stdout.write(text)
  const ports = { log, metrics, now: Date.now, random: Math.random, print }
  const gateway = await Gateway.open(config, ports, () => listening?.url ?? '')
  try {
    listening = await listen(config, () => gateway, await readConsole())
  } catch (error) {
    await gateway.stop(0)
    throw error
  }
  gateway.start()
  const stopMetrics = await serveMetrics(config, metrics)
  log.info({ url: listening.url, integrations: [...gateway.integrations.keys()] }, 'listening')
  const limitMs = config.shutdownSeconds * 1000
  return {
    listening,
    gateway,
    stop: async () => {
      await listening.stop(limitMs)
      await gateway.stop(limitMs)
      await stopMetrics()
    },
  }
}

/** Every problem of every policy that the configuration names. */
async function policyProblems({ integrations }: Config): Promise<string[]> {
  const paths = new Set(Object.values(integrations).flatMap(({ policy }) => policy ?? []))
  const lines = await Promise.all(
    [...paths].map(async (path) =>
      checkPolicy(await readFile(path)).problems.map((problem) => problemLine(path, problem)),
    ),
  )
  return lines.flat()
}

/** Metrics have a port of their own: whoever may call the gateway need not see them. */
async function serveMetrics({ telemetry }: Config, { registry }: Metrics): Promise<() => Promise<void>> {
  if (telemetry.metrics === undefined) return () => Promise.resolve()
  const { host, port } = telemetry.metrics
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    void registry.metrics().then((text) => {
      response.writeHead(200, { 'content-type': registry.contentType }).end(text)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  process.stderr.write(`stet: metrics at http://${host}:${(server.address() as AddressInfo).port}/metrics\n`)
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve()
      })
      server.closeAllConnections()
    })
}

/** Resolves at the first signal to stop; a second one ends the process at once. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve()
        process.once(signal, () => process.exit(exitCode.refused))
      })
    }
  })
}
