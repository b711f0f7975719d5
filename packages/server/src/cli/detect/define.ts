import { InvalidArgumentError, Option, type Command } from 'commander'
import type { DetectOptions, EntitiesOptions } from './options.ts'

const detectExamples = `
--format jsonl reads a line {"id": 1, "text": "…", "known": {"PERSON": ["Jane Doe"]}} and writes a line
{"id": 1, "findings": [{"entity", "start", "end", "score", "detector"}]}: offsets in UTF-16 units, lines in
the order in which they came. "id" and "known" may be left out. "previous" may hold the message that the
text answers: after "May I have your card number?" bare digits are one.
--format text shows the text with what was found in it, for people.

Examples:
  stet detect --format jsonl messages.jsonl > findings.jsonl
  stet detect --locale de-DE --entities EMAIL_ADDRESS,PHONE_NUMBER --format jsonl < messages.jsonl
  echo 'Call me at (212) 555-0142' | stet detect --format text`

const entitiesExamples = `
Examples:
  stet entities
  stet entities --json`

/** Declares `stet detect` and `stet entities`. */
export function defineDetectCommands(program: Command): void {
  program
    .command('detect')
    .description('find what identifies somebody in text, and say where')
    .argument('[inputs...]', 'files, globs, or - for standard input')
    .addOption(
      new Option('-f, --format <format>', 'form of the input and the output')
        .choices(['jsonl', 'text'])
        .default('text'),
    )
    .option(
      '--entities <names>',
      'entities to look for, with commas between (default: all but the optional ones)',
      names,
    )
    .option(
      '--locale <tags>',
      'languages and countries of the text, with commas between (default: en-US)',
      names,
    )
    .option('--threshold <score>', 'findings below this score are left out (default: 0.5)', score)
    .addHelpText('after', detectExamples)
    .action(async (inputs: string[], options: DetectOptions) => {
      const { runDetect } = await import('./run.ts')
      await runDetect(inputs, options)
    })
  program
    .command('entities')
    .description('list everything that can be detected: where, how it is validated, by which standard')
    .option('--json', 'as JSON')
    .addHelpText('after', entitiesExamples)
    .action(async (options: EntitiesOptions) => {
      const { runEntities } = await import('./entities.ts')
      await runEntities(options)
    })
}

function names(text: string): readonly string[] {
  const list = text.split(',').map((name) => name.trim())
  if (list.some((name) => name === '')) throw new InvalidArgumentError('Write names with commas between.')
  return list
}

function score(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('Write a number from 0 to 1.')
  return value
}
