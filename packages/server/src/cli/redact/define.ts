import { InvalidArgumentError, Option, type Command } from 'commander'
import type { RedactOptions } from './options.ts'

const examples = `
Inputs are files, globs, or - for standard input (the default). The format follows from the file's name
(.json, .ndjson, .jsonl, .csv, .txt, .eml, .mbox), else from the route, else from the first line.

An e-mail is read as a record (from, to, subject, date, headers, text, html, attachments) and comes out as
NDJSON, a line for each message; attachments never do.

Without -o the output goes to standard output, but only once the whole input was found good; --stream
gives NDJSON and text as they come. With -o it is written beside, and renamed when whole.

Examples:
  stet redact --policy policy.yaml ticket.json
  cat export.ndjson | stet redact --policy policy.yaml --format ndjson > clean.ndjson
  stet redact --policy policy.yaml --route users users.csv -o clean.csv --report report.json
  stet redact --policy policy.yaml 'exports/*.ndjson' -o clean/
  stet redact --policy policy.yaml export.ndjson -o clean.ndjson --resume
  stet redact --policy mail.yaml message.eml -o message.ndjson
  stet redact --policy policy.yaml --dry-run export.ndjson`

/** Declares `stet redact`. */
export function defineRedactCommand(program: Command): void {
  program
    .command('redact')
    .description('redact files or standard input by a policy: what no rule lists does not come out')
    .argument('[inputs...]', 'files, globs, or - for standard input')
    .requiredOption('-p, --policy <file>', 'the policy')
    .option('-r, --route <name>', 'route of the policy; may be left out where it has only one')
    .addOption(
      new Option('-f, --format <format>', 'format of the input').choices([
        'json',
        'ndjson',
        'csv',
        'text',
        'eml',
        'mbox',
      ]),
    )
    .option('-o, --output <path>', 'file to write; a folder where there are several inputs')
    .option('--report <file>', 'write the counts by rule and entity as JSON; never a value')
    .option('--resume', 'go on with an interrupted NDJSON or CSV run into the same output')
    .option(
      '--checkpoint-bytes <n>',
      'input between two checkpoints for --resume (default: 16777216)',
      wholeNumber,
    )
    .option('--dry-run', 'show what would become of the first records, and write nothing')
    .option('--stream', 'give NDJSON and text to standard output as they come')
    .option('--keys <file>', 'key file (default: $STET_KEYS, else ~/.stet/keys.json, made at first use)')
    .option('--catalogue <file>', 'field catalogue of the source, for "unlisted: null"')
    .option('--depth-max <n>', 'nesting that is accepted', wholeNumber)
    .option('--record-bytes-max <n>', 'bytes of one record', wholeNumber)
    .option('--leaf-bytes-max <n>', 'bytes of one listed value', wholeNumber)
    .option('--number-chars-max <n>', 'characters of one number', wholeNumber)
    .option('-q, --quiet', 'no progress, no notes')
    .addHelpText('after', examples)
    .action(async (inputs: string[], options: RedactOptions) => {
      const { runRedact } = await import('./run.ts')
      await runRedact(inputs, options)
    })
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,15}$/.test(text)) throw new InvalidArgumentError('Write a whole number of 1 or more.')
  return Number(text)
}
