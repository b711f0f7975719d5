import type { Address } from '../../packages/engine/src/address/address.ts'
import { parseAddress } from '../../packages/engine/src/address/parse-address.ts'
import { compilePolicy, type Plan } from '../../packages/engine/src/policy/compile.ts'
import type {
  InputFormat,
  Policy,
  PolicyProblem,
  Rule,
  ScanProfile,
  Treatment,
} from '../../packages/engine/src/policy/model.ts'

/** One line under `fields`, as a test writes it. */
export interface Field {
  readonly address: string
  readonly treatment: Treatment
  readonly entity?: string
  readonly known?: string
  readonly keys?: 'plain' | 'any'
}

/** What a test may say of its one route. */
export interface RouteOptions {
  readonly subject?: string
  readonly unlisted?: 'omit' | 'null'
  readonly format?: InputFormat
  readonly catalogue?: readonly string[]
  readonly scans?: readonly ScanProfile[]
}

const place = { line: 1, column: 1 }

export const keepAny: Treatment = { operator: 'keep', options: { type: 'any' } }
export const strike: Treatment = { operator: 'strike' }
export const replace: Treatment = { operator: 'replace' }

/** An address that a test wrote. */
export function addressOf(text: string): Address {
  const parsed = parseAddress(text)
  if (!parsed.ok) throw new RangeError(`${text}: ${parsed.what}`)
  return parsed.address
}

/** A policy with one route, made without YAML, so that the engine is tested apart from its parser. */
export function makePolicy(fields: readonly Field[], options: RouteOptions = {}): Policy {
  const rules = fields.map(({ address, treatment, entity, known, keys }, index): Rule => ({
    index,
    address: addressOf(address),
    treatment,
    entity: entity ?? known ?? 'VALUE',
    known,
    reason: undefined,
    keys: keys ?? 'plain',
    place,
  }))
  return {
    id: 'made-by-a-test',
    description: undefined,
    source: 'test',
    destination: 'https://destination.example/',
    digest: '0'.repeat(64),
    detectors: [],
    scans: new Map((options.scans ?? []).map((profile) => [profile.name, profile])),
    routes: [
      {
        name: 'route',
        description: undefined,
        receive: 'file',
        match: [],
        query: [],
        format: options.format,
        subject: options.subject === undefined ? undefined : addressOf(options.subject),
        unlisted: options.unlisted ?? 'omit',
        limits: {},
        rules,
        place,
      },
    ],
  }
}

/** The plan of {@link makePolicy}, or what is wrong with it. */
export function tryPlan(
  fields: readonly Field[],
  options: RouteOptions = {},
): { readonly plan: Plan | undefined; readonly problems: readonly PolicyProblem[] } {
  return compilePolicy(makePolicy(fields, options), (options.catalogue ?? []).map(addressOf))
}

/** {@link tryPlan} for a policy that has to be good. */
export function makePlan(fields: readonly Field[], options: RouteOptions = {}): Plan {
  const { plan, problems } = tryPlan(fields, options)
  if (plan === undefined) throw new RangeError(problems.map(({ what }) => what).join('\n'))
  return plan
}

/** As many of the fields, from the first on, as fit together in one policy. */
export function fittingFields(fields: readonly Field[], options: RouteOptions = {}): Field[] {
  const fitting: Field[] = []
  for (const field of fields) {
    if (tryPlan([...fitting, field], options).plan !== undefined) fitting.push(field)
  }
  return fitting
}
