import type { IFlattenedRuleSet } from 'dependency-cruiser'
import { type Layers, escape, roomPattern, targetsOf } from './layers.ts'

type Forbidden = NonNullable<IFlattenedRuleSet['forbidden']>[number]

/**
 * Turns the layers into dependency-cruiser's rules: by room what it may not import, and for all of them
 * no cycle, no import that leads nowhere, and for a pure package no module of Node's.
 */
export function layerRules(layers: Layers): IFlattenedRuleSet {
  const forbidden: Forbidden[] = layers.rooms.map((room) => ({
    name: `room:${room.name}`,
    severity: 'error',
    comment: `${room.name} may import ${room.mayImport.join(', ') || 'nothing'}`,
    from: { path: roomPattern(room) },
    to: {
      pathNot: [
        roomPattern(room),
        ...room.mayImport.map((name) => targetsOf(layers, room, name)),
        '(^|/)node_modules/',
      ],
      dependencyTypesNot: ['core'],
      couldNotResolve: false,
    },
  }))
  for (const [name, { isPure }] of Object.entries(layers.packages)) {
    if (!isPure) continue
    forbidden.push({
      name: `pure:${name}`,
      severity: 'error',
      from: { path: `^packages/${escape(name)}/src/` },
      to: { dependencyTypes: ['core'] },
    })
  }
  forbidden.push(
    { name: 'cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'undeclared',
      severity: 'error',
      comment: "a package that the importing package's package.json does not list under dependencies",
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev', 'npm-optional'] },
    },
  )
  return { forbidden }
}
