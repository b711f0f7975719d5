export { Redacted, createRedactor } from './redact.ts'
export type { Redaction, RedactionSession, RedactionStream, Redactor, RedactorOptions } from './redact.ts'
export type { EntityCounts, RedactionReport, RuleCounts } from './redact/report.ts'
export { checkYaml } from './policy/check-yaml.ts'
export type { CheckedYaml } from './policy/check-yaml.ts'
export { checkPolicy, loadPolicy, problemLine } from './policy/load.ts'
export type { LoadOptions } from './policy/load.ts'
export { explainPolicy, explanationText } from './policy/explain.ts'
export type { Explanation, FieldWords, RouteWords, ScanWords } from './policy/explain.ts'
export type { DetectorWords } from './policy/explain-detectors.ts'
export type { CustomDetector, CustomPattern, CustomSample } from './detector/custom/custom-detector.ts'
export type { CheckName } from './detector/custom/checks.ts'
export { policyJsonSchema } from './policy/json-schema.ts'
export type { CompiledPolicy, Plan, RoutePlan } from './policy/compile.ts'
export type {
  EntityTreatment,
  InputFormat,
  Policy,
  PolicyPlace,
  PolicyProblem,
  Receive,
  Route,
  Rule,
  ScanProfile,
  Treatment,
} from './policy/model.ts'
export { comparePolicies } from './policy/compare/compare.ts'
export type { Direction, PolicyChange, PolicyComparison } from './policy/compare/change.ts'
export { comparisonText } from './policy/compare/comparison-text.ts'
export { detectableEntities } from './scan/detectable-entities.ts'
export { matchRequests } from './policy/match-request.ts'
export type { RequestMatcher } from './policy/match-request.ts'
export { tokensIn } from './operator/restore.ts'
export type { Originals } from './operator/restore.ts'
export type { RedactionPorts } from './redact/record.ts'
export type { ScannedText } from './redact/scanned-text.ts'
export { readYaml } from './policy/yaml-text.ts'
export type { ReadYaml, YamlFileKind, YamlText } from './policy/yaml-text.ts'
export type { YamlPlaces } from './policy/yaml-places.ts'
export { shapeProblems } from './policy/shape-problems.ts'
export type { ShapeWords } from './policy/shape-problems.ts'
export { keyed, says } from './policy/schema-parts.ts'
export { nearest } from './policy/nearest.ts'
export { parseAddress } from './address/parse-address.ts'
export type { ParsedAddress } from './address/parse-address.ts'
export type { Address, Segment } from './address/address.ts'
export { StetError, errorTable } from './errors.ts'
export type { ErrorCode, ErrorKind, ErrorPlace, ErrorRow } from './errors.ts'
export type { LimitOptions, Limits } from './limits.ts'
export { MemoryVault } from './operator/memory-vault.ts'
export type { KeyMaterial, TokenEntry, VaultPort } from './operator/contract.ts'
export { loadDetectorDescriptions, loadTextDetector } from './scan/text-detector.ts'
export type {
  DetectorDescription,
  TextDetector,
  TextDetectorOptions,
  TextSurroundings,
} from './scan/text-detector.ts'
export type { KnownValue } from './scan/known.ts'
export type { Finding } from './span/finding.ts'
