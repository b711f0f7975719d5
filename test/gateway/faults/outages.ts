import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePostgres } from './own-postgres.ts'
import { end, Site, type Row } from './site.ts'

const settleMsMax = 120_000
const hourMs = 3_600_000

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Stops PostgreSQL under load, and starts it again. */
export async function stopPostgres(tries: number): Promise<Row | string> {
  const fault = 'PostgreSQL stopped and started under load'
  const postgres = await makePostgres()
  if (typeof postgres === 'string') return `${fault}: ${postgres}`
  await postgres.start()
  const site = await Site.open({
    store: { postgres: { url: { env: 'DATABASE' } } },
    env: { DATABASE: postgres.url },
  })
  try {
    const { child, url } = await site.start()
    const stopLoad = site.load(url, fault)
    for (let at = 0; at < tries; at += 1) {
      await pause(300 + Math.random() * 700)
      await postgres.stop()
      await pause(200 + Math.random() * 500)
      await postgres.start()
    }
    await pause(500)
    await stopLoad()
    await site.settle(settleMsMax)
    await end(child, 'SIGTERM')
    if (site.refused === 0) throw new Error('PostgreSQL was away, and no event was refused')
    return site.row(fault, 'PostgreSQL', tries)
  } finally {
    await site.close()
    await postgres.remove()
  }
}

/** Fills the disk under load, and frees it again. */
export async function fillDisk(tries: number): Promise<Row | string> {
  const fault = 'disk full'
  const disk = mkdtempSync(join(tmpdir(), 'stet-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', disk], { stdio: 'pipe' })
  } catch {
    rmSync(disk, { recursive: true })
    return `${fault}: needs the right to mount a small tmpfs`
  }
  chmodSync(disk, 0o700)
  const site = await Site.open({ store: { embedded: { folder: join(disk, 'data') } } })
  try {
    const { child, url } = await site.start()
    const stopLoad = site.load(url, fault)
    const ballast = join(disk, 'ballast')
    for (let at = 0; at < tries; at += 1) {
      await pause(300)
      const before = site.refused
      fill(ballast)
      await until(() => site.refused > before)
      rmSync(ballast)
      await pause(300)
    }
    await stopLoad()
    await site.settle(settleMsMax)
    await end(child, 'SIGTERM')
    return site.row(fault, 'SQLite', tries)
  } finally {
    await site.close()
    execFileSync('umount', [disk])
    rmSync(disk, { recursive: true })
  }
}

/** Takes what is left of a disk. */
function fill(path: string): void {
  for (const bytes of [1 << 20, 1 << 14, 1 << 12]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(bytes), { flag: 'a' })
    } catch {
      // It is full for pieces of this size.
    }
  }
}

async function until(holds: () => boolean): Promise<void> {
  const limit = Date.now() + settleMsMax
  while (!holds()) {
    if (Date.now() > limit) throw new Error('the disk is full, and no event was refused')
    await pause(20)
  }
}

/** Moves the gateway's clock forwards and backwards under load, and the source's with it. */
export async function jumpClock(tries: number): Promise<Row> {
  const fault = 'clock jumps, an hour to and fro'
  const site = await Site.open({ store: { embedded: { folder: 'data' } } })
  try {
    const { child, url } = await site.start()
    for (let at = 0; at < tries; at += 1) {
      site.offsetMs = [hourMs, -hourMs, 0][at % 3] ?? 0
      child.send({ offsetMs: site.offsetMs })
      await pause(50)
      const stopLoad = site.load(url, fault)
      await pause(400)
      await stopLoad()
    }
    // What was accepted in the future is due there.
    child.send({ offsetMs: 2 * hourMs })
    await site.settle(settleMsMax)
    await end(child, 'SIGTERM')
    return site.row(fault, 'SQLite', tries)
  } finally {
    await site.close()
  }
}
