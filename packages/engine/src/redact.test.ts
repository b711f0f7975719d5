import { describe, expect, it } from 'vitest'
import {
  keepAny,
  makePlan,
  makePolicy,
  replace,
  type Field,
  type RouteOptions,
} from '../../../test/reference/make-plan.ts'
import { bytesOf, redactText, streamChunks } from '../../../test/reference/run-redactor.ts'
import { StetError } from './errors.ts'
import type { TokenEntry, VaultPort } from './operator/contract.ts'
import { MemoryVault } from './operator/memory-vault.ts'
import { compilePolicy } from './policy/compile.ts'
import { createRedactor } from './redact.ts'

const key = { version: 1, secret: new Uint8Array(32).fill(3) }
const tokenized: readonly Field[] = [
  { address: '$.id', treatment: keepAny },
  { address: '$.email', treatment: { operator: 'tokenize' }, entity: 'EMAIL_ADDRESS' },
]
const tokenIn = (text: string): string => /tok1_[a-z_]+_[a-z2-7]{26}@token\.invalid/.exec(text)?.[0] ?? 'none'
const code = (wanted: string): Error => expect.objectContaining({ code: wanted }) as Error

describe('createRedactor', () => {
  const policy = makePolicy([{ address: '$.id', treatment: keepAny }])
  const [route] = policy.routes
  if (route === undefined) throw new RangeError('no route')
  const { plan } = compilePolicy({ ...policy, routes: [route, { ...route, name: 'other', format: 'csv' }] })
  if (plan === undefined) throw new RangeError('no plan')

  it('wants a route where there are several', async () => {
    await expect(createRedactor(plan)).rejects.toThrow(code('STET_POLICY_ROUTE'))
    await expect(createRedactor(plan)).rejects.toThrow(/Routes: route, other/)
    await expect(createRedactor(plan, { route: 'third' })).rejects.toThrow(code('STET_POLICY_ROUTE'))
    await expect(createRedactor(plan, { route: 'route' })).resolves.toMatchObject({
      route: 'route',
      format: 'json',
    })
  })

  it('takes the format of the route, else JSON', async () => {
    await expect(createRedactor(plan, { route: 'other' })).resolves.toMatchObject({ format: 'csv' })
    await expect(createRedactor(plan, { route: 'other', format: 'text' })).rejects.toThrow(
      code('STET_POLICY_FORMAT'),
    )
  })

  it('wants a key where the policy has a keyed operator', async () => {
    await expect(createRedactor(makePlan(tokenized))).rejects.toThrow(code('STET_POLICY_KEYS'))
    const short = { version: 1, secret: new Uint8Array(31) }
    await expect(createRedactor(makePlan(tokenized), { key: short })).rejects.toThrow(
      code('STET_POLICY_KEYS'),
    )
  })

  it('holds records in memory, and so limits them, only where two passes are needed', async () => {
    const one = await createRedactor(makePlan(tokenized), { key })
    expect(one.limits.recordBytesMax).toBe(1024 ** 4)
    const two = await createRedactor(makePlan(tokenized, { subject: '$.id' }), { key })
    expect(two.limits.recordBytesMax).toBe(16 * 1024 * 1024)
  })
})

describe('one redactor', () => {
  it('redacts one input after another, and several at once, each by itself', async () => {
    const redactor = await createRedactor(
      makePlan([{ address: '$.name', treatment: replace, entity: 'PERSON' }]),
    )
    const inputs = ['Zoë', 'Arjun', 'Zoë'].map((name) => JSON.stringify([{ name }, { name: 'Marta' }]))
    const wanted = '[{"name":"[PERSON_1]"},{"name":"[PERSON_1]"}]'
    for (const input of inputs) expect(await redactText(redactor, input)).toBe(wanted)
    const outputs = await Promise.all(inputs.map((input) => redactText(redactor, input)))
    expect(outputs).toEqual([wanted, wanted, wanted])
  })

  it('is good for the next input after it refused one', async () => {
    const redactor = await createRedactor(makePlan([{ address: '$.id', treatment: keepAny }]))
    await expect(redactor.redact(bytesOf('{"id":1'))).rejects.toThrow(StetError)
    expect(await redactText(redactor, '{"id":2}')).toBe('{"id":2}')
  })

  it('leaves its input as it was, and does not lean on it afterwards', async () => {
    const redactor = await createRedactor(makePlan([{ address: '$.id', treatment: keepAny }]))
    const input = bytesOf('{"id":"abc","x":1}')
    const before = input.slice()
    const { output } = await redactor.redact(input)
    expect(input).toEqual(before)
    input.fill(0)
    expect(output.text()).toBe('{"id":"abc"}')
  })
})

describe('reports', () => {
  it('count records, bytes and leaves, and hold no value', async () => {
    const fields: Field[] = [
      { address: '$.id', treatment: { operator: 'keep', options: { type: 'integer' } } },
      { address: '$.name', treatment: replace, entity: 'PERSON' },
      { address: '$.gone', treatment: { operator: 'strike' } },
    ]
    const redactor = await createRedactor(makePlan(fields), { format: 'ndjson' })
    const input = bytesOf(
      '{"id":1,"name":"Zoë","x":"Specimen"}\n{"id":"Specimen","gone":[1,2],"y":{"z":null}}\n',
    )
    const { output, report } = await redactor.redact(input)
    expect(report).toMatchObject({
      policy: 'made-by-a-test',
      policyDigest: '0'.repeat(64),
      route: 'route',
      format: 'ndjson',
      records: 2,
      bytesIn: input.length,
      bytesOut: output.length,
      unlisted: 2,
      rules: [
        { address: '$.id', operator: 'keep', kept: 1, changed: 0, struck: 1, mismatched: 1 },
        { address: '$.name', operator: 'replace', kept: 0, changed: 1, struck: 0 },
        { address: '$.gone', operator: 'strike', kept: 0, changed: 0, struck: 2 },
      ],
    })
    expect(JSON.stringify(report)).not.toMatch(/Specimen|Zoë/)
  })
})

describe('tokens', () => {
  it('are in the vault before the bytes that hold them are out', async () => {
    const stored: TokenEntry[] = []
    let isStoring = false
    const vault: VaultPort = {
      store: async (entries) => {
        isStoring = true
        await Promise.resolve()
        stored.push(...entries)
        isStoring = false
      },
    }
    const redactor = await createRedactor(makePlan(tokenized), { key, vault, format: 'ndjson' })
    const { transform } = redactor.stream()
    const writer = transform.writable.getWriter()
    const reader = transform.readable.getReader()
    for (let id = 0; id < 3; id += 1) {
      const written = writer.write(bytesOf(`{"id":${id},"email":"zoe${id}@mail.example"}\n`))
      const { value } = await reader.read()
      expect(isStoring).toBe(false)
      const token = tokenIn(value?.text() ?? '')
      expect(stored.find((entry) => entry.token === token)?.original).toBe(`zoe${id}@mail.example`)
      await written
    }
    await Promise.all([writer.close(), reader.read()])
    expect(stored).toHaveLength(3)
  })

  it('are stable, belong to their subject and destination, and can be turned back by the vault alone', async () => {
    const vault = new MemoryVault()
    const options: RouteOptions = { subject: '$.id' }
    const redactor = await createRedactor(makePlan(tokenized, options), { key, vault })
    const one = tokenIn(await redactText(redactor, '{"email":"zoe@mail.example","id":1}'))
    const again = tokenIn(await redactText(redactor, '{"id":1,"email":"zoe@mail.example"}'))
    const other = tokenIn(await redactText(redactor, '{"id":2,"email":"zoe@mail.example"}'))
    expect(again).toBe(one)
    expect(other).not.toBe(one)
    expect(vault.size).toBe(2)
    expect(vault.original(one)).toBe('zoe@mail.example')
  })

  it.each<[string, VaultPort | undefined]>([
    ['there is none', undefined],
    ['it refuses', { store: () => Promise.reject(new Error('zoe@mail.example could not be stored')) }],
    [
      'it throws',
      {
        store: () => {
          throw new Error('zoe@mail.example could not be stored')
        },
      },
    ],
  ])('nothing leaves without a vault: %s', async (_name, vault) => {
    const redactor = await createRedactor(makePlan(tokenized), { key, vault, format: 'ndjson' })
    const input = bytesOf('{"id":1}\n{"id":2,"email":"zoe@mail.example"}\n{"id":3}\n')
    await expect(redactor.redact(input)).rejects.toThrow(code('STET_VAULT_FAILED'))
    const { bytes, error } = await streamChunks(redactor, [input])
    expect(bytes).toHaveLength(0)
    expect(error).toMatchObject({ code: 'STET_VAULT_FAILED' })
    expect((error as Error).message).not.toContain('zoe')
  })
})

describe('a stream', () => {
  it('lets records out as they come', async () => {
    const redactor = await createRedactor(makePlan([{ address: '$.id', treatment: keepAny }]), {
      format: 'ndjson',
    })
    const { transform, report } = redactor.stream()
    const writer = transform.writable.getWriter()
    const reader = transform.readable.getReader()
    void writer.write(bytesOf('{"id":1}\n{"id":'))
    expect((await reader.read()).value?.text()).toContain('{"id":1}\n')
    void writer.write(bytesOf('2}\n'))
    void writer.close()
    let rest = ''
    for (let read = await reader.read(); !read.done; read = await reader.read()) rest += read.value.text()
    expect(rest.endsWith('2}\n')).toBe(true)
    expect(report().records).toBe(2)
  })

  it('gives a document that was refused no end', async () => {
    const redactor = await createRedactor(makePlan([{ address: '$.id', treatment: keepAny }]))
    const { bytes, error } = await streamChunks(redactor, [
      bytesOf('[{"id":1},'),
      bytesOf('{"id":2},'),
      bytesOf('oops]'),
    ])
    expect(error).toMatchObject({ code: 'STET_INPUT_JSON' })
    expect(() => JSON.parse(new TextDecoder().decode(bytes)) as unknown).toThrow()
  })
})

describe('a session', () => {
  const fields: Field[] = [
    { address: '$.id', treatment: keepAny },
    { address: '$.name', treatment: replace, entity: 'PERSON', known: 'PERSON' },
    { address: '$.body', treatment: { operator: 'scan', profile: 'p' } },
  ]
  const profile = {
    name: 'p',
    locales: ['en-US'],
    threshold: 0.5,
    text: 'auto',
    entities: new Map(),
    otherwise: { operator: 'replace' },
  } as const
  const input =
    '[{"id":12345,"name":"Zoë Specimen","body":"zoe 😀"},{"id":"x","name":"Arjun","body":"Arjun"},7]'

  it.each([0, 1])('does not need a chunk any more once it is written (passes: %s more)', async (more) => {
    const plan = makePlan(more === 0 ? fields.slice(0, 1) : fields, { scans: [profile] })
    const redactor = await createRedactor(plan)
    const wanted = await redactText(redactor, input)
    const bytes = bytesOf(input)
    const buffer = new Uint8Array(5)
    const session = redactor.open()
    let output = ''
    const decoder = new TextDecoder()
    for (let at = 0; at < bytes.length; at += buffer.length) {
      const part = bytes.subarray(at, at + buffer.length)
      buffer.set(part)
      output += decoder.decode(await session.write(buffer.subarray(0, part.length)), { stream: true })
      buffer.fill(0x22)
    }
    output += decoder.decode(await session.end())
    expect(output).toBe(wanted)
    expect(session.report().records).toBe(3)
  })

  it('lets nothing more through after a refusal, nor while a call is under way', async () => {
    const redactor = await createRedactor(makePlan(fields.slice(0, 1)), { format: 'ndjson' })
    const session = redactor.open()
    await expect(session.write(bytesOf('{"id":1}\noops\n'))).rejects.toThrow(code('STET_INPUT_JSON'))
    await expect(session.write(bytesOf('{"id":2}\n'))).rejects.toThrow(StetError)
    await expect(session.end()).rejects.toThrow(StetError)
    const other = redactor.open()
    const first = other.write(bytesOf('{"id":3}\n'))
    await expect(other.write(bytesOf('{"id":4}\n'))).rejects.toThrow(StetError)
    expect((await first).text()).toBe('{"id":3}\n')
  })

  it('is over after its end', async () => {
    const session = (await createRedactor(makePlan(fields.slice(0, 1)), { format: 'ndjson' })).open()
    await session.write(bytesOf('{"id":1}\n'))
    await session.end()
    await expect(session.write(bytesOf('{"id":2}\n'))).rejects.toThrow(StetError)
    await expect(session.end()).rejects.toThrow(StetError)
  })
})

describe('limits', () => {
  it('of the caller stand over those of the route, and one that is left out does not', async () => {
    const policy = makePolicy([{ address: '$.id', treatment: keepAny }])
    const routes = policy.routes.map((route) => ({ ...route, limits: { depthMax: 2, leafBytesMax: 9 } }))
    const { plan } = compilePolicy({ ...policy, routes })
    if (plan === undefined) throw new RangeError('no plan')
    const { limits } = await createRedactor(plan, { limits: { depthMax: undefined, leafBytesMax: 8 } })
    expect(limits).toMatchObject({ depthMax: 2, leafBytesMax: 8, numberCharsMax: 1024 })
  })
})
