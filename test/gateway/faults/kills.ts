import { end, Site, type Row, type SiteOptions, type Step } from './site.ts'

const steps: readonly (Step | 'any')[] = ['any', 'received', 'committed', 'leased', 'delivered', 'marked']
/** Longest time that a gateway lives before it is killed from outside, in milliseconds. */
const lifeMsMax = 400
/** One that does not come to its step is killed all the same. */
const stepMsMax = 5_000
/** Leases of the dead come back after about half a minute. */
const settleMsMax = 120_000

const faultOf = (step: Step | 'any'): string =>
  step === 'any' ? 'kill -9 at any moment' : `kill -9 when ${step}`

/** Kills a gateway under load, at each step in turn, and looks whether all that was acknowledged arrived. */
export async function killAtEachStep(
  store: string,
  options: SiteOptions,
  { kills, defect }: { kills: number; defect?: string },
): Promise<Row[]> {
  const site = await Site.open(options)
  const tries = new Map<string, number>()
  const planted = defect === undefined ? {} : { FAULT_DEFECT: defect }
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const step = steps[kill % steps.length] ?? 'any'
      const at = String(1 + Math.floor(Math.random() * 12))
      const { child, url } = await site.start({
        ...planted,
        ...(step === 'any' ? {} : { FAULT_STEP: step, FAULT_AT: at }),
      })
      const gone = new Promise((resolve) => child.once('exit', resolve))
      const stop = site.load(url, faultOf(step))
      const lifeMs = step === 'any' ? Math.random() * lifeMsMax : stepMsMax
      const limit = setTimeout(() => child.kill('SIGKILL'), lifeMs)
      await gone
      clearTimeout(limit)
      await stop()
      tries.set(step, (tries.get(step) ?? 0) + 1)
      if (process.stderr.isTTY)
        process.stderr.write(
          `\r${store}: ${kill + 1} of ${kills} kills, ${site.acknowledged.size} acknowledged`,
        )
    }
    const { child } = await site.start()
    await site.settle(defect === undefined ? settleMsMax : 40_000)
    await end(child, 'SIGTERM')
    return steps
      .filter((step) => tries.has(step))
      .map((step) => site.row(faultOf(step), store, tries.get(step) ?? 0))
  } finally {
    await site.close()
  }
}
