import type { Command } from 'commander'
import type { RotateOptions } from './rotate.ts'

const rotateText = `
The key-encryption key wraps the data keys of the vault. A rotation makes a new version of it and wraps all data
keys anew while gateways run; one that was stopped goes on when it is run again. Older versions stay, for
reading, until --retire finds that nothing uses them.

Gateways on one machine follow the key file by themselves. Where several machines have a copy each, --prepare
adds the new key without using it: carry the file to all of them, rotate, carry it again.
A key of AWS is replaced by another: name it as keyId and the one before under readKeyIds, start the gateways
again, then rotate.

Examples:
  stet keys rotate --config stet.yaml
  stet keys rotate --config stet.yaml --retire`

/** Declares `stet keys`. */
export function defineKeysCommands(program: Command): void {
  const keys = program
    .command('keys')
    .description('keys of the command line, and the key that wraps the keys of a gateway')
  keys
    .command('new')
    .description(
      'make a key file for pseudonyms, tokens, surrogates and shifted dates that only you can read; never overwrites one',
    )
    .argument('<file>', 'where to write it')
    .addHelpText('after', '\nExample:\n  stet keys new ./stet-keys.json')
    .action(async (file: string) => {
      const { createKeyFile } = await import('./key-file.ts')
      await createKeyFile(file)
      process.stderr.write(`stet: wrote ${file}; keep it: another key makes other pseudonyms\n`)
    })
  keys
    .command('rotate')
    .description('wrap the data keys of a gateway by a new version of its key-encryption key')
    .requiredOption('-c, --config <file>', 'the configuration')
    .option('--prepare', 'only add the next key to the key file, for other machines to know it first')
    .option('--retire', 'take older versions out of use, if nothing is wrapped by them')
    .addHelpText('after', rotateText)
    .action(async (options: RotateOptions) => {
      const { runRotate } = await import('./rotate.ts')
      await runRotate(options)
    })
}
