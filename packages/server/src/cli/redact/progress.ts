import type { SingleBar } from 'cli-progress'

/** Shows how far a long run has come; on a terminal only. */
export interface ProgressBar {
  update(inputBytes: number): void
  stop(): void
}

const noBar: ProgressBar = {
  update: () => undefined,
  stop: () => undefined,
}

const longBytes = 2 * 1024 * 1024

/**
 * Makes a bar on standard error, or nothing where that is no terminal or the input is short.
 *
 * @param size - bytes of all inputs together; undefined where that is not known beforehand
 */
export async function makeProgress(size: number | undefined, isWanted: boolean): Promise<ProgressBar> {
  if (!isWanted || !process.stderr.isTTY || size === undefined || size < longBytes) return noBar
  const { SingleBar, Presets } = await import('cli-progress')
  const bar: SingleBar = new SingleBar(
    {
      format: 'stet {bar} {percentage}% | {done} of {all} MB | {eta_formatted} left',
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  )
  bar.start(size, 0, { done: '0.0', all: megabytes(size) })
  return {
    update: (inputBytes) => {
      bar.update(inputBytes, { done: megabytes(inputBytes) })
    },
    stop: () => {
      bar.stop()
    },
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}
