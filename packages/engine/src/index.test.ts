import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as engine from './index.ts'

/** Names that exist when the code runs. */
const values = [
  'MemoryVault',
  'Redacted',
  'StetError',
  'checkPolicy',
  'checkYaml',
  'comparePolicies',
  'comparisonText',
  'createRedactor',
  'detectableEntities',
  'errorTable',
  'explainPolicy',
  'explanationText',
  'keyed',
  'loadDetectorDescriptions',
  'loadPolicy',
  'loadTextDetector',
  'matchRequests',
  'nearest',
  'parseAddress',
  'policyJsonSchema',
  'problemLine',
  'readYaml',
  'says',
  'shapeProblems',
  'tokensIn',
]

const types = [
  'Address',
  'CheckName',
  'CheckedYaml',
  'CompiledPolicy',
  'CustomDetector',
  'CustomPattern',
  'CustomSample',
  'DetectorDescription',
  'DetectorWords',
  'Direction',
  'EntityCounts',
  'EntityTreatment',
  'ErrorCode',
  'ErrorKind',
  'ErrorPlace',
  'ErrorRow',
  'Explanation',
  'FieldWords',
  'Finding',
  'InputFormat',
  'KeyMaterial',
  'KnownValue',
  'LimitOptions',
  'Limits',
  'LoadOptions',
  'Originals',
  'ParsedAddress',
  'Plan',
  'Policy',
  'PolicyChange',
  'PolicyComparison',
  'PolicyPlace',
  'PolicyProblem',
  'ReadYaml',
  'Receive',
  'Redaction',
  'RedactionPorts',
  'RedactionReport',
  'RedactionSession',
  'RedactionStream',
  'Redactor',
  'RedactorOptions',
  'RequestMatcher',
  'Route',
  'RoutePlan',
  'RouteWords',
  'Rule',
  'RuleCounts',
  'ScanProfile',
  'ScanWords',
  'ScannedText',
  'Segment',
  'ShapeWords',
  'TextDetector',
  'TextDetectorOptions',
  'TextSurroundings',
  'TokenEntry',
  'Treatment',
  'VaultPort',
  'YamlFileKind',
  'YamlPlaces',
  'YamlText',
]

const source = readFileSync(join(import.meta.dirname, 'index.ts'), 'utf8')

function listed(keyword: RegExp): string[] {
  return [...source.matchAll(keyword)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .sort()
}

describe('what other packages call "engine"', () => {
  it('has these names and no others: each is a promise', () => {
    expect(Object.keys(engine).sort()).toEqual(values)
    expect(listed(/export \{([^}]*)\}/g)).toEqual(values)
    expect(listed(/export type \{([^}]*)\}/g)).toEqual(types)
  })

  it('is listed by hand', () => {
    expect(source).not.toMatch(/export \*|export default/)
  })

  it('gives nobody a way to make Redacted', () => {
    const makers = Object.entries(engine).filter(([name]) => /redacted/i.test(name))
    expect(makers.map(([name]) => name)).toEqual(['Redacted'])
    expect(Object.getOwnPropertyNames(engine.Redacted).sort()).toEqual([
      'assert',
      'is',
      'length',
      'name',
      'prototype',
    ])
  })
})
