import { describe, expect, it } from 'vitest'
import { Random } from '../fuzz/random.ts'
import { readDocuments, type Document } from './documents.ts'
import { encodingIn, encodings } from './encodings.ts'
import { bundledFolder } from './folders.ts'
import { emptyResult, redactByEngine, testDocument } from './leak-test.ts'
import { findPlantedLeaks } from './planted.ts'

const documents = readDocuments(bundledFolder)

describe('the leak test on the bundled samples', () => {
  it('finds no unlisted value in any output', async () => {
    const result = emptyResult()
    const random = new Random(20_260)
    for (const document of documents) await testDocument(document, random, result)
    expect(result.leaks).toEqual([])
    expect(result.documents).toBeGreaterThanOrEqual(40)
    expect(result.refused).toBe(0)
    expect(result.leaves).toBeGreaterThan(2_000)
    expect(result.leaves).toBeGreaterThan(result.leftOut)
  })

  it('finds every leak that is planted, in every encoding', async () => {
    const { planted, found } = await findPlantedLeaks(documents, 1)
    expect(planted).toBeGreaterThan(documents.length * encodings.length * 0.9)
    expect(found).toBe(planted)
  })

  it('finds what a redactor lets through that strikes a path too few', async () => {
    const result = emptyResult()
    const leaky = async (document: Document, fields: Parameters<typeof redactByEngine>[1], random: Random) =>
      redactByEngine(document, [...fields, ...extraFields(document, fields.length)], random)
    for (const document of documents) await testDocument(document, new Random(1), result, leaky)
    expect(result.leaks).toEqual([
      { file: 'zendesk-ticket.json', address: '$["ticket"]["subject"]', encoding: 'as it is' },
    ])
  })

  it('names where a leak is and never what', async () => {
    const [document] = documents.filter(({ file }) => file === 'twilio-sms.json')
    if (document === undefined) throw new RangeError('no such sample')
    const result = emptyResult()
    const text = new TextDecoder().decode(document.bytes)
    await testDocument(document, new Random(1), result, () => Promise.resolve(text))
    expect(result.leaks.length).toBeGreaterThan(3)
    for (const { file, address, encoding } of result.leaks) {
      expect(file).toBe('twilio-sms.json')
      expect(address).toMatch(/^\$\["[a-z_]+"\](\["[a-z_]+"\])?$/)
      expect(encodings.map(({ name }) => name)).toContain(encoding)
    }
  })
})

/** A rule that nobody asked for, where it can be added. */
function extraFields({ format }: Document, count: number) {
  const keep = { operator: 'keep', options: { type: 'any' } } as const
  return format === 'json' && count === 0 ? [{ address: '$.ticket.subject', treatment: keep }] : []
}

describe('encodings', () => {
  const value = 'Zoë <zoe+x@mail.example> "/'
  it.each([
    ['base64, nothing before', value, Buffer.from(`${value} and more`).toString('base64')],
    ['base64, one byte before', value, Buffer.from(`a${value} and more`).toString('base64')],
    ['base64, two bytes before', value, Buffer.from(`ab${value} and more`).toString('base64')],
    ['base64 for URLs', value, Buffer.from(`abc${value}`).toString('base64url')],
    ['JSON', value, JSON.stringify({ a: value })],
    ['JSON in \\u escapes', 'Zoë', '{"a":"\\u005A\\u006F\\u00EB"}'],
    ['JSON in ASCII', 'Zoë S', '{"a":"Zo\\u00eb S"}'],
    ['a form', 'zoe x/y', new URLSearchParams({ a: 'zoe x/y' }).toString()],
    ['a URL', value, `https://shop.example/?q=${encodeURIComponent(value)}`],
    ['HTML', 'Zoë <"x">', '<b>Zoë &lt;&quot;x&quot;&gt;</b>'],
    ['HTML in numbers', 'Zoë', '<b>&#90;&#111;&#235;</b>'],
  ])('finds a value in %s', (_name, wanted, output) => {
    expect(encodingIn(output, wanted)).toBeDefined()
  })

  it('finds nothing where there is nothing', () => {
    expect(encodingIn(JSON.stringify({ a: 'something else' }), value)).toBeUndefined()
    expect(encodingIn('', value)).toBeUndefined()
  })
})
