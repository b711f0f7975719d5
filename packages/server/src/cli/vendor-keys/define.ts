import { InvalidArgumentError, type Command } from 'commander'
import type { AddOptions } from './run.ts'

const examples = `
A vendor calls the gateway with a key of its own: as a bearer token, or as the password of basic
authentication. It is shown once; what is stored is its SHA-256.

Examples:
  stet vendor-keys add --config stet.yaml --integration acme --label "wfm, production" --days 365
  stet vendor-keys list --config stet.yaml
  stet vendor-keys revoke --config stet.yaml 0199…`

/** Declares `stet vendor-keys`. */
export function defineVendorKeysCommands(program: Command): void {
  const keys = program
    .command('vendor-keys')
    .description('keys that vendors call the gateway with')
    .addHelpText('after', examples)
  keys
    .command('add')
    .description('make a key and show it once')
    .requiredOption('-c, --config <file>', 'the configuration')
    .requiredOption('-i, --integration <name>', 'the integration that it is for')
    .option('-l, --label <text>', 'what it is for, in your words', '')
    .option('--days <n>', 'days until it expires; never where it is left out', wholeNumber)
    .action(async (options: AddOptions) => {
      const { addKey } = await import('./run.ts')
      await addKey(options)
    })
  keys
    .command('list')
    .description('list keys: never the keys themselves')
    .requiredOption('-c, --config <file>', 'the configuration')
    .action(async (options: { config: string }) => {
      const { listKeys } = await import('./run.ts')
      await listKeys(options)
    })
  keys
    .command('revoke')
    .description('end a key at once')
    .argument('<id>', 'as the list shows it')
    .requiredOption('-c, --config <file>', 'the configuration')
    .action(async (id: string, options: { config: string }) => {
      const { revokeKey } = await import('./run.ts')
      await revokeKey(id, options)
    })
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('Write a whole number of 1 or more.')
  return Number(text)
}
