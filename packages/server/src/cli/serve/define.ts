import type { Command } from 'commander'

const examples = `
The configuration is one YAML file (docs/configuration.md); secrets come from environment variables or files
that it names. Webhooks come in at /hooks/<integration>/…, calls at /api/<integration>/…; /healthz and /readyz
say how the gateway is. A first SIGINT or SIGTERM stops it: it takes nothing new and ends what it accepted.

Examples:
  stet serve --config stet.yaml --check
  stet serve --config stet.yaml`

/** Declares `stet serve`. */
export function defineServeCommand(program: Command): void {
  program
    .command('serve')
    .description('run the gateway: webhooks and calls of an API, through a policy')
    .requiredOption('-c, --config <file>', 'the configuration')
    .option('--check', 'check configuration, policies and keys, and do not run')
    .addHelpText('after', examples)
    .action(async (options: { config: string; check?: boolean }) => {
      const { runServe } = await import('./run.ts')
      await runServe(options)
    })
}
