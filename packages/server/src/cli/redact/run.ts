import { stat, writeFile } from 'node:fs/promises'
import { join, parse, resolve, sep } from 'node:path'
import type { InputFormat, Redactor } from '@stet/engine'
import { errorText, exitCode, exitCodeOf, UsageError, type ExitCode } from '../exit-code.ts'
import { addReports, emptyReport, summaryLine, type RunReport } from './counts.ts'
import type { RedactOptions } from './options.ts'
import {
  formatOfName,
  openInput,
  readHead,
  resolveInputs,
  sniffFormat,
  withHead,
  type Input,
} from './inputs.ts'
import type { MailFormat } from './mail.ts'
import { HeldOutput, StreamOutput, type Output } from './output.ts'
import { makeProgress, type ProgressBar } from './progress.ts'
import { atStart, redactInput } from './read-input.ts'
import { readSettings, type Settings } from './settings.ts'

/** Carries `stet redact` out; sets the exit status. */
export async function runRedact(names: readonly string[], options: RedactOptions): Promise<void> {
  const note = (text: string): void => {
    if (options.quiet !== true) process.stderr.write(`stet: ${text}\n`)
  }
  const inputs = await resolveInputs(names)
  checkOptions(inputs, options)
  const settings = await readSettings(options, note)
  if (settings.usesVault) note('this command keeps no vault: nothing can turn its tokens back')
  if (options.dryRun === true) return showDryRun(inputs, options, settings)

  const sizes = inputs.map((input) => input.size)
  const size = sizes.every((one) => one !== undefined) ? sizes.reduce((sum, one) => sum + one, 0) : undefined
  const run = new Run(options, settings, await makeProgress(size, options.quiet !== true), note)
  try {
    if (options.output === undefined) await run.toStandardOutput(inputs)
    else await run.toFiles(inputs, options.output)
  } finally {
    run.stop()
  }
  process.exitCode = run.exit
  if (options.report !== undefined)
    await writeFile(options.report, `${JSON.stringify(run.report, undefined, 2)}\n`)
  if (run.exit === exitCode.done) note(summaryLine(run.report))
}

function checkOptions(inputs: readonly Input[], options: RedactOptions): void {
  const { output, resume, stream, dryRun } = options
  if (resume === true && output === undefined) {
    throw new UsageError('--resume goes on with an output file; name it with -o')
  }
  if (stream === true && output !== undefined) {
    throw new UsageError('--stream is for standard output; leave out -o or --stream')
  }
  if (dryRun === true && (output !== undefined || resume === true)) {
    throw new UsageError('--dry-run writes nothing; leave out -o and --resume')
  }
  if (resume === true && inputs.some((input) => isMail(input, options))) {
    throw new UsageError('--resume goes on with NDJSON or CSV; an e-mail is read from its start')
  }
  if (resume === true && inputs.some((input) => input.path === undefined)) {
    throw new UsageError('--resume needs a file to read again; standard input cannot be')
  }
}

async function showDryRun(
  inputs: readonly Input[],
  options: RedactOptions,
  settings: Settings,
): Promise<void> {
  const { dryRun, reportTable } = await import('./dry-run.ts')
  for (const input of inputs) {
    const { chunks, format } = await openAs(input, options, settings)
    const { text, report, isWhole } = await dryRun(await settings.makeRedactor(format), chunks)
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
    const part = isWhole ? 'all of' : 'the first records of'
    process.stdout.write(`\n${part} ${input.name}: ${summaryLine(report)}\n${reportTable(report)}\n`)
  }
}

function formatTold(input: Input, { format }: RedactOptions): InputFormat | MailFormat | undefined {
  return format ?? formatOfName(input.path)
}

function isMail(input: Input, options: RedactOptions): boolean {
  const format = formatTold(input, options)
  return format === 'eml' || format === 'mbox'
}

/** The bytes of an input and their format: as told, by its name, by the route, or by the first line. */
async function openAs(
  input: Input,
  options: RedactOptions,
  settings: Settings,
): Promise<{ chunks: AsyncIterable<Uint8Array>; format: InputFormat }> {
  const told = formatTold(input, options) ?? settings.route.route.format
  if (told === 'eml' || told === 'mbox') {
    const { readMail } = await import('./mail.ts')
    return { chunks: readMail(openInput(input), told, options.recordBytesMax), format: 'ndjson' }
  }
  if (told !== undefined) return { chunks: openInput(input), format: told }
  const rest = openInput(input)[Symbol.asyncIterator]()
  const head = await readHead(rest)
  return { chunks: withHead(head, rest), format: sniffFormat(head) }
}

/** One run over all inputs. */
class Run {
  report: RunReport
  exit: ExitCode = exitCode.done
  readonly #options: RedactOptions
  readonly #settings: Settings
  readonly #bar: ProgressBar
  readonly #note: (text: string) => void
  readonly #redactors = new Map<InputFormat, Redactor>()
  #bytesBefore = 0

  constructor(options: RedactOptions, settings: Settings, bar: ProgressBar, note: (text: string) => void) {
    this.#options = options
    this.#settings = settings
    this.#bar = bar
    this.#note = note
    const { policy } = settings.plan
    this.report = emptyReport({
      policy: policy.id,
      policyDigest: policy.digest,
      route: settings.route.route.name,
    })
  }

  stop(): void {
    this.#bar.stop()
  }

  /** All inputs, one after the other, and none of them where one is refused. */
  async toStandardOutput(inputs: readonly Input[]): Promise<void> {
    const output: Output = this.#options.stream === true ? new StreamOutput() : new HeldOutput()
    try {
      for (const input of inputs) await this.#redactOne(input, output, inputs.length > 1)
    } catch (error) {
      await output.discard()
      throw error
    }
    await output.commit()
  }

  /** One file for one input; in a folder, a file for each, and a refused one does not stop the others. */
  async toFiles(inputs: readonly Input[], output: string): Promise<void> {
    const names = inputs.map((input) => outputName(input, this.#options))
    const paths = await outputPaths(inputs, names, output)
    if (this.#options.resume === true && inputs.length > 1) {
      throw new UsageError('--resume goes on with one input; name just that one')
    }
    for (const [index, input] of inputs.entries()) {
      try {
        await this.#toFile(input, paths[index] ?? output)
      } catch (error) {
        if (inputs.length === 1) throw error
        this.exit = exitCodeOf(error)
        process.stderr.write(`stet: ${input.name}: ${errorText(error)}\n`)
      }
    }
  }

  async #toFile(input: Input, path: string): Promise<void> {
    const { chunks, format } = await openAs(input, this.#options, this.#settings)
    const redactor = await this.#redactorFor(format)
    const { redactToFile } = await import('./to-file.ts')
    const isResumed = this.#options.resume === true
    const done = await redactToFile({
      input,
      chunks,
      redactor,
      path,
      isResumed,
      settings: this.#settings,
      options: this.#options,
      note: this.#note,
      onProgress: this.#onProgress,
    })
    this.#count(input, done)
  }

  async #redactOne(input: Input, output: Output, isOneOfSeveral: boolean): Promise<void> {
    const { chunks, format } = await openAs(input, this.#options, this.#settings)
    if (isOneOfSeveral && format === 'csv') {
      throw new UsageError('several CSV files make no single one; write -o with a folder')
    }
    const redactor = await this.#redactorFor(format)
    let counted = emptyReport(this.report)
    const source = { chunks, start: atStart, header: undefined }
    await redactInput(redactor, source, output, {
      onStep: (_position, step) => {
        counted = addReports(counted, step)
        return Promise.resolve()
      },
      onProgress: this.#onProgress,
    })
    if (isOneOfSeveral && format !== 'ndjson') await output.separate()
    this.#count(input, counted)
  }

  readonly #onProgress = (inputBytes: number): void => {
    this.#bar.update(this.#bytesBefore + inputBytes)
  }

  #count(input: Input, counted: RunReport): void {
    this.report = addReports(this.report, { ...counted, inputs: 1 })
    this.#bytesBefore += input.size ?? 0
  }

  async #redactorFor(format: InputFormat): Promise<Redactor> {
    let redactor = this.#redactors.get(format)
    if (redactor === undefined) {
      redactor = await this.#settings.makeRedactor(format)
      this.#redactors.set(format, redactor)
    }
    return redactor
  }
}

/** The name of an input's file in a folder: its own; that of an e-mail says what it became. */
function outputName(input: Input, options: RedactOptions): string {
  return isMail(input, options) ? `${parse(input.name).name}.ndjson` : input.name
}

/** A file for each input: the one named, or in the folder named. */
async function outputPaths(
  inputs: readonly Input[],
  names: readonly string[],
  output: string,
): Promise<string[]> {
  const isFolder = await stat(output).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder && inputs.length > 1) {
    throw new UsageError(
      `there are ${inputs.length} inputs, so -o must name a folder that exists; ${output} is none`,
    )
  }
  if (!isFolder && (output.endsWith('/') || output.endsWith(sep))) {
    throw new UsageError(`there is no folder ${output}; make it first`)
  }
  if (isFolder && inputs.some((input) => input.path === undefined)) {
    throw new UsageError('standard input has no name to go into a folder by; name a file with -o')
  }
  const paths = names.map((name) => (isFolder ? join(output, name) : output))
  if (new Set(paths).size < paths.length)
    throw new UsageError('two inputs have the same name; redact them apart')
  for (const [index, { path }] of inputs.entries()) {
    if (path !== undefined && resolve(path) === resolve(paths[index] ?? '')) {
      throw new UsageError(`${path} would be replaced by its own redaction; name another output`)
    }
  }
  return paths
}
