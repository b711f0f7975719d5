import { Option, type Command } from 'commander'
import type { CatalogueOptions, ListOptions, NewOptions, ShowOptions } from './options.ts'

const listExamples = `
Examples:
  stet connectors list
  stet connectors list --json`

const showExamples = `
How the source signs, which events and calls are known, and with --fields every field: what it holds, how
personal it is, and why.

Examples:
  stet connectors show zendesk
  stet connectors show zendesk --fields
  stet connectors show zendesk --json`

const newExamples = `
Writes a folder that is good as it stands, with comments that say what to put where: connector.yaml,
policy.yaml, and a sample with the personal values planted in it.

Examples:
  stet connectors new acme-desk
  stet connectors new acme-desk --folder my/connectors`

const checkExamples = `
Says everything that is wrong with connector.yaml and policy.yaml, what they say of each other that does not
agree, and sends each sample through the policy: no planted value may leave, whole or in part.

Examples:
  stet connectors check connectors/acme-desk
  stet connectors check connectors/*`

const catalogueExamples = `
Writes "sources" and "fields" of a connector.yaml: every object that the document describes, where it stands
in answers and webhooks, and its fields. Those whose name, format or description says that they are personal
are marked, with the reason and how sure that is, from 0 to 1. A person has to read it.

Examples:
  stet connectors catalogue --openapi helpdesk.yaml > fields.yaml
  stet connectors catalogue --openapi helpdesk.json --format json -o fields.json`

const folderOption = [
  '--folder <folder>',
  'folder that holds connectors (default: those that come with Stet)',
] as const

/** Declares `stet connectors` and what is below it. */
export function defineConnectorsCommands(program: Command): void {
  const connectors = program
    .command('connectors')
    .description('list, show, check and start connectors: what is known of a source')
  connectors
    .command('list')
    .description('list the connectors')
    .option(...folderOption)
    .option('--json', 'as JSON')
    .addHelpText('after', listExamples)
    .action(async (options: ListOptions) => {
      const { runList } = await import('./list.ts')
      await runList(options)
    })
  connectors
    .command('show')
    .description('show what is known of one source')
    .argument('<name>', 'name of a connector')
    .option(...folderOption)
    .option('--fields', 'every field, one a line')
    .option('--json', 'everything, as JSON')
    .addHelpText('after', showExamples)
    .action(async (name: string, options: ShowOptions) => {
      const { runShow } = await import('./show.ts')
      await runShow(name, options)
    })
  connectors
    .command('check')
    .description('say whether connectors are good, and that their samples do not leak')
    .argument('<folders...>', 'folders of connectors')
    .addHelpText('after', checkExamples)
    .action(async (folders: string[]) => {
      const { runCheckConnectors } = await import('./check.ts')
      await runCheckConnectors(folders)
    })
  connectors
    .command('new')
    .description('write the folder of a new connector')
    .argument('<name>', 'small letters, digits and "-"')
    .option('--folder <folder>', 'folder to write it to', 'connectors')
    .addHelpText('after', newExamples)
    .action(async (name: string, options: NewOptions) => {
      const { runNew } = await import('./new.ts')
      await runNew(name, options)
    })
  connectors
    .command('catalogue')
    .description('make a field catalogue from an OpenAPI or Swagger document')
    .requiredOption('--openapi <file>', 'OpenAPI 3 or Swagger 2 document, JSON or YAML')
    .addOption(
      new Option('--format <format>', 'form of the catalogue').choices(['yaml', 'json']).default('yaml'),
    )
    .option('-o, --output <file>', 'file to write (default: standard output)')
    .option('--force', 'write over a file that is there')
    .addHelpText('after', catalogueExamples)
    .action(async (options: CatalogueOptions) => {
      const { runCatalogue } = await import('./catalogue/run.ts')
      await runCatalogue(options)
    })
}
