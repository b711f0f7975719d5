import type { SingleBar } from 'cli-progress'

/** Shows how far a rotation has come; on a terminal only. */
export interface RotationProgress {
  readonly update: (done: number, all: number) => void
  readonly stop: () => void
}

export async function makeRotationProgress(): Promise<RotationProgress> {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined }
  const { SingleBar, Presets } = await import('cli-progress')
  const format = 'stet {bar} {percentage}% | {value} of {total} data keys | {eta_formatted} left'
  const bar: SingleBar = new SingleBar({ format, hideCursor: true }, Presets.shades_classic)
  bar.start(1, 0)
  return {
    update: (done, all) => {
      bar.setTotal(all)
      bar.update(done)
    },
    stop: () => {
      bar.stop()
    },
  }
}
