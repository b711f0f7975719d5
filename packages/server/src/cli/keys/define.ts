import type { Command } from 'commander'

/** Declares `stet keys`. */
export function defineKeysCommands(program: Command): void {
  const keys = program
    .command('keys')
    .description('keys for pseudonyms, tokens, surrogates and shifted dates')
  keys
    .command('new')
    .description('make a key file that only you can read; never overwrites one')
    .argument('<file>', 'where to write it')
    .addHelpText('after', '\nExample:\n  stet keys new ./stet-keys.json')
    .action(async (file: string) => {
      const { createKeyFile } = await import('./key-file.ts')
      await createKeyFile(file)
      process.stderr.write(`stet: wrote ${file}; keep it: another key makes other pseudonyms\n`)
    })
}
