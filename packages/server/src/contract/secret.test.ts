import { format, inspect } from 'node:util'
import { expect, it } from 'vitest'
import { Secret } from './secret.ts'

it('shows where it came from and never what it is', () => {
  const value = ['hun', 'ter', '2'].join('')
  const secret = new Secret(value, 'env SOURCE_SECRET')
  const shown = [
    `${secret.toString()} ${String(secret)}`,
    JSON.stringify({ deep: [secret] }),
    inspect({ secret }, { showHidden: true, depth: 9 }),
    format('%s %o %O %j', secret, secret, secret, secret),
    JSON.stringify(Object.entries(secret)),
    String(new Error('failed', { cause: secret }).cause),
  ].join('\n')
  expect(shown).not.toContain(value)
  expect(shown).toContain('[secret from env SOURCE_SECRET]')
  expect(secret.reveal()).toBe(value)
})
