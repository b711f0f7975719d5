import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it, onTestFinished } from 'vitest'
import type { Secret } from '../contract/secret.ts'
import { checkConfig, type ConfigSurroundings } from './check-config.ts'
import { exampleConfig } from './example.ts'
import { configJsonSchema } from './json-schema.ts'
import { describe as describeConfig, loadConfig } from './load-config.ts'
import type { Config, DestinationConfig } from './model.ts'

const base64 = (bytes: number): string => Buffer.alloc(bytes, 'k').toString('base64')
const env = {
  DATABASE_URL: ['postgres://stet:', 'hun', 'ter2@db/stet'].join(''),
  ZENDESK_WEBHOOK_SECRET: ['zd-', 'sentinel-1'].join(''),
  WFM_SIGNING_SECRET: ['whsec_', base64(32)].join(''),
  ED25519_SECRET: ['whsk_', base64(32)].join(''),
  ZENDESK_API_TOKEN: ['zd-', 'sentinel-2'].join(''),
  EMPTY: '',
}
const files: Readonly<Record<string, string>> = {
  '/run/secrets/vault': `${['vt-', 'sentinel-3'].join('')}\n`,
}

function readFile(path: string): string {
  const text = files[path]
  if (text === undefined) throw new Error('ENOENT')
  return text
}

const surroundings: ConfigSurroundings = { env, path: '/etc/stet/stet.yaml', readFile }

function problems(yaml: string, over: Partial<ConfigSurroundings> = {}): string[] {
  return checkConfig(yaml, { ...surroundings, ...over }).problems.map(
    ({ place: { line, column }, what, instead }) => `${line}:${column} ${what} — ${instead}`,
  )
}

/** An integration that is good, with further lines below its keys. */
const good = `integrations:
  acme:
    connector: zendesk
    policy: acme.yaml
    source: { signature: zendesk, secrets: [{ env: ZENDESK_WEBHOOK_SECRET }] }
    destinations:
      wfm: { url: https://wfm.example/hooks, secrets: [{ env: WFM_SIGNING_SECRET }] }
`

function configOf(yaml: string): Config {
  const { config, problems: found } = checkConfig(yaml, surroundings)
  expect(found).toEqual([])
  return config as Config
}

describe('a good configuration', () => {
  it('is read with its defaults', () => {
    const config = configOf(good)
    expect(config.listen).toEqual({ host: '127.0.0.1', port: 8480 })
    expect(config.store).toEqual({ embedded: { folder: '/etc/stet/data' } })
    expect(config.keys).toEqual({ file: { path: '/etc/stet/data/keys/stet.key' } })
    expect(config).toMatchObject({ logLevel: 'info', shutdownSeconds: 30, network: { allowPrivate: [] } })
    const { acme } = config.integrations
    expect(acme).toMatchObject({ policy: '/etc/stet/acme.yaml', proxy: { isOn: false } })
    expect(acme?.source).toMatchObject({ signature: 'zendesk', toleranceSeconds: 300 })
    expect(acme?.destinations['wfm']).toMatchObject({ sign: 'v1', concurrencyMax: 8, timeoutMs: 15_000 })
    expect(acme?.destinations['wfm']?.secrets[0]?.reveal()).toBe(env.WFM_SIGNING_SECRET)
    expectTypeOf<DestinationConfig['secrets']>().toEqualTypeOf<readonly Secret[]>()
    expectTypeOf<Config['telemetry']>().not.toEqualTypeOf<Secret>()
  })

  it('in the documentation is read as a whole, and its secrets from where it says', () => {
    const config = configOf(exampleConfig)
    expect(config.store.postgres?.url.reveal()).toBe(env.DATABASE_URL)
    expect(config.keys['vault-transit']?.token.reveal()).toBe(files['/run/secrets/vault']?.trimEnd())
    expect(config.integrations['acme']?.upstream?.credential.basic?.password.reveal()).toBe(
      env.ZENDESK_API_TOKEN,
    )
    expect(Object.isFrozen(config.integrations['acme']?.destinations['wfm'])).toBe(true)
  })

  it('is shown without a secret, however it is shown', () => {
    const config = configOf(exampleConfig)
    const shown = [describeConfig(config), JSON.stringify(config), inspect(config, { depth: 20 })]
    for (const text of shown) {
      expect(text).not.toMatch(/hunter2|sentinel|a2tra2/)
      expect(text).toContain('[secret from env ZENDESK_WEBHOOK_SECRET]')
      expect(text).toContain('[secret from file /run/secrets/vault]')
    }
    expect(describeConfig(config)).toContain('- vault.internal.example')
  })

  it('is read from the disk by loadConfig, secrets in files beside it included', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stet-config-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(join(folder, 'source-secret'), 'from a file\r\n')
    const yaml = good.replace('{ env: ZENDESK_WEBHOOK_SECRET }', '{ file: source-secret }')
    const config = loadConfig(yaml, env, join(folder, 'stet.yaml'))
    expect(config.integrations['acme']?.source?.secrets?.[0]?.reveal()).toBe('from a file')
    expect(() => loadConfig('integrations: {}', env, 'stet.yaml')).toThrow(
      'stet.yaml:1:15 "integrations" is a map — write at least one integration',
    )
  })

  it('may have two secrets of each kind, for rotation', () => {
    const yaml = good
      .replace(
        '[{ env: ZENDESK_WEBHOOK_SECRET }]',
        '[{ env: ZENDESK_WEBHOOK_SECRET }, { env: ZENDESK_API_TOKEN }]',
      )
      .replace(
        'secrets: [{ env: WFM_SIGNING_SECRET }] }',
        'sign: v1a, secrets: [{ env: ED25519_SECRET }, { env: ED25519_SECRET }] }',
      )
    const { acme } = configOf(yaml).integrations
    expect(acme?.source?.secrets).toHaveLength(2)
    expect(acme?.destinations['wfm']?.secrets).toHaveLength(2)
  })
})

describe('what is wrong', () => {
  it('is told all at once, each with its place and what to write instead', () => {
    const yaml = `listen: { hosst: 127.0.0.1, port: 70000 }
store: { embedded: { folder: data }, postgres: { url: { env: DATABASE_URL } } }
integrations:
  acme:
    connector: zendsek
    policy: acme.yaml
    source: { signature: zendeks, secrets: [{ env: NOT_SET }] }
    destinations:
      wfm: { url: ftp://wfm.example/, secrets: [{ env: WFM_SIGNING_SECRET }], ratePerSecond: fast }
      crm: { url: http://crm.example/, secrets: [{ env: EMPTY }, { file: nowhere }] }
loglevel: info
`
    expect(problems(yaml, { connectors: ['zendesk', 'intercom'] })).toEqual([
      '1:11 unknown key "hosst" — write "host"',
      '1:35 "port" is a number that does not fit — write a whole number from 0 to 65535',
      '2:8 "store" is a map — write exactly one of: embedded, postgres',
      '5:16 there is no such connector — write zendesk',
      '7:26 "signature" is a text that does not fit — write zendesk',
      '7:45 the environment variable NOT_SET is not set — set it before the gateway starts',
      '9:19 "url" is a text that does not fit — write https://…, without a user name, a password or "#"',
      '9:94 "ratePerSecond" is a text that does not fit — write a number from 0.01 to 10000',
      '10:19 "url" is plain http to a host that is not listed — write https, or list the host under network.allowPrivate',
      '10:50 the environment variable EMPTY is empty — set it before the gateway starts',
      '10:66 the file nowhere cannot be read — check its path and who may read it',
      '11:1 unknown key "loglevel" — write "logLevel"',
    ])
  })

  it.each([
    ['as a text', 'secrets: [XX]'],
    ['in quotes', 'secrets: ["XX"]'],
    ['not in a list', 'secrets: XX'],
    ['under env', 'secrets: [{ env: "XX" }]'],
    ['under another key', 'secrets: [{ value: XX }]'],
    ['beside a reference', 'secrets: [{ env: ZENDESK_WEBHOOK_SECRET, value: XX }]'],
    ['as a key', 'secrets: [{ XX }]', true],
  ])(
    'a secret written into the file (%s) is an error that says so and does not repeat it',
    (_how, written, isKey = false) => {
      const value = ['sec', 'ret+/', 'sentinel=='].join('')
      const yaml = good.replace('secrets: [{ env: ZENDESK_WEBHOOK_SECRET }]', written.replace('XX', value))
      const found = problems(yaml).join('\n')
      expect(found).toMatch(/^5:\d+ /)
      if (!isKey) expect(found).not.toContain('sentinel')
      expect(found).toMatch(
        /never write a secret into this file|write a list|write the name of an environment variable|write one of: env, file/,
      )
    },
  )

  it('is told of YAML that is broken, without what stands there', () => {
    for (const broken of [
      'secret: "sentinel',
      'a: [sentinel',
      'a: b: sentinel',
      '%sentinel\n---\na: 1',
      'a: *sentinel',
      'a: !sentinel 1',
      '\tsentinel: 1',
      'a: |sentinel\n  b',
      'a: 1\n} sentinel',
      'a: 1\n---\nb: sentinel',
    ]) {
      const found = problems(broken)
      expect(found.length).toBeGreaterThan(0)
      expect(found.join('\n')).not.toContain('sentinel')
    }
    expect(problems('')).toEqual(['1:1 "integrations" is missing — write a map of integrations'])
    expect(problems('[]')).toEqual([
      '1:1 "the configuration" is a list — write a map that begins with integrations',
    ])
    expect(problems('x'.repeat(2 ** 21))).toEqual([
      '1:1 the configuration is too large — write at most 1048576 characters',
    ])
  })

  it('is told of a source whose keys do not belong together', () => {
    const source = (text: string): string[] =>
      problems(good.replace('{ signature: zendesk, secrets: [{ env: ZENDESK_WEBHOOK_SECRET }] }', text))
    expect(source('{ signature: zendesk }')).toEqual([
      '5:13 "secrets" is missing — write a list: [{ env: NAME }]',
    ])
    expect(
      source('{ signature: zendesk, secrets: [{ env: ZENDESK_WEBHOOK_SECRET }], header: x-token }'),
    ).toEqual(['5:87 zendesk has its own header — remove it'])
    expect(source('{ signature: mutual-tls, secrets: [{ env: ZENDESK_WEBHOOK_SECRET }] }')).toEqual([
      '5:13 "certificates" is missing — list the fingerprints that are known',
      '5:13 no client certificate is asked for — set listen.tls.clientCertificates: asked',
      '5:47 mutual-tls has no secrets — remove them',
    ])
    expect(source('{ signature: standard-webhooks, secrets: [{ env: ZENDESK_WEBHOOK_SECRET }] }')).toEqual([
      '5:55 this is no secret of Standard Webhooks — give whsec_… (v1) or the public key whpk_… (v1a)',
    ])
    expect(source('{ signature: standard-webhooks, secrets: [{ env: WFM_SIGNING_SECRET }] }')).toEqual([])
    const [missing] = problems(good.replace(/ {4}source.*\n/, ''))
    expect(missing).toBe('3:5 the destinations have no source — write how the source signs its webhooks')
  })

  it('is told of secrets that cannot sign', () => {
    const destination = (text: string): string[] =>
      problems(good.replace('secrets: [{ env: WFM_SIGNING_SECRET }] }', text))
    expect(destination('secrets: [{ env: ZENDESK_API_TOKEN }] }')).toEqual([
      '7:56 this is no secret for v1 — give whsec_ and 24 to 64 bytes in base64',
    ])
    expect(destination('sign: v1a, secrets: [{ env: WFM_SIGNING_SECRET }] }')).toEqual([
      '7:67 this is no secret key for v1a — give whsk_ and the 32 bytes of an Ed25519 seed in base64',
    ])
  })

  it('is told of hosts and ranges that are none', () => {
    const list = (text: string): string[] => problems(`${good}network: { allowPrivate: [${text}] }\n`)
    for (const fine of ['10.0.0.0/8', '10.1.2.3', 'fd00::/8', '"::1"', 'helpdesk.internal', 'localhost']) {
      expect(list(fine), fine).toEqual([])
    }
    for (const odd of [
      '10.0.0.0/33',
      'fd00::/129',
      '0x7f.1',
      '"2130706433"',
      'a/b',
      '"*.internal"',
      'https://a',
      '10.0.0.0/8/8',
      '""',
      '127.1',
      'fe80::1%eth0',
      'a:80',
    ]) {
      expect(list(odd), odd).toHaveLength(1)
    }
  })

  it('http is good for a host that is listed', () => {
    const http = good.replace('https://wfm.example/hooks', 'http://WFM.internal:8080/')
    expect(problems(http)).toHaveLength(1)
    expect(problems(`${http}network: { allowPrivate: [wfm.internal] }\n`)).toEqual([])
    expect(problems(`${http}network: { allowPrivate: [other.internal] }\n`)).toHaveLength(1)
  })
})

it('whatever the text, there is an answer, each problem has a place in it, and no secret is told', () => {
  const lines = exampleConfig.split('\n')
  const secrets = [...Object.values(env), ...Object.values(files)].map((one) => one.trim()).filter(Boolean)
  const edits = fc.array(
    fc.record({
      at: fc.nat(exampleConfig.length),
      cut: fc.nat(12),
      put: fc.constantFrom(
        '',
        ' ',
        ':',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '#',
        '- ',
        '&a',
        '*a',
        '!x',
        '%',
        '\t',
        '\n',
        '0',
        'null',
        '~',
        'env',
        '\u202e',
        '__proto__:',
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  let refused = 0
  fc.assert(
    fc.property(edits, (all) => {
      const yaml = all.reduce(
        (text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut),
        exampleConfig,
      )
      const { config, problems: found } = checkConfig(yaml, surroundings)
      expect(config === undefined).toBe(found.length > 0)
      if (config === undefined) refused++
      for (const { place, what, instead } of found) {
        expect(place.line).toBeLessThanOrEqual(lines.length + 4)
        expect(Math.min(place.line, place.column)).toBeGreaterThan(0)
        for (const secret of secrets) expect(`${what} ${instead}`).not.toContain(secret)
      }
    }),
    { numRuns: 400 },
  )
  expect(refused).toBeGreaterThan(100)
})

it('the published schema has every key and says what it is', () => {
  const undescribed: string[] = []
  const visit = (schema: any, path: string): void => {
    for (const [key, member] of Object.entries<any>(schema.properties ?? {})) {
      if (member.description === undefined) undescribed.push(`${path}.${key}`)
      visit(member, `${path}.${key}`)
    }
    if (schema.items !== undefined) visit(schema.items, `${path}[]`)
    if (schema.additionalProperties !== undefined) visit(schema.additionalProperties, `${path}.*`)
  }
  const schema = configJsonSchema() as any
  visit(schema, '')
  expect(undescribed).toEqual([])
  expect(schema.required).toEqual(['integrations'])
  expect(schema.additionalProperties).toBe(false)
})
