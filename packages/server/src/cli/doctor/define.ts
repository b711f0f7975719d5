import type { Command } from 'commander'
import type { DoctorOptions } from './run.ts'

const text = `
Looks at the configuration, the database, keys, clock, disk, the helpdesk and destinations, and changes nothing. It sends
no data: a HEAD request to the root of each address, without credentials. Each line is ok, a warning or a problem;
with a problem the exit status is 1.

Examples:
  stet doctor --config stet.yaml
  stet doctor --config stet.yaml --json`

/** Declares `stet doctor`. */
export function defineDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('look at everything that a gateway needs, and say what to do')
    .requiredOption('-c, --config <file>', 'the configuration')
    .option('--json', 'print findings as JSON')
    .addHelpText('after', text)
    .action(async (options: DoctorOptions) => {
      const { runDoctor } = await import('./run.ts')
      await runDoctor(options)
    })
}
