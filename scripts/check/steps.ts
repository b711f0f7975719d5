import { spawn } from 'node:child_process'

/** One thing that `npm run check` proves. */
export interface Step {
  readonly name: string
  readonly command: readonly [string, ...string[]]
}

/** How a step ended. */
export interface StepResult {
  readonly step: Step
  readonly hasPassed: boolean
  readonly seconds: number
  /** Standard output and error, in the order they came. */
  readonly output: string
}

/**
 * Runs steps side by side, the first ones first.
 * @param width - steps at a time
 * @param onEnd - called as each one ends
 */
export async function runSteps(
  steps: readonly Step[],
  width: number,
  root: string,
  onEnd: (result: StepResult) => void,
): Promise<readonly StepResult[]> {
  const waiting = [...steps]
  const results: StepResult[] = []
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await runStep(step, root)
      results.push(result)
      onEnd(result)
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  return results
}

function runStep(step: Step, root: string): Promise<StepResult> {
  const started = performance.now()
  const [program, ...args] = step.command
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const add = (chunk: Buffer): void => {
      output += chunk.toString()
    }
    const end = (hasPassed: boolean): void => {
      resolve({ step, hasPassed, seconds: (performance.now() - started) / 1000, output })
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.on('error', (error) => {
      output += error.message
      end(false)
    })
    child.on('close', (code) => {
      end(code === 0)
    })
  })
}
