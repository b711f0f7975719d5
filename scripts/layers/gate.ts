import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { type Layers, roomPattern } from './layers.ts'
import { layerRules } from './rules.ts'

/** What the gate found: how much it read and what it refuses. */
export interface GateResult {
  /** Modules of ours that were read, without tests. */
  readonly modules: readonly string[]
  /** One a line: rule, importing module, imported module. */
  readonly violations: readonly string[]
}

const isTest = '\\.test\\.ts$'

/**
 * Reads every module under `packages/<p>/src` and holds its imports, type-only ones too, against the layers.
 * @param root - folder that holds `packages/`
 */
export async function runGate(root: string, layers: Layers): Promise<GateResult> {
  const sources = readdirSync(join(root, 'packages'))
    .map((name) => `packages/${name}/src`)
    .filter((folder) => existsSync(join(root, folder)))
  const { output } = await cruise(
    sources,
    {
      baseDir: root,
      validate: true,
      ruleSet: layerRules(layers),
      tsPreCompilationDeps: true,
      exclude: { path: isTest },
      doNotFollow: { path: 'node_modules' },
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  )
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with a text')
  return {
    modules: ownModules(output),
    violations: [...importViolations(output), ...roomless(ownModules(output), layers)].toSorted(),
  }
}

function ownModules(result: ICruiseResult): string[] {
  return result.modules
    .map((module) => module.source)
    .filter((source) => /^packages\/[^/]+\/src\//.test(source))
}

function importViolations(result: ICruiseResult): string[] {
  return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
}

/** A module that stands in no room would be bound by no rule. */
function roomless(modules: readonly string[], layers: Layers): string[] {
  const rooms = layers.rooms.map((room) => new RegExp(roomPattern(room)))
  return modules
    .filter((module) => rooms.filter((room) => room.test(module)).length !== 1)
    .map((module) => `roomless: ${module} stands in no room, or in two; layers.json has to name one`)
}
