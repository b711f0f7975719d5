import { styleText } from 'node:util'
import { compareRecords, type Fate, type Piece, type Row } from './comparison.ts'

/** From this width on the two sides stand beside each other, under it one above the other. */
const besideColumnsMin = 120

const marks: Readonly<Record<Fate, string>> = { kept: ' ', changed: '~', struck: '-', frame: ' ' }

/** Colours a text unless the terminal, or NO_COLOR, says otherwise. */
export type Paint = (format: Parameters<typeof styleText>[0], text: string) => string

/** Paints for one stream: nothing where it is no terminal or NO_COLOR is set. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return (format, text) => styleText(format, text, { stream })
}

/**
 * One record before and after, pretty-printed: struck parts red and struck through, changed ones yellow,
 * kept ones green. A mark at the left of each line (`-` struck, `~` changed) says the same without colour.
 *
 * @param columns - width of the terminal
 */
export function showBeforeAfter(before: string, after: string, columns: number, paint: Paint): string {
  const rows = compareRecords(before, after)
  return columns >= besideColumnsMin ? beside(rows, columns, paint) : stacked(rows, columns, paint)
}

function beside(rows: readonly Row[], columns: number, paint: Paint): string {
  const width = Math.floor((columns - 5) / 2)
  const head = ` ${paint('bold', 'BEFORE'.padEnd(width))} │  ${paint('bold', 'AFTER')}`
  const lines = rows.flatMap((row) => {
    const [left, right] = [wrap(row, row.before, width), wrap(row, row.after, width)]
    return Array.from({ length: Math.max(left.length, right.length) }, (_, place) => {
      const mark = paintMark(row.fate, paint)
      return `${mark}${draw(left[place] ?? [], width, paint)} │ ${draw(right[place] ?? [], width, paint)}`.trimEnd()
    })
  })
  return [head, ...lines].join('\n')
}

function stacked(rows: readonly Row[], columns: number, paint: Paint): string {
  const width = columns - 2
  const block = (side: 'before' | 'after'): string[] =>
    rows
      .filter((row) => row[side].length > 0)
      .flatMap((row) =>
        wrap(row, row[side], width).map(
          (line) => paintMark(row.fate, paint) + draw(line, 0, paint).trimEnd(),
        ),
      )
  return [paint('bold', ' BEFORE'), ...block('before'), '', paint('bold', ' AFTER'), ...block('after')].join(
    '\n',
  )
}

/** Longest value in lines, on one side; what is struck whole takes one line. */
const linesMax = 8

/** Breaks a row into lines of at most `width` columns, between words where it can, indented by its depth. */
function wrap(row: Row, pieces: readonly Piece[], width: number): Piece[][] {
  if (pieces.length === 0) return []
  const indent = '  '.repeat(row.depth)
  const hang = indent + ' '.repeat(pieces[0]?.fate === 'frame' ? pieces[0].text.length : 0)
  const room = Math.max(20, width - hang.length - 1)
  const most = row.fate === 'struck' ? 1 : linesMax
  const lines: Piece[][] = [[{ fate: 'frame', text: indent }]]
  let used = 0
  for (const { fate, text } of cutLongWords(pieces, room)) {
    const size = columnsOf(text)
    if (used > 0 && used + size > room + (lines.length === 1 ? hang.length - indent.length : 0)) {
      if (lines.length === most) {
        lines.at(-1)?.push({ fate: 'frame', text: '…' })
        return lines
      }
      lines.push([{ fate: 'frame', text: hang }])
      used = 0
      if (text.trim() === '') continue
    }
    lines.at(-1)?.push({ fate, text })
    used += size
  }
  return lines
}

/** Words and the white space between them; a word that is wider than a line is cut. */
function cutLongWords(pieces: readonly Piece[], room: number): Piece[] {
  return pieces.flatMap(({ fate, text }) =>
    (text.match(/\s+|\S+/g) ?? []).flatMap((word) => {
      if (columnsOf(word) <= room / 2) return [{ fate, text: word }]
      return [...word].map((character) => ({ fate, text: character }))
    }),
  )
}

function draw(line: readonly Piece[], width: number, paint: Paint): string {
  const text = joined(line)
    .map(({ fate, text: part }) => paintPart(fate, part, paint))
    .join('')
  const used = line.reduce(
    (sum, { text: part }) => sum + [...part].reduce((all, one) => all + columnsOf(one), 0),
    0,
  )
  return text + ' '.repeat(Math.max(0, width - used))
}

function paintPart(fate: Fate, text: string, paint: Paint): string {
  switch (fate) {
    case 'kept':
      return paint('green', text)
    case 'changed':
      return paint('yellow', text)
    case 'struck':
      return paint(['red', 'strikethrough'], text)
    case 'frame':
      return paint('dim', text)
  }
}

function paintMark(fate: Fate, paint: Paint): string {
  return fate === 'struck'
    ? paint('red', marks.struck)
    : fate === 'changed'
      ? paint('yellow', marks.changed)
      : marks[fate]
}

/** Neighbours of one fate as one piece, so that a line has few escapes. */
function joined(line: readonly Piece[]): Piece[] {
  const pieces: Piece[] = []
  for (const piece of line) {
    const last = pieces.at(-1)
    if (last?.fate === piece.fate)
      pieces[pieces.length - 1] = { fate: last.fate, text: last.text + piece.text }
    else pieces.push(piece)
  }
  return pieces
}

/** Columns that a text takes: two for each character of an East Asian script. */
function columnsOf(text: string): number {
  return [...text].length + (text.match(wide)?.length ?? 0)
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]/gu
