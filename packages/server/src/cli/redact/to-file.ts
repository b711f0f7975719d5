import type { Redactor } from '@stet/engine'
import { firstRow } from './batches.ts'
import {
  loadCheckpoint,
  removeCheckpoint,
  saveCheckpoint,
  settingsDigest,
  type RunIdentity,
} from './checkpoint.ts'
import { addReports, emptyReport, type RunReport } from './counts.ts'
import type { RedactOptions } from './options.ts'
import { identityOf, openInput, readHead, type Input } from './inputs.ts'
import { PartOutput, removePartNow } from './output.ts'
import { isResumable, redactInput, type Source } from './read-input.ts'
import { limitsOf, type Settings } from './settings.ts'

/** One input on its way into one file. */
export interface FileRun {
  readonly input: Input
  /** The input from its start. */
  readonly chunks: AsyncIterable<Uint8Array>
  readonly redactor: Redactor
  readonly path: string
  readonly isResumed: boolean
  readonly settings: Settings
  readonly options: RedactOptions
  readonly note: (text: string) => void
  readonly onProgress: (inputBytes: number) => void
}

const checkpointBytesDefault = 16 * 1024 * 1024

/**
 * Redacts into a file that appears under its name only when it is whole. An interrupted NDJSON or CSV run
 * leaves its part and a checkpoint behind for `--resume`; a refused input leaves nothing.
 *
 * @returns the counts of the whole run, the resumed part included
 */
export async function redactToFile(run: FileRun): Promise<RunReport> {
  const { redactor, path } = run
  const identity = await runIdentity(run)
  const from = run.isResumed && identity !== undefined ? await loadCheckpoint(path, identity) : undefined
  if (run.isResumed) {
    run.note(
      from === undefined
        ? 'there is nothing to go on from; beginning anew'
        : `going on after record ${from.report.records}`,
    )
  }
  let report = from?.report ?? emptyReport(policyNames(run.settings))
  let savedBytes = from?.inputBytes ?? 0
  const everyBytes = run.options.checkpointBytes ?? checkpointBytesDefault
  // From before the part is there until it has its name.
  const release = onSignal(() => {
    if (identity === undefined) removePartNow(path)
  })
  const output = await PartOutput.open(path, from?.outputBytes ?? 0)
  const start = { inputBytes: savedBytes, lines: from?.lines ?? 0, records: report.records }
  const source: Source =
    from === undefined
      ? { chunks: run.chunks, start, header: undefined }
      : { chunks: openInput(run.input, savedBytes), start, header: await headerOf(run) }
  try {
    await redactInput(redactor, source, output, {
      onStep: async (position, step) => {
        report = addReports(report, step)
        if (identity === undefined || position.inputBytes - savedBytes < everyBytes) return
        savedBytes = position.inputBytes
        await output.sync()
        const { inputBytes, lines } = position
        await saveCheckpoint(path, identity, { inputBytes, lines, outputBytes: output.size, report })
      },
      onProgress: run.onProgress,
    })
    await output.commit()
  } catch (error) {
    await output.discard()
    await removeCheckpoint(path)
    throw error
  } finally {
    release()
  }
  await removeCheckpoint(path)
  return report
}

function policyNames({ plan, route }: Settings): Pick<RunReport, 'policy' | 'policyDigest' | 'route'> {
  return { policy: plan.policy.id, policyDigest: plan.policy.digest, route: route.route.name }
}

/** What has to be the same to go on; undefined where the run cannot be gone on with. */
async function runIdentity({
  input,
  redactor,
  settings,
  options,
}: FileRun): Promise<RunIdentity | undefined> {
  if (input.path === undefined || !isResumable(redactor.format)) return undefined
  return {
    policyDigest: settings.plan.policy.digest,
    route: redactor.route,
    format: redactor.format,
    input: await identityOf(input.path),
    settings: settingsDigest(settings.key?.secret ?? new Uint8Array(0), [
      settings.key?.version,
      settings.catalogue,
      limitsOf(options),
    ]),
  }
}

/** The header row of a CSV that is gone on with. */
async function headerOf({ input, redactor }: FileRun): Promise<Uint8Array | undefined> {
  if (redactor.format !== 'csv') return undefined
  return firstRow(await readHead(openInput(input)[Symbol.asyncIterator]()))
}

/** Does something before a signal ends the process, which it then does as it would have. */
function onSignal(act: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const handle = (signal: NodeJS.Signals): void => {
    act()
    release()
    process.kill(process.pid, signal)
  }
  const release = (): void => {
    for (const signal of signals) process.removeListener(signal, handle)
  }
  for (const signal of signals) process.on(signal, handle)
  return release
}
