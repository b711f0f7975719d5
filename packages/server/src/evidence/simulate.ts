import {
  comparePolicies,
  createRedactor,
  MemoryVault,
  StetError,
  type InputFormat,
  type KeyMaterial,
  type Plan,
  type PolicyComparison,
  type RedactionReport,
} from '@stet/engine'

/** A document to try policies on. */
export interface SimulatedSample {
  readonly name: string
  /** Route of the new policy; the only one, where it is left out. */
  readonly route: string | undefined
  readonly format: InputFormat
  readonly bytes: Uint8Array
}

/** What one policy lets out of a sample. */
export interface Outcome {
  readonly output: string
  readonly counts: Counts
}

/** Leaves, by what became of them. */
export interface Counts {
  readonly kept: number
  readonly changed: number
  readonly struck: number
  /** Of those struck, for being of another type than the rule expects. */
  readonly mismatched: number
  readonly unlisted: number
}

/** One leaf of which something else leaves. */
export interface LeafChange {
  /** JSON Pointer into the output. */
  readonly at: string
  /** As JSON; undefined: it did not leave. */
  readonly before: string | undefined
  readonly after: string | undefined
}

export interface SampleResult {
  readonly name: string
  readonly route: string
  /** Undefined where there is no old policy, or it has no such route. */
  readonly before: Outcome | undefined
  /** Undefined where the new policy refuses the sample; `refusal` says why. */
  readonly after: Outcome | undefined
  readonly refusal: string | undefined
  readonly newlyLeaving: readonly LeafChange[]
  readonly changed: readonly LeafChange[]
  readonly gone: readonly LeafChange[]
  /** Rules whose values were of another type than expected, with how many. */
  readonly mismatches: readonly { readonly address: string; readonly count: number }[]
}

export interface Simulation {
  readonly policy: string
  readonly digest: string
  readonly against: string | undefined
  readonly comparison: PolicyComparison
  readonly samples: readonly SampleResult[]
}

/** Tries a policy on samples, beside the one that it would take the place of. Nothing of a sample is kept but what leaves. */
export async function simulate(
  now: Plan,
  old: Plan | undefined,
  samples: readonly SimulatedSample[],
  key: KeyMaterial,
): Promise<Simulation> {
  const results: SampleResult[] = []
  for (const sample of samples) results.push(await simulateSample(now, old, sample, key))
  return {
    policy: now.policy.id,
    digest: now.policy.digest,
    against: old?.policy.digest,
    comparison: comparePolicies(old, now),
    samples: results,
  }
}

async function simulateSample(
  now: Plan,
  old: Plan | undefined,
  sample: SimulatedSample,
  key: KeyMaterial,
): Promise<SampleResult> {
  const route = sample.route ?? onlyRoute(now)
  const before = old?.routes.has(route) === true ? await outcomeOf(old, route, sample, key) : undefined
  const after = await outcomeOf(now, route, sample, key)
  const changes = diff(leavesOf(before), leavesOf(after))
  return {
    name: sample.name,
    route,
    before: before?.outcome,
    after: after.outcome,
    refusal: after.refusal,
    newlyLeaving: changes.filter(({ before: was }) => was === undefined),
    gone: changes.filter(({ after: is }) => is === undefined),
    changed: changes.filter(({ before: was, after: is }) => was !== undefined && is !== undefined),
    mismatches: (after.report?.rules ?? []).flatMap(({ address, mismatched }) =>
      mismatched === 0 ? [] : [{ address, count: mismatched }],
    ),
  }
}

function onlyRoute(plan: Plan): string {
  const [name, another] = plan.routes.keys()
  if (name !== undefined && another === undefined) return name
  throw new StetError('STET_POLICY_ROUTE', {}, [[...plan.routes.keys()].join(', ')])
}

interface Tried {
  readonly outcome: Outcome | undefined
  readonly report: RedactionReport | undefined
  readonly refusal: string | undefined
  readonly format: InputFormat
}

async function outcomeOf(
  plan: Plan,
  route: string,
  { bytes, format }: SimulatedSample,
  key: KeyMaterial,
): Promise<Tried> {
  try {
    const redactor = await createRedactor(plan, { route, format, key, vault: new MemoryVault() })
    const { output, report } = await redactor.redact(bytes)
    return {
      outcome: { output: output.text(), counts: countsOf(report) },
      report,
      refusal: undefined,
      format,
    }
  } catch (error) {
    if (!(error instanceof StetError)) throw error
    return { outcome: undefined, report: undefined, refusal: `${error.code}: ${error.message}`, format }
  }
}

function countsOf({ rules, unlisted }: RedactionReport): Counts {
  const sum = (name: 'kept' | 'changed' | 'struck' | 'mismatched'): number =>
    rules.reduce((all, one) => all + one[name], 0)
  return {
    kept: sum('kept'),
    changed: sum('changed'),
    struck: sum('struck'),
    mismatched: sum('mismatched'),
    unlisted,
  }
}

/** Leaves of what left, by JSON Pointer; lines of text and CSV by their number. */
function leavesOf(tried: Tried | undefined): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>()
  const output = tried?.outcome?.output
  if (tried === undefined || output === undefined) return leaves
  const visit = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) {
      leaves.set(at, JSON.stringify(value))
      return
    }
    for (const [name, member] of Object.entries(value))
      visit(member, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
  if (tried.format === 'json') visit(JSON.parse(output), '')
  else {
    const lines = output.split('\n').filter((line) => line !== '')
    lines.forEach((line, index) => {
      visit(tried.format === 'ndjson' ? JSON.parse(line) : line, `/${index}`)
    })
  }
  return leaves
}

function diff(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): LeafChange[] {
  const places = new Set([...before.keys(), ...after.keys()])
  return [...places]
    .map((at) => ({ at, before: before.get(at), after: after.get(at) }))
    .filter((one) => one.before !== one.after)
}
