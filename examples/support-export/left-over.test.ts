import { describe, expect, it } from 'vitest'
import { searchFor } from './left-over.ts'

function foundIn(values: readonly string[], json: string): string[] {
  const search = searchFor(values)
  search.line(json)
  return [...search.found().values]
}

describe('searchFor', () => {
  it('finds values in strings, keys and numbers', () => {
    expect(foundIn(['Ada Lovelace'], '{"a":["Dear Ada Lovelace,"]}')).toEqual(['Ada Lovelace'])
    expect(foundIn(['ada@example.com'], '{"ada@example.com":1}')).toEqual(['ada@example.com'])
    expect(foundIn(['4242424242424242'], '{"n":4242424242424242}')).toEqual(['4242424242424242'])
  })

  it('is not misled by escapes, case or diacritics', () => {
    expect(foundIn(['Jürgen Köhler'], '{"a":"J\\u00fcrgen K\\u00f6hler"}')).toEqual(['Jürgen Köhler'])
    expect(foundIn(['Jürgen Köhler'], '{"a":"JURGEN KOHLER"}')).toEqual(['Jürgen Köhler'])
    expect(foundIn(['佐藤 健'], '{"a":"佐藤 健 様"}')).toEqual(['佐藤 健'])
  })

  it('finds nothing where nothing stands, and no value across two members', () => {
    expect(foundIn(['Ada Lovelace'], '{"a":"[PERSON_1]","b":"Ada","c":"Lovelace"}')).toEqual([])
  })

  it('counts each value once and each place', () => {
    const search = searchFor(['+49 30 23125017', '+49 30 23125018'])
    search.text('+49 30 23125017, +49 30 23125017')
    expect(search.found()).toEqual({ values: new Set(['+49 30 23125017']), occurrences: 2 })
  })

  it('refuses a value that is too short to mean anything', () => {
    expect(() => searchFor(['abc'])).toThrow(RangeError)
  })
})
