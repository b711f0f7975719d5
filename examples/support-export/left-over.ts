/** What a search found. */
export interface LeftOver {
  /** Values that stand somewhere in the text at least once. */
  readonly values: ReadonlySet<string>
  /** How often they stand there, all together. */
  readonly occurrences: number
}

/** Looks for thousands of values in one text at once. */
export interface ValueSearch {
  /** Searches one NDJSON line: its keys and its values as JSON.parse gives them, so that no escape hides one. */
  line(json: string): void
  /** Searches a text as it stands. */
  text(text: string): void
  found(): LeftOver
}

/** Length of the piece by which a value is looked up, in UTF-16 units; a shorter value cannot be searched for. */
const gramLength = 4
const bitmapBits = 1 << 20

/**
 * Makes a search that takes no notice of case and diacritics: `JOSÉ` is found where `jose` stands.
 *
 * @param values - at least 4 UTF-16 units each
 */
export function searchFor(values: Iterable<string>): ValueSearch {
  const byGram = new Map<string, { value: string; folded: string }[]>()
  const bitmap = new Uint8Array(bitmapBits)
  for (const value of values) {
    const folded = fold(value)
    if (folded.length < gramLength) throw new RangeError('a value is too short to search for')
    const gram = folded.slice(0, gramLength)
    const list = byGram.get(gram) ?? []
    if (!list.some((entry) => entry.folded === folded)) list.push({ value, folded })
    byGram.set(gram, list)
    bitmap[gramHash(gram, 0)] = 1
  }
  const found = new Set<string>()
  let occurrences = 0
  const text = (raw: string): void => {
    const folded = fold(raw)
    for (let at = 0; at + gramLength <= folded.length; at += 1) {
      if (bitmap[gramHash(folded, at)] === 0) continue
      for (const entry of byGram.get(folded.slice(at, at + gramLength)) ?? []) {
        if (!folded.startsWith(entry.folded, at)) continue
        found.add(entry.value)
        occurrences += 1
      }
    }
  }
  return {
    text,
    line: (json) => {
      const parts: string[] = []
      collectText(JSON.parse(json), parts)
      text(parts.join('\n'))
    },
    found: () => ({ values: found, occurrences }),
  }
}

/** Case and diacritics away; full-width digits and letters become plain ones. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function gramHash(text: string, at: number): number {
  let hash = text.charCodeAt(at)
  for (let place = 1; place < gramLength; place += 1)
    hash = (Math.imul(hash, 31) + text.charCodeAt(at + place)) | 0
  return (hash ^ (hash >>> 15)) & (bitmapBits - 1)
}

function collectText(value: unknown, parts: string[]): void {
  if (typeof value === 'object' && value !== null) {
    const isArray = Array.isArray(value)
    for (const [key, member] of Object.entries(value)) {
      if (!isArray) parts.push(key)
      collectText(member, parts)
    }
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    parts.push(String(value))
  }
}
