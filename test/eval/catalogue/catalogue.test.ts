import { expect, it } from 'vitest'
import { measure, readSet } from '../catalogue.ts'

it.each([
  ['intercom', 160, 0.95, 0.9],
  ['slack', 160, 0.85, 0.9],
  ['stripe', 160, 0.85, 0.8],
  ['intercom-unseen', 52, 0.5, 0.75],
  ['slack-unseen', 49, 0.75, 0.9],
  ['stripe-unseen', 56, 0.8, 0.9],
])('%s: personal fields are marked about as well as the documents say', (name, fields, precision, recall) => {
  const { counts } = measure(readSet(name))
  expect(counts.fields).toBe(fields)
  expect(counts.right / counts.marked).toBeGreaterThanOrEqual(precision)
  expect(counts.right / counts.personal).toBeGreaterThanOrEqual(recall)
})
