/** Middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) throw new RangeError('no values')
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** One thing that is timed. */
export interface Contender {
  readonly name: string
  /** Does all of it once, and gives back something of the result, so that it cannot be left out. */
  readonly run: () => number | Promise<number>
}

/**
 * Times contenders in turns, so that a slow moment of the machine meets all of them; the first turn warms
 * up and does not count.
 *
 * @returns seconds of each counted turn, by name
 */
export async function timeInTurns(
  contenders: readonly Contender[],
  turns: number,
  onTurn: (done: number, all: number) => void = () => undefined,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const seconds = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const { name, run } of contenders) {
      const start = performance.now()
      const result = await run()
      const taken = (performance.now() - start) / 1000
      if (!(result > 0)) throw new Error(`${name} gave nothing`)
      if (turn > 0) seconds.get(name)?.push(taken)
    }
    onTurn(turn, turns)
  }
  return seconds
}
