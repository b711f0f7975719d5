import { loadDetectorDescriptions } from '@stet/engine'

/** A value that must not arrive, in a text as it would stand in. */
export interface Canary {
  readonly entity: string
  readonly text: string
  /** What stands in the text and is looked for afterwards. */
  readonly value: string
}

/** Shorter values turn up by chance in what is no leak. */
const valueCharsMin = 6
const textCharsMax = 2000

/** What no detector has a sample of its own for. */
const named: readonly Canary[] = [
  {
    entity: 'PERSON',
    text: 'My name is Leocadia Brandvold and I wrote last week.',
    value: 'Leocadia Brandvold',
  },
  {
    entity: 'ADDRESS',
    text: 'Please send it to 4127 Larkspur Avenue, Springfield, IL 62704.',
    value: '4127 Larkspur Avenue',
  },
  { entity: 'REFERENCE_NUMBER', text: 'My reference number is 4471-882211.', value: '4471-882211' },
  { entity: 'LOCATION', text: 'I live in Reykjavik at the moment.', value: 'Reykjavik' },
]

/** One canary for each entity that is looked for without being named. */
export async function makeCanaries(): Promise<readonly Canary[]> {
  const canaries = new Map<string, Canary>(named.map((one) => [one.entity, one]))
  for (const { entity, samples, isOptional } of await loadDetectorDescriptions()) {
    if (isOptional || canaries.has(entity)) continue
    const sample = samples.find(
      ({ text, found }) =>
        found.replace(/[^\p{L}\p{N}]/gu, '').length >= valueCharsMin && text.length <= textCharsMax,
    )
    if (sample !== undefined) canaries.set(entity, { entity, text: sample.text, value: sample.found })
  }
  return [...canaries.values()].sort((a, b) => (a.entity < b.entity ? -1 : 1))
}
