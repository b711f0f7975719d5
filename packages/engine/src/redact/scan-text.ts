import type { Outcome } from '../operator/contract.ts'
import { kept } from '../operator/contract.ts'
import { forgedEdits, looksForged, neutralizeForged } from '../operator/placeholder.ts'
import { createNameFinder } from '../names/name-finder.ts'
import type { EntityTreatment, Policy, ScanProfile } from '../policy/model.ts'
import { applyFindings } from '../scan/apply.ts'
import { CustomFinder } from '../scan/custom-finder.ts'
import { compileKnown, type KnownValues } from '../scan/known.ts'
import { regionsOf } from '../scan/regions.ts'
import { createScanner, detectorsFor, type Scanner } from '../scan/scanner.ts'
import type { Finding } from '../span/finding.ts'
import { hiddenTexts } from '../text/base64-runs.ts'
import { readText } from '../text/read-text.ts'
import { TextEdits } from '../text/text-edits.ts'
import { plainView } from '../text/text-view.ts'
import type { CollectedValue, RecordContext } from './record.ts'
import type { Tally } from './report.ts'
import { scannedText } from './scanned-text.ts'
import { makeApply, type ScanText, type Treat } from './treat.ts'

/** Stands where a finding was struck, so that what stood on both sides never joins into something new. */
const struckMark = '[STRUCK]'

/**
 * Makes the treatment of free text: neutralises what imitates a placeholder, finds what detectors and
 * known values find, and treats each finding as the profile says for its entity.
 */
export function makeScanText(policy: Policy, record: RecordContext, tally: Tally): ScanText {
  const profiles = new Map<string, (text: string, ruleIndex: number) => Outcome>()
  const custom = customFinderOf(policy)
  for (const [name, profile] of policy.scans) profiles.set(name, makeProfile(profile, custom, record, tally))
  return (text, { treatment, index }) => {
    const scan = treatment.operator === 'scan' ? profiles.get(treatment.profile) : undefined
    if (scan === undefined) throw new RangeError('a scan without a profile passed the policy check')
    return scan(text, index)
  }
}

const customFinders = new WeakMap<Policy, CustomFinder>()

/** One for all redactions by a policy: its patterns and words are compiled once. */
function customFinderOf(policy: Policy): CustomFinder | undefined {
  if (policy.detectors.length === 0) return undefined
  let finder = customFinders.get(policy)
  if (finder === undefined) customFinders.set(policy, (finder = new CustomFinder(policy.detectors)))
  return finder
}

function makeProfile(
  profile: ScanProfile,
  custom: CustomFinder | undefined,
  record: RecordContext,
  tally: Tally,
): (text: string, ruleIndex: number) => Outcome {
  const { locales, threshold } = profile
  const isStanding = (entity: string): boolean => treatmentOf(profile, entity).operator === 'keep'
  const detectors = detectorsFor(new Set(profile.entities.keys()))
  const names = createNameFinder()
  const scanner: Scanner = createScanner({ locales, threshold, isStanding, detectors, custom, names })
  const treatments = new Map<string, EntityTreat | 'keep'>()
  const treatFor = (entity: string): EntityTreat | 'keep' => {
    let treat = treatments.get(entity)
    if (treat === undefined) {
      treat = makeEntityTreat(treatmentOf(profile, entity), record)
      treatments.set(entity, treat)
    }
    return treat
  }
  const known = makeKnownCache(profile)
  const write = (finding: Finding, value: string): string | undefined => {
    const counts = tally.entity(finding.entity)
    const outcome = treatFinding(finding, value, treatFor(finding.entity), record)
    if (outcome.action === 'keep') counts.kept += 1
    else if (outcome.action === 'strike') counts.struck += 1
    else counts.changed += 1
    return outcome.action === 'keep' ? undefined : outcome.action === 'strike' ? struckMark : outcome.text
  }
  const isHiding = (hidden: string, values: KnownValues | undefined): boolean => {
    const found = scanner.find(readText(hidden, profile.text)?.text ?? hidden, values)
    const treated = found.filter(({ entity }) => !isStanding(entity))
    for (const { entity } of treated) tally.entity(entity).struck += 1
    return treated.length > 0
  }
  return (text, ruleIndex) => {
    const isForged = looksForged(text)
    if (isForged) tally.rule(ruleIndex).forged += 1
    const safe = isForged ? neutralizeForged(text) : text
    const values = known(record.known)
    const view = readText(safe, profile.text)
    const seen = view?.text ?? safe
    const hidden =
      profile.text === 'plain' ? [] : hiddenTexts(seen).filter((one) => isHiding(one.text, values))
    const findings = scanner.find(seen, values)
    record.ports.scanned?.(scannedText({ rule: ruleIndex, text: safe, view, findings, hidden }))
    if (view === undefined && hidden.length === 0) {
      if (findings.length === 0) return isForged ? { action: 'write', kind: 'string', text: safe } : kept
      const written = applyFindings(safe, findings, write)
      return written === text ? kept : { action: 'write', kind: 'string', text: written }
    }
    const edits = new TextEdits(safe, view ?? plainView(safe))
    const forged = view === undefined ? [] : forgedEdits(seen)
    for (const [at, by] of forged) edits.write(at, at + 1, by)
    for (const { start, end } of hidden) edits.write(start, end, struckMark)
    for (const finding of findings) {
      const written = write(finding, seen.slice(finding.start, finding.end))
      if (written !== undefined) edits.write(finding.start, finding.end, written)
    }
    const written = edits.result()
    return written === text ? kept : { action: 'write', kind: 'string', text: written }
  }
}

function treatFinding(
  finding: Finding,
  value: string,
  entityTreat: EntityTreat | 'keep',
  record: RecordContext,
): Outcome {
  if (entityTreat === 'keep') return kept
  record.entity = finding.entity
  const text = entityTreat.isOfWhole ? (finding.of ?? value) : value
  return entityTreat.treat({ kind: 'string', text, isTyped: false })
}

function treatmentOf({ entities, otherwise }: ScanProfile, entity: string): EntityTreatment {
  return entities.get(entity) ?? otherwise
}

/** Treatment of the findings of one entity. */
interface EntityTreat {
  readonly treat: Treat
  /** Whether a part of a known value is treated as the whole: `Jane` gets the label of `Jane Doe`. */
  readonly isOfWhole: boolean
}

const wholeOperators: ReadonlySet<string> = new Set(['replace', 'pseudonymize', 'surrogate'])

function makeEntityTreat(treatment: EntityTreatment, record: RecordContext): EntityTreat | 'keep' {
  if (treatment.operator === 'keep') return 'keep'
  return { treat: makeApply(treatment, record), isOfWhole: wholeOperators.has(treatment.operator) }
}

/** The known values of a record are compiled once for all its texts. */
function makeKnownCache(
  profile: ScanProfile,
): (values: readonly CollectedValue[]) => KnownValues | undefined {
  const regions = regionsOf(profile.locales)
  let from: readonly CollectedValue[] | undefined
  let compiled: KnownValues | undefined
  return (values) => {
    if (values !== from) {
      from = values
      compiled = values.length === 0 ? undefined : compileKnown(values, regions)
    }
    return compiled
  }
}
