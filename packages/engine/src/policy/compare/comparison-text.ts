import { visibleText } from '../visible.ts'
import type { PolicyChange, PolicyComparison } from './change.ts'

const headings = {
  loosening: 'LOOSENING: more may leave',
  tightening: 'Tightening: less leaves',
  neutral: 'Neither: the same leaves',
} as const

const verdicts = {
  same: 'The same leaves as before. No signature is needed but that of whoever puts it into force.',
  tightening: 'Taken together this is a tightening: it takes effect on one signature.',
  loosening:
    'Taken together this is a loosening: it needs product, legal and engineering, and each line above is acknowledged by each of them.',
} as const

/** A comparison as text, for a terminal or an e-mail. What a policy says cannot move the cursor or add a line. */
export function comparisonText({ direction, changes }: PolicyComparison): string {
  const groups = (['loosening', 'tightening', 'neutral'] as const).flatMap((kind) => {
    const of = changes.filter((change) => change.direction === kind)
    return of.length === 0 ? [] : [headings[kind], ...of.flatMap(changeLines), '']
  })
  return [
    ...groups,
    changes.length === 0 ? 'Nothing that decides what leaves has changed.' : verdicts[direction],
    '',
  ].join('\n')
}

function changeLines({ place, setting, before, after, sentence }: PolicyChange): string[] {
  const was = before === undefined ? '(nothing)' : visibleText(before)
  const is = after === undefined ? '(nothing)' : visibleText(after)
  return [
    `  ${visibleText(sentence)}`,
    `      ${visibleText(place)}, ${visibleText(setting)}: ${was} → ${is}`,
  ]
}
