import type { RoutePlan } from '@stet/engine'

/** A state of the automaton that decides which rule treats which value. */
export type State = RoutePlan['automaton']['root']

/** Where a value stands: below a state, or nowhere, since no rule can list it. */
export type Standing = State | undefined

const plainName = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/
const digitRun = /[0-9]{6}/

/** The state of a member, as the engine finds it. */
export function memberState(state: Standing, name: string): Standing {
  if (state === undefined || state.isBarrier) return state
  const named = state.names.get(name)
  if (named !== undefined) return named.state
  if (state.other === undefined) return undefined
  const isPlain = plainName.test(name) && !digitRun.test(name)
  return state.allowsAnyName || isPlain ? state.other : undefined
}

/** The state of an element. */
export function elementState(state: Standing): Standing {
  return state === undefined || state.isBarrier ? state : state.other
}

/** A step of an address, as a policy writes it. */
export function memberStep(name: string): string {
  if (/^[A-Za-z_\u0080-\uFFFF][A-Za-z0-9_\u0080-\uFFFF]*$/.test(name)) return `.${name}`
  return `['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`
}

/** Whether a route counts the array at the root as a step of its addresses. */
export function isReadByElement({ route: { rules, subject } }: RoutePlan): boolean {
  const addresses = rules
    .filter(({ treatment }) => treatment.operator !== 'strike')
    .map(({ address }) => address)
  return [...addresses, ...(subject === undefined ? [] : [subject])].some(
    ({ segments: [first] }) => first?.isDescendant === false && first.name === undefined,
  )
}
