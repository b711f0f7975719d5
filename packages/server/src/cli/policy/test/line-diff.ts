/** Lines that are compared; of longer texts only the first that differ are shown. */
const linesMax = 2000

/** Unchanged lines that are shown around a change. */
const contextLines = 2

/** Lines that a diff may have. */
const shownMax = 60

/** Characters of a line that are shown. */
const widthMax = 400

/**
 * Says line by line how two texts differ: `-` expected, `+` what came out. JSON in one line is spread over
 * lines first, so that one changed member is one changed line.
 */
export function lineDiff(expected: string, actual: string): string {
  const isSpread = spread(expected) !== spread(actual)
  const [before, after] = isSpread ? [spread(expected), spread(actual)] : [expected, actual]
  const rows = rowsOf(before.split('\n').slice(0, linesMax), after.split('\n').slice(0, linesMax))
  const isNear = (at: number): boolean =>
    rows.slice(Math.max(0, at - contextLines), at + contextLines + 1).some(({ sign }) => sign !== ' ')
  const shown: string[] = []
  let isGap = false
  for (const [at, { sign, text }] of rows.entries()) {
    if (!isNear(at)) isGap = shown.length > 0
    else {
      if (isGap) shown.push('  …')
      isGap = false
      shown.push(`${sign} ${text.length > widthMax ? `${text.slice(0, widthMax)}…` : text}`)
    }
    if (shown.length >= shownMax) {
      shown.push('  … and more')
      break
    }
  }
  if (shown.length === 0)
    shown.push('  (they differ only in white space at line ends, or after the lines compared)')
  return shown.map((line) => `    ${line}\n`).join('')
}

interface Row {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
}

/** The longest common subsequence, after the equal lines at both ends are set aside. */
function rowsOf(before: readonly string[], after: readonly string[]): Row[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail++
  const same = (text: string): Row => ({ sign: ' ', text })
  return [
    ...before.slice(0, head).map(same),
    ...changedRows(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ]
}

function changedRows(before: readonly string[], after: readonly string[]): Row[] {
  const width = after.length + 1
  const lengths = new Uint16Array((before.length + 1) * width)
  const lengthAt = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        before[row] === after[column]
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1))
    }
  }
  const rows: Row[] = []
  let row = 0
  let column = 0
  while (row < before.length || column < after.length) {
    const isSame = row < before.length && column < after.length && before[row] === after[column]
    if (isSame) rows.push({ sign: ' ', text: before[row++] ?? '' })
    else if (
      column >= after.length ||
      (row < before.length && lengthAt(row + 1, column) >= lengthAt(row, column + 1))
    )
      rows.push({ sign: '-', text: before[row++] ?? '' })
    else rows.push({ sign: '+', text: after[column] ?? '' })
    if (isSame || rows.at(-1)?.sign === '+') column++
  }
  return rows
}

/** JSON and NDJSON with a line for each member; any other text as it is. */
function spread(text: string): string {
  return text
    .split('\n')
    .map((line) => (/^\s*[[{]/.test(line) ? spreadLine(line) : line))
    .join('\n')
}

function spreadLine(line: string): string {
  try {
    return JSON.stringify(JSON.parse(line), undefined, 2)
  } catch {
    return line
  }
}
