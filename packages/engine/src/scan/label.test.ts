import { expect, test } from 'vitest'
import { labelBefore } from './label.ts'

test.each([
  ['Order no. ', 'order'],
  ['order #', 'order'],
  ['your Bestellnummer: ', 'bestellnummer'],
  ['ref ', 'ref'],
  ['tracking number ', 'tracking'],
  ['the order was paid with ', undefined],
  ['border ', undefined],
  ['', undefined],
])('the label in %j is %s', (before, label) => {
  expect(labelBefore(`${before}4155552671`, before.length)).toBe(label)
})
