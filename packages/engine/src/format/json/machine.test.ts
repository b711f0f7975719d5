import { describe, expect, it } from 'vitest'
import { keepAny, makePlan, strike, type Field } from '../../../../../test/reference/make-plan.ts'
import type { State } from '../../address/automaton.ts'
import { resolveLimits } from '../../limits.ts'
import type { LeafKind } from '../../span/leaf.ts'
import { JsonMachine, type JsonMachineOptions, type LeafDecision } from './machine.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** A machine, and what its handler was told. */
function makeMachine(
  fields: readonly Field[],
  framing: JsonMachineOptions['framing'],
  decide: (text: string) => LeafDecision = () => true,
) {
  const route = makePlan(fields).routes.get('route')
  if (route === undefined) throw new RangeError('no route')
  const told: string[] = []
  const counts = { leaves: new Float64Array(fields.length + 1), mismatches: new Float64Array(fields.length) }
  const machine = new JsonMachine({
    root: route.automaton.root,
    element: route.element,
    framing,
    isUnlistedNull: false,
    limits: resolveLimits({}, false),
    counts,
    handler: {
      leaf: ({ pattern }: State, kind: LeafKind, bytes: Uint8Array, start: number, end: number) => {
        const text = decode(bytes.subarray(start, end))
        told.push(`${pattern} ${kind} ${text}`)
        return decide(text)
      },
      recordStart: (byteOffset) => told.push(`( ${byteOffset}`),
      recordEnd: (byteOffset) => told.push(`) ${byteOffset}`),
    },
  })
  return { machine, told, counts }
}

const fields: readonly Field[] = [
  { address: '$.id', treatment: keepAny },
  { address: '$.tags[*]', treatment: keepAny },
  { address: '$.gone', treatment: strike },
]

describe('what a handler is told', () => {
  it('each listed leaf, whole, in the order of the document, and where records are', () => {
    const input = ' {"id":"\\u0061","x":{"id":1},"tags":[1.50,null,true,{"id":2}],"gone":[1,2]} '
    for (const size of [1, 2, 3, 1000]) {
      const { machine, told } = makeMachine(fields, 'document')
      const bytes = encode(input)
      for (let at = 0; at < bytes.length; at += size) machine.write(bytes.slice(at, at + size))
      machine.end()
      expect(told).toEqual([
        '( 1',
        '0 string "\\u0061"',
        '1 number 1.50',
        '1 null null',
        '1 boolean true',
        `) ${input.length - 1}`,
      ])
      expect(decode(machine.out.take())).toBe('{"id":"\\u0061","tags":[1.50,null,true,null]}')
      expect(machine.records).toBe(1)
    }
  })

  it('elements of an array at the root are records; of `record` framing they are not', () => {
    const { machine, told } = makeMachine(fields, 'document')
    machine.write(encode('[{"id":1},[],7]'))
    machine.end()
    expect(told).toEqual(['( 1', '0 number 1', ') 9', '( 10', ') 12', '( 13', ') 14'])
    expect(machine.isRootArray).toBe(true)
    const other = makeMachine(fields, 'record')
    other.machine.write(encode('[{"id":1},[],7]'))
    other.machine.end()
    expect(other.told).toEqual(['( 0', ') 15'])
    expect(decode(other.machine.out.take())).toBe('null')
  })

  it('lines are records, whatever they hold', () => {
    const { machine, told } = makeMachine(fields, 'lines')
    machine.write(encode('{"id":1}\n\n[{"id":2}]\r\n3'))
    machine.end()
    expect(told).toEqual(['( 0', '0 number 1', ') 8', '( 10', '0 number 2', ') 20', '( 22', ') 23'])
    expect(decode(machine.out.take())).toBe('{"id":1}\n[{"id":2}]\nnull\n')
  })
})

describe('what a handler decides', () => {
  it('bytes take the place of a leaf, and a struck leaf goes', () => {
    const { machine } = makeMachine(fields, 'document', (text) => (text === '1' ? encode('"one"') : false))
    machine.write(encode('{"tags":[1,2,1],"id":2}'))
    machine.end()
    expect(decode(machine.out.take())).toBe('{"tags":["one",null,"one"]}')
  })
})

describe('what is counted', () => {
  it('leaves that are unlisted, below a strike, and of another shape', () => {
    for (const size of [1, 4, 1000]) {
      const { machine, counts } = makeMachine(fields, 'document')
      const bytes = encode('{"a":1,"b":{"c":[2,"3"]},"gone":{"x":[4,5]},"id":[6,{"y":7}],"tags":8,"gone":9}')
      for (let at = 0; at < bytes.length; at += size) machine.write(bytes.slice(at, at + size))
      machine.end()
      expect(Array.from(counts.leaves)).toEqual([4, 2, 0, 3])
      expect(Array.from(counts.mismatches)).toEqual([1, 0, 0])
    }
  })
})

describe('a machine that goes on', () => {
  it('takes another input after a reset', () => {
    const { machine } = makeMachine(fields, 'record')
    const root = makePlan(fields).routes.get('route')?.automaton.root
    for (const text of ['{"id":1}', '2', '{"id":"x"}']) {
      machine.reset(root)
      machine.write(encode(text))
      machine.end()
    }
    expect(decode(machine.out.take())).toBe('{"id":1}null{"id":"x"}')
  })

  it('names the byte and the record of a refusal in the whole input', () => {
    const input = '{"id":1}\n{"id":2}\n{"id":3,}\n'
    for (const size of [1, 5, 100]) {
      const { machine } = makeMachine(fields, 'lines')
      const bytes = encode(input)
      const run = (): void => {
        for (let at = 0; at < bytes.length; at += size) machine.write(bytes.slice(at, at + size))
      }
      const place = { record: 3, byteOffset: 26 }
      expect(run).toThrow(expect.objectContaining({ code: 'STET_INPUT_JSON', place }))
    }
  })
})
