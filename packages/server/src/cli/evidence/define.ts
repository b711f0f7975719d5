import { Option, type Command } from 'commander'
import type { BuildOptions, VerifyOptions } from './run.ts'

const buildExamples = `
One archive: policies and their plain words, signatures, trust files, simulations on the source's samples, what the
ledger has of this integration with a proof of each entry, and index.html to begin with.

Example:
  stet evidence build --integration acme --from 2026-07-01 --to 2026-10-01 -o acme-q3.tar`

const verifyExamples = `
Checks every byte, the ledger's proofs, and all signatures against the trust files in the pack. The same without Stet:
node packages/verifier/src/main.ts PACK.tar --key KEY

Example:
  stet evidence verify acme-q3.tar --key ledger.key --trust trust.yaml`

/** Declares `stet evidence` and what is below it. */
export function defineEvidenceCommands(program: Command): void {
  const evidence = program.command('evidence').description('prove to an auditor what left')
  evidence
    .command('build')
    .description('write a pack of evidence')
    .requiredOption('--integration <name>', 'integration that it is about')
    .requiredOption('--from <day>', 'first day, e.g. 2026-07-01')
    .option('--to <day>', 'day after the last (default: now)')
    .requiredOption('-o, --output <file>', 'archive to write, .tar')
    .addOption(new Option('--config <file>', 'configuration of the gateway').default('stet.yaml'))
    .addHelpText('after', buildExamples)
    .action(async (options: BuildOptions) => {
      const { runBuild } = await import('./run.ts')
      await runBuild(options)
    })
  evidence
    .command('verify')
    .description('check a pack, offline')
    .argument('<archive>', 'the pack')
    .option('--key <key>', 'verifier key of the ledger, or a file that holds it')
    .option('--trust <file>', 'the first trust file, from elsewhere')
    .addHelpText('after', verifyExamples)
    .action(async (archive: string, options: VerifyOptions) => {
      const { runVerify } = await import('./run.ts')
      await runVerify(archive, options)
    })
}
