import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { policyJsonSchema } from '@stet/engine'

/** As much of JSON Schema as a policy's schema uses. */
interface Schema {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly type?: string | readonly string[]
}

const schema = policyJsonSchema() as Schema

/** What may be written where somebody writes, as the policy's JSON Schema says. */
export function completePolicy(context: CompletionContext): CompletionResult | null {
  const { text, from } = context.state.doc.lineAt(context.pos)
  const before = text.slice(0, context.pos - from)
  const word = /[\w$-]*$/.exec(before)?.[0] ?? ''
  if (word === '' && !context.explicit) return null
  const lines = context.state.doc.sliceString(0, from).split('\n')
  const options = optionsAt(lines, before)
  return options.length === 0 ? null : { from: context.pos - word.length, options, validFor: /^[\w-]*$/ }
}

/** @param above - the lines above, the last of them empty */
export function optionsAt(above: readonly string[], before: string): Completion[] {
  const { path, isValue } = pathAt(above, before)
  const places = path.reduce<readonly Schema[]>(
    (found, name) => found.flatMap((one) => below(one, name)),
    [schema],
  )
  const seen = new Map<string, Completion>()
  for (const place of places.flatMap(alternatives)) {
    if (!isValue) {
      for (const [label, { description }] of Object.entries(place.properties ?? {}))
        seen.set(label, {
          label,
          apply: `${label}: `,
          type: 'property',
          ...(description && { info: description }),
        })
    } else {
      for (const value of place.enum ?? [])
        seen.set(String(value), { label: String(value), type: 'constant' })
    }
  }
  return [...seen.values()]
}

const keyPattern = /^(\s*)(?:'([^']*)'|"([^"]*)"|([^\s'"{[#][^:]*?))\s*:(?:\s|$)/

/** The members around a place: by indentation above it, by brackets on its line. */
function pathAt(above: readonly string[], before: string): { path: string[]; isValue: boolean } {
  const path: string[] = []
  const own = keyPattern.exec(before)
  let indent = own === null ? (/^\s*/.exec(before)?.[0].length ?? 0) : (own[1]?.length ?? 0)
  for (const line of above.toReversed()) {
    const key = keyPattern.exec(line)
    const depth = key?.[1]?.length ?? indent
    if (key === null || depth >= indent) continue
    path.unshift(key[2] ?? key[3] ?? key[4] ?? '')
    indent = depth
  }
  if (own === null && !before.includes('{')) return { path, isValue: false }
  const rest = own === null ? before : before.slice(own[0].length)
  if (own !== null) path.push(own[2] ?? own[3] ?? own[4] ?? '')
  return { ...flowPath(path, rest) }
}

function flowPath(path: readonly string[], text: string): { path: string[]; isValue: boolean } {
  const stack: string[] = []
  let name = ''
  let isValue = true
  for (const token of text.match(/[{}[\],]|:(?=\s)|'[^']*'|"[^"]*"|[^\s{}[\],:'"]+/g) ?? []) {
    if (token === '{') {
      if (name !== '') stack.push(name)
      else stack.push('')
      name = ''
      isValue = false
    } else if (token === '}') {
      stack.pop()
      isValue = true
    } else if (token === ',') {
      name = ''
      isValue = false
    } else if (token === ':') isValue = true
    else if (!isValue && /^[\w$'"]/.test(token)) name = token.replaceAll(/['"]/g, '')
  }
  const around = stack.filter((one) => one !== '')
  return { path: [...path, ...around, ...(isValue && name !== '' ? [name] : [])], isValue }
}

function alternatives(one: Schema): readonly Schema[] {
  return one.anyOf === undefined ? [one] : [one, ...one.anyOf.flatMap(alternatives)]
}

function below(one: Schema, name: string): readonly Schema[] {
  return alternatives(one).flatMap(({ properties, additionalProperties }) => {
    const named = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined
    if (named !== undefined) return [named]
    return typeof additionalProperties === 'object' ? [additionalProperties] : []
  })
}
