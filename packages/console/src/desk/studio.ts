import {
  checkPolicy,
  comparePolicies,
  createRedactor,
  explainPolicy,
  type CompiledPolicy,
  type Plan,
  type PolicyComparison,
  type ScannedText,
} from '@stet/engine'
import type { Galley, Refusal, StudioAnswer, StudioQuestion } from './contract.ts'
import { makeGalley } from './galley.ts'
import { showKey, showVault } from './key.ts'
import { refusalOf } from './refusal.ts'

/** Answers the studio: what is wrong with a policy, what it says, and what it lets out of a sample. */
export async function answerStudio(question: StudioQuestion): Promise<StudioAnswer> {
  const { plan, problems } = checked(question.policy)
  if (plan === undefined) {
    return {
      kind: 'studio',
      problems,
      routes: undefined,
      route: undefined,
      scans: [],
      words: undefined,
      comparison: undefined,
      galley: undefined,
    }
  }
  const names = [...plan.routes.keys()]
  const route = names.find((name) => name === question.route) ?? names[0]
  return {
    kind: 'studio',
    problems,
    routes: plan.policy.routes.map(({ name, description }) => ({ name, description })),
    route,
    scans: [...plan.policy.scans.keys()],
    words: explainPolicy(plan.policy),
    comparison: compared(question.base, plan),
    galley: route === undefined ? undefined : await galleyOf(plan, route, question.sample),
  }
}

let lastBase: { base: string; plan: Plan | undefined } | undefined

function compared(base: string | undefined, plan: Plan): PolicyComparison | undefined {
  if (base === undefined) return undefined
  if (lastBase?.base !== base) lastBase = { base, plan: checkPolicy(base).plan }
  return lastBase.plan === undefined ? undefined : comparePolicies(lastBase.plan, plan)
}

let last: { policy: string; result: CompiledPolicy } | undefined

/** A sample changes more often than one thinks: the policy before is not read again. */
function checked(policy: string): CompiledPolicy {
  if (last?.policy !== policy) last = { policy, result: checkPolicy(policy) }
  return last.result
}

async function galleyOf(plan: Plan, route: string, sample: string): Promise<Galley | Refusal> {
  const routePlan = plan.routes.get(route)
  if (routePlan === undefined || sample.trim() === '') return { lines: [], counts: noCounts }
  try {
    const scanned: ScannedText[] = []
    const redactor = await createRedactor(plan, { route, format: 'json', key: showKey, vault: showVault() })
    const { output } = await redactor.redact(new TextEncoder().encode(sample), {
      scanned: (one) => scanned.push(one),
    })
    return makeGalley({ policy: plan.policy, plan: routePlan, sample, output: output.text(), scanned })
  } catch (error) {
    return refusalOf(error)
  }
}

const noCounts = { kept: 0, changed: 0, struck: 0, unlisted: 0, mistyped: 0 }
