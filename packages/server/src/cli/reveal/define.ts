import { Option, type Command } from 'commander'
import type { RevealOptions } from './run.ts'

const examples = `
Needs the role operator, legal or auditor in the trust file. Who asked, why, and a keyed digest of the token are in the
ledger before the value is shown.

Example:
  stet reveal tok1_email_address_… --integration acme --reason 'court order 17-442' --as sam --key sam.key`

/** Declares `stet reveal`. */
export function defineRevealCommand(program: Command): void {
  program
    .command('reveal')
    .description('show what a token stands for; the ledger has it first')
    .argument('<token>', 'token, as the recipient has it')
    .requiredOption('-i, --integration <name>', 'integration whose recipient has it')
    .requiredOption('--reason <text>', 'why; it stands in the ledger')
    .requiredOption('--as <person>', 'who you are in the trust file')
    .requiredOption('--key <file>', 'your private key: PEM or OpenSSH, Ed25519')
    .addOption(new Option('-c, --config <file>', 'configuration of the gateway').default('stet.yaml'))
    .addHelpText('after', examples)
    .action(async (token: string, options: RevealOptions) => {
      const { runReveal } = await import('./run.ts')
      await runReveal(token, options)
    })
}
