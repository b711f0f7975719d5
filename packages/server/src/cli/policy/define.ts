import { Option, type Command } from 'commander'
import type { CheckOptions, CompareOptions, ExplainOptions, InitOptions, TestOptions } from './options.ts'

const checkExamples = `
Each problem is a line that an editor can jump to: what is wrong, where, and what to write instead.

Examples:
  stet policy check policy.yaml
  stet policy check policies/*.yaml
  stet policy check --catalogue connectors/zendesk/connector.yaml policy.yaml`

const explainExamples = `
Says in plain words what leaves, in what form and to whom, and what never leaves.

Examples:
  stet policy explain policy.yaml
  stet policy explain --json policy.yaml`

const compareExamples = `
Says of each change whether less leaves by it (a tightening) or more may (a loosening), for every possible
input: docs/policy-order.md has the order that decides. What cannot be compared is a loosening.
The exit status is 0 for a tightening or where the same leaves, 10 for a loosening.

Examples:
  stet policy compare policy.yaml policy.new.yaml
  stet policy compare --json policy.yaml policy.new.yaml`

const testExamples = `
Golden cases stand in a folder beside the policy, one folder for each: for policy.yaml
  policy.cases/<case>/input.json      what comes in: .json, .ndjson, .csv or .txt
  policy.cases/<case>/expected.json   what has to come out, byte for byte
  policy.cases/<case>/route           name of the route; only where the policy has several
Pseudonyms and tokens are made with a key that is for tests only, so they are the same on each machine.

Examples:
  stet policy test policy.yaml
  stet policy test --update policy.yaml`

const initExamples = `
The policy that it writes keeps nothing at all. Below "fields" it lists, as comments, every address that it
found, each with the treatment that it suggests and why; remove the "#" of those that may leave.
Nothing of the samples but the names of their members is written.

Examples:
  stet policy init --openapi helpdesk.yaml --operation showTicket -o policy.yaml
  stet policy init --openapi helpdesk.yaml --operation 'GET /tickets/{id}'
  stet policy init --sample ticket.json 'events/*.ndjson' -o policy.yaml`

/** Declares `stet policy` and what is below it. */
export function definePolicyCommands(program: Command): void {
  const policy = program.command('policy').description('check, explain, test and start policies')
  defineCheck(policy)
  defineExplain(policy)
  defineCompare(policy)
  defineTest(policy)
  defineInit(policy)
}

function defineCheck(policy: Command): void {
  policy
    .command('check')
    .description('say whether policies are good, and everything that is wrong with them')
    .argument('<files...>', 'policy files')
    .option('--catalogue <file>', 'field catalogue or connector.yaml of the source, for "unlisted: null"')
    .addHelpText('after', checkExamples)
    .action(async (files: string[], options: CheckOptions) => {
      const { runCheck } = await import('./check.ts')
      await runCheck(files, options)
    })
}

function defineExplain(policy: Command): void {
  policy
    .command('explain')
    .description('say in plain words what a policy lets out')
    .argument('<file>', 'policy file')
    .option('--json', 'give it as JSON')
    .addHelpText('after', explainExamples)
    .action(async (file: string, options: ExplainOptions) => {
      const { runExplain } = await import('./explain.ts')
      await runExplain(file, options)
    })
}

function defineCompare(policy: Command): void {
  policy
    .command('compare')
    .description('say what a new policy changes, and whether more may leave by it')
    .argument('<old>', 'policy file')
    .argument('<new>', 'policy file')
    .option('--json', 'give it as JSON')
    .option('--catalogue <file>', 'field catalogue or connector.yaml of the source, for "unlisted: null"')
    .addHelpText('after', compareExamples)
    .action(async (old: string, now: string, options: CompareOptions) => {
      const { runCompare } = await import('./compare.ts')
      await runCompare(old, now, options)
    })
}

function defineTest(policy: Command): void {
  policy
    .command('test')
    .description("run a policy's golden cases")
    .argument('<file>', 'policy file')
    .option('--update', 'write what comes out now as what is expected')
    .option('--catalogue <file>', 'field catalogue or connector.yaml of the source, for "unlisted: null"')
    .addHelpText('after', testExamples)
    .action(async (file: string, options: TestOptions) => {
      const { runTest } = await import('./test/run.ts')
      await runTest(file, options)
    })
}

function defineInit(policy: Command): void {
  policy
    .command('init')
    .description('write a policy that keeps nothing, with a suggestion for every field found')
    .addOption(new Option('--openapi <file>', 'OpenAPI or Swagger document').conflicts('sample'))
    .option('--operation <id>', 'operation or webhook in it: its operationId, or "METHOD /path"')
    .option('--sample <files...>', 'sample documents: JSON, NDJSON or CSV files, or globs')
    .option('--name <name>', 'name of the policy (default: from the operation or the first file)')
    .option('-o, --output <file>', 'file to write (default: standard output)')
    .option('--force', 'write over a file that is there')
    .addHelpText('after', initExamples)
    .action(async (options: InitOptions) => {
      const { runInit } = await import('./init/run.ts')
      await runInit(options)
    })
}
