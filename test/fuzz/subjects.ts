import { buildAutomaton, type Automaton, type Pattern } from '../../packages/engine/src/address/automaton.ts'
import { StetError } from '../../packages/engine/src/errors.ts'
import { JsonMachine } from '../../packages/engine/src/format/json/machine.ts'
import { Utf8Gate } from '../../packages/engine/src/format/utf8-gate.ts'
import { resolveLimits, type Limits } from '../../packages/engine/src/limits.ts'
import { addressOf } from '../reference/make-plan.ts'

/** What came of an input: the bytes that were let out, or the refusal's code. */
export type Answer = { readonly output: Uint8Array } | { readonly refused: string }

/** One way to set up the machine, and what has to hold for it. */
export interface Subject {
  readonly name: string
  readonly isLines: boolean
  /** Whether everything is listed, so that the output has to say what the input says. */
  readonly isKeeping: boolean
  readonly limits: Limits
  readonly run: (chunks: readonly Uint8Array[]) => Answer
}

function automatonOf(addresses: readonly string[], strikes: readonly string[]): Automaton {
  const pattern = (address: string, isBarrier: boolean, id: number): Pattern => ({
    id,
    segments: addressOf(address).segments,
    isBarrier,
    isNameOnly: false,
    allowsAnyName: true,
  })
  const built = buildAutomaton([
    ...addresses.map((address, index) => pattern(address, false, index)),
    ...strikes.map((address, index) => pattern(address, true, addresses.length + index)),
  ])
  if (!built.ok) throw new RangeError('the addresses of a subject meet')
  return built.automaton
}

type Framing = 'document' | 'lines' | 'record'

function makeSubject(
  name: string,
  framing: Framing,
  automaton: Automaton,
  limits: Limits,
  isUnlistedNull = false,
): Subject {
  const rules = 8
  const makeMachine = (): JsonMachine =>
    new JsonMachine({
      root: automaton.root,
      element: automaton.root,
      framing,
      isUnlistedNull,
      limits,
      handler: { leaf: () => true, recordStart: ignore, recordEnd: ignore },
      counts: { leaves: new Float64Array(rules + 1), mismatches: new Float64Array(rules) },
    })
  let machine = makeMachine()
  const run = (chunks: readonly Uint8Array[]): Answer => {
    // A machine goes on to the next input, as it does for records, until it has refused one.
    machine.reset(automaton.root)
    machine.out.drop()
    const gate = new Utf8Gate()
    try {
      for (const chunk of chunks) gate.write(chunk, (bytes) => machine.write(bytes))
      gate.end()
      machine.end()
      return { output: machine.out.take() }
    } catch (error) {
      machine = makeMachine()
      if (error instanceof StetError) return { refused: error.code }
      throw error
    }
  }
  return { name, isLines: framing === 'lines', isKeeping: name.startsWith('keep everything'), limits, run }
}

const ignore = (): void => {
  // nobody asks about records here
}

/** Every subject of the fuzz test. */
export function makeSubjects(): readonly Subject[] {
  const wide = resolveLimits({}, false)
  const narrow = resolveLimits({ depthMax: 4, numberCharsMax: 12 }, false)
  const all = automatonOf(['$', '$..*'], [])
  const none = automatonOf([], [])
  const some = automatonOf(
    ["$['a']", '$..id', "$['b'][*]['a']", "$['é'][*]['x y']"],
    ['$..name', "$['b'][*]['b']"],
  )
  return [
    makeSubject('keep everything, record', 'record', all, wide),
    makeSubject('keep everything, document', 'document', all, wide),
    makeSubject('keep everything, narrow', 'document', all, narrow),
    makeSubject('keep everything, lines', 'lines', all, wide),
    makeSubject('keep nothing, document', 'document', none, wide),
    makeSubject('keep nothing, narrow', 'record', none, narrow),
    makeSubject('keep nothing, lines', 'lines', none, wide),
    makeSubject('keep some, document', 'document', some, wide),
    makeSubject('keep some, nulls, narrow', 'document', some, narrow, true),
    makeSubject('keep some, lines', 'lines', some, wide),
  ]
}
