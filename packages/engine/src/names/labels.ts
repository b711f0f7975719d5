/** What a token is tagged as: outside, or first or later in a span of an entity. */
export const label = {
  outside: 0,
  personFirst: 1,
  person: 2,
  addressFirst: 3,
  address: 4,
  locationFirst: 5,
  location: 6,
} as const

export const labelCount = 7

/** Entity of the labels `2 n + 1` and `2 n + 2`. */
export const labelEntities = ['PERSON', 'ADDRESS', 'LOCATION'] as const

/** Whether `next` may follow `before`: a span goes on only in its own entity. */
export function mayFollow(before: number, next: number): boolean {
  if (next === 0 || next % 2 === 1) return true
  return before === next || before === next - 1
}
