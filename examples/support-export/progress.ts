import { Presets, SingleBar } from 'cli-progress'

/** Shows how far something is. */
export interface Progress {
  /** @param done - in the unit of the whole that {@link startProgress} was given */
  to(done: number): void
  end(): void
}

/** Milliseconds between two lines where there is no terminal. */
const lineEveryMs = 1_000

/**
 * A bar on a terminal; elsewhere (a pipe, a CI log) a plain line each second.
 *
 * @param unit - what is counted, and by how many for one of it: `['MB', 1e6]`
 */
export function startProgress(
  label: string,
  whole: number,
  [unit, scale]: readonly [name: string, scale: number],
  stream: NodeJS.WriteStream,
): Progress {
  const shown = (value: number): number => Math.round((value / scale) * 10) / 10
  if (!stream.isTTY) {
    let lastMs = performance.now()
    return {
      to: (done) => {
        if (performance.now() - lastMs < lineEveryMs) return
        lastMs = performance.now()
        stream.write(`${label}: ${shown(done)} of ${shown(whole)} ${unit}\n`)
      },
      end: () => undefined,
    }
  }
  const format = ` {bar} {percentage} %  {value} / {total} ${unit}  ${label}`
  const bar = new SingleBar(
    { format, stream, hideCursor: true, barsize: 28, fps: 20 },
    Presets.shades_classic,
  )
  bar.start(shown(whole), 0)
  return {
    to: (done) => bar.update(shown(done)),
    end: () => {
      bar.update(shown(whole))
      bar.stop()
    },
  }
}
