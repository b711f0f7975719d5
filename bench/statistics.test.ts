import { expect, test } from 'vitest'
import { median, timeInTurns } from './statistics.ts'

test('the median of an odd and an even number of values', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(() => median([])).toThrow('no values')
})

test('contenders take turns, and the first turn does not count', async () => {
  const order: string[] = []
  const contender = (name: string) => ({ name, run: () => order.push(name) })
  const seconds = await timeInTurns([contender('a'), contender('b')], 2)
  expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b'])
  expect(seconds.get('a')).toHaveLength(2)
  await expect(timeInTurns([{ name: 'idle', run: () => 0 }], 1)).rejects.toThrow('idle gave nothing')
})
