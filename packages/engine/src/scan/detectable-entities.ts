import { detectedEntities } from '../detector/entities.ts'
import { labelEntities } from '../names/labels.ts'

const all = [...new Set<string>([...detectedEntities, ...labelEntities])].sort()

/** Names of all entities that this version looks for in free text, a policy's own aside; sorted. */
export function detectableEntities(): readonly string[] {
  return all
}
