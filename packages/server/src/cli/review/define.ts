import { Option, type Command } from 'commander'
import type {
  AskOptions,
  DraftOptions,
  InitOptions,
  KeyOptions,
  ListOptions,
  ShowOptions,
  SignOptions,
  StopOptions,
} from './options.ts'

const configOption = (): Option =>
  new Option('--config <file>', 'configuration of the gateway').default('stet.yaml')
const asOption = (): Option =>
  new Option('--as <person>', 'who you are in the trust file').makeOptionMandatory()
const keyOption = (): Option =>
  new Option('--key <file>', 'your private key: PEM or OpenSSH, Ed25519').makeOptionMandatory()
const reasonOption = (): Option =>
  new Option('--reason <text>', 'why, for those who read it').makeOptionMandatory()

const initExamples = `
Makes the trust file: who may sign what. Everybody makes a key of their own first, on their own machine, and gives
the public line that is printed; then all meet, and compare the fingerprints that this command prints.

Example:
  stet review key lin.key
  stet init trust.yaml --organization acme \\
    --person 'lin; Lin Chen; product; <public key>' \\
    --person 'sam; Sam Roth; legal; <public key>' \\
    --person 'kim; Kim Diaz; engineering, operator; <public key>'`

const requestExamples = `
A tightening takes effect at once, on your signature, if you are an operator. A loosening waits for product,
legal and engineering, none of them you; nobody is told whose request it is until all have voted.

Examples:
  stet review request --integration acme --policy policy.new.yaml --reason 'the vendor needs the subject' --as kim --key kim.key
  stet review request --trust trust.new.yaml --reason 'Lin has left' --as kim --key kim.key`

const signExamples = `
A yes has to acknowledge each loosening by itself, by the first characters of its id, as "stet review show" prints
them. How you voted is sealed until everybody has voted or the time is up.

Examples:
  stet review sign 3f2a --as lin --role product --key lin.key --yes --acknowledge 91bc04d2
  stet review sign 3f2a --as sam --role legal --key sam.key --no --reason 'no contract covers this yet'`

/** Declares `stet init`, `stet stop`, `stet review` and what is below it. */
export function defineReviewCommands(program: Command): void {
  program
    .command('init')
    .description('make the trust file: who may sign what')
    .argument('<file>', 'trust file to write')
    .requiredOption('--organization <name>', 'name of the organisation: small letters, digits and "-"')
    .requiredOption('--person <text...>', "'id; name; roles; public key[; id of the superior]'")
    .addHelpText('after', initExamples)
    .action(async (file: string, options: InitOptions) => {
      const { runInit } = await import('./init.ts')
      await runInit(file, options)
    })
  program
    .command('stop')
    .description('let nothing more leave by an integration, at once')
    .argument('<integration>', 'name of the integration')
    .addOption(configOption())
    .addOption(asOption())
    .addOption(keyOption())
    .addOption(reasonOption())
    .action(async (integration: string, options: StopOptions) => {
      const { runStop } = await import('./run.ts')
      await runStop(integration, options)
    })
  const review = program.command('review').description('ask for changes of policies, and sign them')
  defineAsking(review)
  defineSigning(review)
}

function defineAsking(review: Command): void {
  review
    .command('key')
    .description('make a key of your own; prints its public line')
    .argument('<file>', 'file to write, with mode 0600')
    .action(async (file: string, options: KeyOptions) => {
      const { runKey } = await import('./init.ts')
      await runKey(file, options)
    })
  review
    .command('request')
    .description('ask for another policy, or another trust file')
    .addOption(new Option('--integration <name>', 'integration that the policy is for').conflicts('trust'))
    .addOption(new Option('--policy <file>', 'the new policy').conflicts('trust'))
    .option('--trust <file>', 'the new trust file; start it with: stet review trust')
    .option('--days <n>', 'how long people may vote', Number)
    .addOption(configOption())
    .addOption(asOption())
    .addOption(keyOption())
    .addOption(reasonOption())
    .addHelpText('after', requestExamples)
    .action(async (options: AskOptions) => {
      const { runRequest } = await import('./run.ts')
      await runRequest(options)
    })
  review
    .command('trust')
    .description('print the trust file in force, ready to be changed')
    .addOption(configOption())
    .action(async (options: DraftOptions) => {
      const { runDraft } = await import('./run.ts')
      await runDraft(options)
    })
}

function defineSigning(review: Command): void {
  review
    .command('list')
    .description('list requests: who has still to vote, and how they ended')
    .option('--all', 'those that ended as well')
    .addOption(configOption())
    .action(async (options: ListOptions) => {
      const { runList } = await import('./run.ts')
      await runList(options)
    })
  review
    .command('show')
    .description('say in plain words what a request changes')
    .argument('<request>', 'first characters of its id')
    .option('--json', 'give it as JSON')
    .addOption(configOption())
    .action(async (id: string, options: ShowOptions) => {
      const { runShow } = await import('./run.ts')
      await runShow(id, options)
    })
  review
    .command('sign')
    .description('vote on a request')
    .argument('<request>', 'first characters of its id')
    .addOption(
      new Option('--role <role>', 'role that you vote in')
        .choices(['product', 'legal', 'engineering'])
        .makeOptionMandatory(),
    )
    .addOption(new Option('--yes', 'vote yes').conflicts('no'))
    .option('--no', 'vote no; needs a reason')
    .option('--acknowledge <id...>', 'a loosening that you have read and agree to')
    .option('--reason <text>', 'why not')
    .addOption(configOption())
    .addOption(asOption())
    .addOption(keyOption())
    .addHelpText('after', signExamples)
    .action(async (id: string, options: SignOptions) => {
      const { runSign } = await import('./run.ts')
      await runSign(id, options)
    })
  review
    .command('status')
    .description('say what is in force, as far as its signatures are good')
    .option('--json', 'give it as JSON')
    .addOption(configOption())
    .action(async (options: ShowOptions) => {
      const { runStatus } = await import('./run.ts')
      await runStatus(options)
    })
}
