import { describe, expect, it } from 'vitest'
import { foldText } from '../scan/normalize.ts'
import { createNameFinder } from './name-finder.ts'

const finder = createNameFinder()

function found(text: string, previous?: string): string[] {
  return finder
    .find(foldText(text).text, previous)
    .map(({ entity, start, end }) => `${entity} ${text.slice(start, end)}`)
}

describe('createNameFinder', () => {
  it.each([
    ['Please call Maria Lopez back tomorrow.', ['PERSON Maria Lopez']],
    ['my name is ishan kishan', ['PERSON ishan kishan']],
    ['Sehr geehrte Frau Hoffmann, vielen Dank.', ['PERSON Hoffmann']],
    ['Spoke with Oluwaseun Adeyemi about the invoice.', ['PERSON Oluwaseun Adeyemi']],
    ['I live at 45 Cedar Lane, Springfield, IL 62704.', ['ADDRESS 45 Cedar Lane, Springfield, IL 62704']],
    ['Meine Adresse ist Lindenstraße 12, 50667 Köln.', ['ADDRESS Lindenstraße 12, 50667 Köln']],
    ['We ship to Norway.', ['LOCATION Norway']],
  ])('finds what %j holds', (text, wanted) => {
    expect(found(text)).toEqual(wanted)
  })

  it.each([
    'Best regards',
    'Thanks in advance!',
    'Will this be fixed by Monday? May I return it in March?',
    'The Windows update broke Outlook and Microsoft Teams.',
    'Order 4711-0815 was cancelled on 2026-03-01 at 10:15.',
    'please cancel my order and refund the money',
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([])
  })

  it('takes an answer for a name where a name was asked for', () => {
    expect(found('william henry', 'may i have your name')).toEqual(['PERSON william henry'])
  })

  it.each(['sumathi', 'kelvin okonjo', 'sure my name is lola banks'])(
    'finds the name in the chat turn %j',
    (text) => {
      expect(found(text).join()).toMatch(/^PERSON /)
    },
  )

  it.each([
    ['We met at the corner of Park Street and Mill Lane.', 'the corner of Park Street and Mill Lane'],
    [
      'It is the intersection of Ostrava 14 and Alexander Flat?',
      'the intersection of Ostrava 14 and Alexander Flat',
    ],
    ['meet me at the corner of oak street and maple avenue', 'the corner of oak street and maple avenue'],
  ])('takes a corner for one address in %j', (text, corner) => {
    expect(found(text)).toEqual([`ADDRESS ${corner}`])
  })

  it('leaves a corner alone that is of no streets', () => {
    expect(found('Click the icon in the corner of the screen and wait.')).toEqual([])
  })

  it('leaves the marks of a list between the lines of an address, and takes a line of words for a place', () => {
    expect(found('# 12 Consul Place\n# Apt. 50\n# Broomfield\n# Norway 57006')).toEqual([
      'ADDRESS 12 Consul Place',
      'ADDRESS Apt. 50',
      'LOCATION Broomfield',
      'ADDRESS Norway 57006',
    ])
  })

  it('gives spans in order, none overlapping, whatever the length of the text', () => {
    const text = 'Hello, my name is Peter Schneider. '.repeat(700)
    const candidates = finder.find(text)
    expect(candidates).toHaveLength(700)
    let last = 0
    for (const { start, end } of candidates) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThan(start)
      last = end
    }
  })

  it('finds the same again', () => {
    const text = 'Dear Anna,\n\nDr. Okafor lives in Lagos.\n\nRegards\nTom'
    expect(finder.find(text)).toEqual(createNameFinder().find(text))
  })

  it('takes empty and odd texts', () => {
    for (const text of ['', ' ', '\n\n', '\u{1f600}', '@', 'a'.repeat(20_000), '1 '.repeat(10_000), '\ud800'])
      expect(() => finder.find(text)).not.toThrow()
  })
})
