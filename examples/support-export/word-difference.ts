/** A stretch of text and on which side it stands. */
export interface TextPart {
  readonly text: string
  readonly side: 'both' | 'before' | 'after'
}

/** Words that a comparison reads at most, on each side; what is beyond counts as changed. */
const wordsMax = 600

/**
 * Compares two texts word by word: a longest common subsequence, neighbours of one side joined.
 * Reading the parts of `both` and `before` gives the first text back, `both` and `after` the second.
 */
export function wordDifference(before: string, after: string): TextPart[] {
  const [left, right] = [words(before), words(after)]
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        left[row] === right[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const parts: TextPart[] = []
  let [row, column] = [0, 0]
  while (row < left.length || column < right.length) {
    const [word, other] = [left[row], right[column]]
    if (word !== undefined && word === other) {
      add(parts, word, 'both')
      row += 1
      column += 1
    } else if (word !== undefined && (other === undefined || at(row + 1, column) >= at(row, column + 1))) {
      add(parts, word, 'before')
      row += 1
    } else if (other !== undefined) {
      add(parts, other, 'after')
      column += 1
    }
  }
  return parts
}

/** Words, white space and marks, each by itself; `[PERSON_1]`, an e-mail address and a number stay one. */
function words(text: string): string[] {
  const all =
    text.match(/\[[^\]\s]+\]|[\p{L}\p{N}_]+(?:[@.+*-]+[\p{L}\p{N}_]+)*|\s+|[^\p{L}\p{N}_\s]/gu) ?? []
  return all.length <= wordsMax ? all : [...all.slice(0, wordsMax - 1), all.slice(wordsMax - 1).join('')]
}

function add(parts: TextPart[], text: string, side: TextPart['side']): void {
  const last = parts.at(-1)
  if (last?.side === side) parts[parts.length - 1] = { side, text: last.text + text }
  else parts.push({ side, text })
}
