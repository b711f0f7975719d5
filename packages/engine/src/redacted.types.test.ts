/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- what is wrong here is wrong on purpose */
import { describe, expect, it } from 'vitest'
import { keepAny, makePlan } from '../../../test/reference/make-plan.ts'
import { StetError } from './errors.ts'
import { createRedactor, Redacted } from './redact.ts'

// Lines after `@ts-expect-error` must not compile: where one does, the type check of the repository fails.

const raw = new TextEncoder().encode('{"secret":1}')

async function makeRedacted(): Promise<Redacted> {
  const redactor = await createRedactor(makePlan([{ address: '$.id', treatment: keepAny }]))
  return (await redactor.redact(new TextEncoder().encode('{"id":1,"secret":2}'))).output
}

/** What a way out looks like. */
function leave(redacted: Redacted): number {
  Redacted.assert(redacted)
  return redacted.length
}

const notRedacted = expect.objectContaining({ code: 'STET_NOT_REDACTED' }) as Error

describe('only what was redacted can leave: types', () => {
  it('raw bytes do not compile, and do not pass', () => {
    // @ts-expect-error raw bytes are not Redacted
    expect(() => leave(raw)).toThrow(notRedacted)
    // @ts-expect-error a Buffer is not Redacted
    expect(() => leave(Buffer.from('raw'))).toThrow(notRedacted)
    // @ts-expect-error a text is not Redacted
    expect(() => leave('raw')).toThrow(notRedacted)
    // @ts-expect-error an object with the same methods is not Redacted
    expect(() => leave({ ...raw, text: () => 'raw' })).toThrow(notRedacted)
  })

  it('the constructor does not compile, and throws', () => {
    // @ts-expect-error the constructor is private
    expect(() => new Redacted(Symbol('made by redact.ts'), raw)).toThrow(notRedacted)
    // @ts-expect-error a class whose constructor is private cannot be extended
    class Forged extends Redacted {}
    expect(() => Reflect.construct(Forged, [undefined, raw])).toThrow(notRedacted)
  })

  it('views of Redacted are plain bytes', async () => {
    const redacted = await makeRedacted()
    // @ts-expect-error a view is not Redacted
    expect(() => leave(redacted.subarray(1))).toThrow(notRedacted)
    // @ts-expect-error a copy is not Redacted
    expect(() => leave(redacted.slice())).toThrow(notRedacted)
    expect(leave(redacted)).toBe('{"id":1}'.length)
  })
})

describe('only what was redacted can leave: run time', () => {
  const make = Redacted as unknown as new (...given: unknown[]) => object

  it.each<[string, () => unknown]>([
    ['new, with anything', () => new make(Symbol('made by redact.ts'), raw)],
    ['new, with a symbol of the registry', () => new make(Symbol.for('made by redact.ts'), raw)],
    ['Reflect.construct', () => Reflect.construct(make, [undefined, raw])],
    ['Reflect.construct as another class', () => Reflect.construct(make, [undefined, raw], Uint8Array)],
    ['a subclass', () => new (class extends make {})(undefined, raw)],
    ['Redacted.from', () => Redacted.from([1, 2, 3])],
    ['Redacted.of', () => Redacted.of(1, 2, 3)],
    ['Uint8Array.from, called on it', () => Uint8Array.from.call(make, [1])],
  ])('%s throws', (_name, forge) => {
    expect(forge).toThrow(StetError)
    expect(forge).toThrow(notRedacted)
  })

  it.each<[string, (redacted: Redacted) => unknown]>([
    ['Object.create', () => Object.create(Redacted.prototype)],
    ['Object.create of a real one', (redacted) => Object.create(redacted)],
    ['a swapped prototype', () => Object.setPrototypeOf(new Uint8Array(raw), Redacted.prototype)],
    ['Uint8Array built as Redacted', () => Reflect.construct(Uint8Array, [raw], make)],
    ['a structured clone', (redacted) => structuredClone(redacted)],
    ['subarray', (redacted) => redacted.subarray()],
    ['slice', (redacted) => redacted.slice()],
    ['map', (redacted) => redacted.map((byte) => byte)],
    ['filter', (redacted) => redacted.filter(() => true)],
    ['toSorted', (redacted) => redacted.toSorted()],
    ['toReversed', (redacted) => redacted.toReversed()],
    ['with', (redacted) => redacted.with(0, 1)],
    ['a copy by Uint8Array.from', (redacted) => Uint8Array.from(redacted)],
    ['a view of its buffer', (redacted) => new Uint8Array(redacted.buffer)],
    ['a Buffer over it', (redacted) => Buffer.from(redacted.buffer)],
    ['a proxy', (redacted) => new Proxy(redacted, {})],
    ['an object with all its properties', (redacted) => Object.assign(new Uint8Array(raw), { ...redacted })],
    ['null', () => null],
    ['undefined', () => undefined],
  ])('%s is not Redacted', async (_name, forge) => {
    const forged = forge(await makeRedacted())
    expect(Redacted.is(forged)).toBe(false)
    expect(() => Redacted.assert(forged)).toThrow(notRedacted)
  })

  it('says so without a word of what it was given', () => {
    expect(() => Redacted.assert(raw)).toThrow(
      /^Bytes that are not Redacted reached a way out and were stopped/,
    )
  })

  it('is what the engine gives, in one call and in a stream', async () => {
    const redactor = await createRedactor(makePlan([]))
    const { output } = await redactor.redact(raw)
    expect(Redacted.is(output)).toBe(true)
    expect(output.text()).toBe('{}')
    const { transform } = redactor.stream()
    const parts: unknown[] = []
    for await (const part of new Blob([raw]).stream().pipeThrough(transform)) parts.push(part)
    expect(parts.length).toBeGreaterThan(0)
    expect(parts.every((part) => Redacted.is(part))).toBe(true)
  })

  it('another parent of the class does not stamp a forgery as real', async () => {
    const forged = Object.setPrototypeOf(new Uint8Array(raw), Redacted.prototype) as Redacted
    const before: unknown = Object.getPrototypeOf(Redacted)
    const Parent = function () {
      return forged
    }
    try {
      Object.setPrototypeOf(Redacted, Parent)
    } catch {
      // a class that cannot be changed is the better answer
    }
    try {
      await makeRedacted().catch(() => undefined)
      expect(Redacted.is(forged)).toBe(false)
    } finally {
      if (Object.getPrototypeOf(Redacted) !== before) Object.setPrototypeOf(Redacted, before as object)
    }
  })
})
