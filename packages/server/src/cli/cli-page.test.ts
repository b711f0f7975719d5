import { Command } from 'commander'
import { expect, it } from 'vitest'
import { cliPage } from './cli-page.ts'
import { makeProgram } from './main.ts'

it('has every command with all its options, its examples, and the exit status', () => {
  const page = cliPage(makeProgram())
  for (const name of ['redact', 'policy check', 'policy explain', 'policy test', 'policy init', 'keys new']) {
    expect(page).toContain(`\n## stet ${name}\n`)
  }
  expect(page).toContain('| `--openapi <file>` |')
  expect(page).toContain('**Examples**')
  expect(page).toContain('3  the policy is not valid, or not for this input')
})

it('is the same twice, and prints nothing', () => {
  expect(cliPage(makeProgram())).toBe(cliPage(makeProgram()))
})

it('shows defaults, choices and arguments, and escapes what Markdown would read otherwise', () => {
  const program = new Command('demo').description('A demonstration.').exitOverride()
  program
    .command('go')
    .description('go somewhere')
    .argument('[where]', 'a place | another', 'home')
    .requiredOption('--with <whom>', 'company')
    .option('--speed <n>', 'how fast', '5')
    .addHelpText('after', '\nNever <fast> or *slow*.\n\nExamples:\n  demo go --with x')
  const page = cliPage(program)
  expect(page).toContain('| `[where]` | a place \\| another (default: `"home"`) |')
  expect(page).toContain('| `--with <whom>` | company. Required. |')
  expect(page).toContain('| `--speed <n>` | how fast (default: `"5"`) |')
  expect(page).toContain('Never \\<fast> or \\*slow\\*.')
  expect(page).toContain('```text\ndemo go --with x\n```')
})
