import type { CustomDetector } from '../../detector/custom/custom-detector.ts'
import { detectors } from '../../detector/registry.ts'
import { regionsOf } from '../../scan/regions.ts'
import { sureScore } from '../../span/resolve.ts'
import type { EntityTreatment, Policy, ScanProfile } from '../model.ts'
import { entityTreatmentWords, entityWords } from '../plain-words.ts'
import type { Direction, Difference } from './change.ts'
import { asTreatment, isWithin } from './treatment-order.ts'

/** A profile, where it is used. */
export interface UsedScan {
  readonly profile: ScanProfile
  readonly hasSubject: boolean
}

/**
 * Compares two profiles for free text, entity by entity. A text is judged by what of it stays readable:
 * whatever is found, however it is treated, the rest of the text stays.
 */
export function compareScans(before: UsedScan, after: UsedScan): Difference[] {
  const differences: Difference[] = []
  const [old, now] = [before.profile, after.profile]
  differences.push(...compareEntities(before, after))
  if (old.threshold !== now.threshold) {
    const isSafe = now.threshold < old.threshold && (old.threshold <= sureScore || !showsParts(now))
    differences.push({
      setting: 'threshold',
      before: percent(old.threshold),
      after: percent(now.threshold),
      direction: isSafe ? 'tightening' : 'loosening',
      sentence: `Of what is found in such texts, findings surer than ${percent(now.threshold)} count; it was ${percent(old.threshold)}.`,
    })
  }
  if (old.text !== now.text) {
    differences.push({
      setting: 'text',
      before: old.text,
      after: now.text,
      direction: 'loosening',
      sentence: `Such texts are read as ${now.text}, not as ${old.text}: other things may be found, and others missed.`,
    })
  }
  differences.push(...compareRegions(old, now))
  return differences
}

/** Compares what two policies look for by detectors of their own. */
export function compareDetectors(before: Policy, after: Policy): Difference[] {
  const differences: Difference[] = []
  for (const old of before.detectors) {
    const now = after.detectors.find(({ entity }) => entity === old.entity)
    const words = entityWords(old.entity)
    if (now === undefined) {
      differences.push({
        setting: old.entity,
        before: detectorText(old),
        after: undefined,
        direction: 'loosening',
        sentence: `The policy no longer looks for ${words} in texts.`,
      })
    } else if (detectorText(old) !== detectorText(now)) {
      const isWider = covers(now, old)
      const isSafe = isWider && !partsMayShow(after, now.entity)
      differences.push({
        setting: old.entity,
        before: detectorText(old),
        after: detectorText(now),
        direction: isSafe ? (covers(old, now) ? 'neutral' : 'tightening') : 'loosening',
        sentence: `The policy looks for ${words} in texts in another way${isWider ? ', which finds more' : ''}.`,
      })
    }
  }
  for (const now of after.detectors) {
    if (before.detectors.some(({ entity }) => entity === now.entity)) continue
    differences.push({
      setting: now.entity,
      before: undefined,
      after: detectorText(now),
      direction: partsMayShow(after, now.entity) ? 'loosening' : 'tightening',
      sentence: `The policy now looks for ${entityWords(now.entity)} in texts as well.`,
    })
  }
  return differences
}

/** Whether findings of an entity leave somewhere, whole or in part. */
export function mayShow(policy: Policy, entity: string): boolean {
  const isKept = (profile: ScanProfile): boolean => treatmentOf(profile, entity).operator === 'keep'
  return partsMayShow(policy, entity) || [...policy.scans.values()].some(isKept)
}

/** Whether findings of an entity leave in part somewhere: they might take the place of findings that leave less. */
function partsMayShow({ scans }: Policy, entity: string): boolean {
  return [...scans.values()].some((profile) => isPartShown(treatmentOf(profile, entity)))
}

const otherwise = '*'
const optionalEntities: ReadonlySet<string> = new Set(
  detectors.filter(({ isOptional }) => isOptional === true).map(({ entity }) => entity),
)

function treatmentOf({ entities, otherwise: rest }: ScanProfile, entity: string): EntityTreatment {
  return entities.get(entity) ?? rest
}

function compareEntities(before: UsedScan, after: UsedScan): Difference[] {
  const [old, now] = [before.profile, after.profile]
  const named = new Set([...old.entities.keys(), ...now.entities.keys()])
  return [...named, otherwise].flatMap((entity) => {
    const [was, is] = [treatmentOf(old, entity), treatmentOf(now, entity)]
    const isForgotten = optionalEntities.has(entity) && old.entities.has(entity) && !now.entities.has(entity)
    const isSame = JSON.stringify(was) === JSON.stringify(is)
    if (isSame && !isForgotten) return []
    const words = entity === otherwise ? 'whatever else is found' : entityWords(entity)
    const sentence = isForgotten
      ? `Texts are no longer searched for ${words}.`
      : `In texts, ${words} ${entityTreatmentWords(is, entity)} Before: ${words} ${entityTreatmentWords(was, entity)}`
    return [
      {
        setting: entity,
        before: entityText(was),
        after: entityText(is),
        direction:
          isForgotten && was.operator !== 'keep' ? 'loosening' : entityDirection(was, is, before, after),
        sentence,
      },
    ]
  })
}

function entityDirection(
  was: EntityTreatment,
  is: EntityTreatment,
  before: UsedScan,
  after: UsedScan,
): Direction {
  const lower = { treatment: asTreatment(is), hasSubject: after.hasSubject }
  const upper = { treatment: asTreatment(was), hasSubject: before.hasSubject }
  if (!isWithin(lower, upper)) return 'loosening'
  if (isWithin(upper, lower)) return 'neutral'
  // What may stand yields to all other findings; once it is treated, it may take their place.
  return was.operator === 'keep' && isPartShown(is) ? 'loosening' : 'tightening'
}

function compareRegions(old: ScanProfile, now: ScanProfile): Difference[] {
  const [was, is] = [regionsOf(old.locales), regionsOf(now.locales)]
  const [before, after] = [old.locales.join(', '), now.locales.join(', ')]
  if (before === after) return []
  const isSame = was.join() === is.join()
  const isMore = was.every((region, at) => is[at] === region)
  return [
    {
      setting: 'locales',
      before,
      after,
      direction: isSame ? 'neutral' : isMore && !showsParts(now) ? 'tightening' : 'loosening',
      sentence: `Such texts are searched as texts of ${after}; it was ${before}.`,
    },
  ]
}

function showsParts({ entities, otherwise: rest }: ScanProfile): boolean {
  return [...entities.values(), rest].some(isPartShown)
}

/** Whether something of a finding stays readable. */
function isPartShown(treatment: EntityTreatment): boolean {
  if (treatment.operator === 'generalize') return true
  return treatment.operator === 'mask' && treatment.options.keepFirst + treatment.options.keepLast > 0
}

/** Whether one detector finds all that another does. */
function covers(wide: CustomDetector, narrow: CustomDetector): boolean {
  const hasPattern =
    narrow.pattern === undefined || JSON.stringify(wide.pattern) === JSON.stringify(narrow.pattern)
  const hasWords = narrow.words.every((word) => wide.words.includes(word))
  const isNear =
    wide.near.length === 0 ||
    (narrow.near.length > 0 && narrow.near.every((word) => wide.near.includes(word)))
  return hasPattern && hasWords && isNear
}

/** All of a detector that decides what it finds. */
function detectorText({ pattern, words, near }: CustomDetector): string {
  const parts = [
    pattern === undefined ? '' : `pattern ${pattern.source}`,
    pattern?.isCaseExact === true ? 'exact case' : '',
    pattern?.check === undefined ? '' : `check ${pattern.check}`,
    words.length === 0 ? '' : `words ${words.join(', ')}`,
    near.length === 0 ? '' : `near ${near.join(', ')}`,
  ]
  return parts.filter(Boolean).join('; ')
}

function entityText(treatment: EntityTreatment): string {
  const { operator } = treatment
  return 'options' in treatment ? `${operator} ${JSON.stringify(treatment.options)}` : operator
}

function percent(share: number): string {
  return `${Math.round(share * 100)} percent`
}
