import { readFile } from 'node:fs/promises'
import { checkPolicy, problemLine } from '@stet/engine'
import { checkConfig } from '../../config/check-config.ts'
import type { Config } from '../../config/model.ts'
import { exitCode } from '../exit-code.ts'
import { checkDatabase, checkDisk } from './database.ts'
import { ok, problem, topics, type Finding } from './finding.ts'
import { checkKeys } from './keys.ts'
import { checkAddresses } from './network.ts'

export interface DoctorOptions {
  readonly config: string
  readonly json?: boolean
}

/** Carries `stet doctor` out. */
export async function runDoctor({ config: path, json }: DoctorOptions): Promise<void> {
  const text = await readFile(path, 'utf8')
  const { config, problems } = checkConfig(text, { env: process.env, path })
  const findings =
    config === undefined
      ? problems.map((one) => problem('configuration', problemLine(path, one), 'mend it in the file'))
      : await examine(config, path)
  process.stdout.write(json === true ? `${JSON.stringify({ findings }, undefined, 2)}\n` : inLines(findings))
  if (findings.some(({ state }) => state === 'problem')) process.exitCode = exitCode.refused
}

/** Looks at everything at once, and tells it in one order. */
async function examine(config: Config, path: string): Promise<Finding[]> {
  const found = await Promise.all([
    checkPolicies(config, path),
    checkDatabase(config),
    checkKeys(config),
    checkDisk(config),
    checkAddresses(config),
  ])
  return found.flat().sort((a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic))
}

async function checkPolicies({ integrations, trust }: Config, path: string): Promise<Finding[]> {
  const findings = [ok('configuration', `${path} is good`)]
  const policies = new Set(Object.values(integrations).flatMap(({ policy }) => policy ?? []))
  for (const policy of policies) {
    const bytes = await readFile(policy).catch(() => undefined)
    if (bytes === undefined)
      findings.push(
        problem('configuration', `${policy} cannot be read`, 'check its path and who may read it'),
      )
    else {
      const { problems } = checkPolicy(bytes)
      for (const one of problems)
        findings.push(problem('configuration', problemLine(policy, one), 'mend it in the file'))
      if (problems.length === 0) findings.push(ok('configuration', `${policy} is good`))
    }
  }
  if (trust === undefined)
    findings.push({
      topic: 'configuration',
      state: 'warning',
      text: 'no trust file: policies are unsigned, and nothing may leave this machine',
      next: 'run stet init before the gateway is used for more than a trial',
    })
  return findings
}

const marks: Readonly<Record<Finding['state'], string>> = {
  ok: 'ok      ',
  warning: 'warning ',
  problem: 'PROBLEM ',
}

function inLines(findings: readonly Finding[]): string {
  const width = Math.max(...topics.map((topic) => topic.length))
  return findings
    .map(({ topic, state, text, next }) => {
      const todo = next === undefined ? '' : ` → ${next}`
      return `${marks[state]} ${topic.padEnd(width)}  ${text}${todo}\n`
    })
    .join('')
}
