import { loadTextDetector } from '@stet/engine'
import { expect, test } from 'vitest'
import { knownTickets } from './known-tickets.ts'
import { hardNegatives } from './negatives.ts'
import { findSurvivors } from './survivors.ts'

const detector = await loadTextDetector({ locales: ['en-US', 'de-DE', 'es-ES', 'tr-TR'] })

test('no spelling of a known value survives, in a share of the evaluation', () => {
  const { planted, byVariant } = findSurvivors(detector, knownTickets(3000, 2))
  expect(planted).toBeGreaterThan(5000)
  expect([...byVariant]).toEqual([])
})

test('the search for survivors can fail', () => {
  const blind = { find: () => [] }
  const { planted, byVariant } = findSurvivors(blind, knownTickets(50, 2))
  expect([...byVariant.values()].reduce((sum, one) => sum + one, 0)).toBe(planted)
})

test('orders, hashes, versions and prices are hardly ever taken for personal data', () => {
  let found = 0
  for (const text of hardNegatives(2000, 2)) found += detector.find(text).length
  expect(found).toBeLessThan(40)
})
