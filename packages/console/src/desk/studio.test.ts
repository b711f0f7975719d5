import { describe, expect, it } from 'vitest'
import type { Galley, Line } from './contract.ts'
import { answerStudio } from './studio.ts'
import { answerTry } from './try-text.ts'

const policy = `policy: a
source: any
destination: warehouse
routes:
  tickets:
    receive: webhook
    fields:
      $.id: { keep: integer }
      $.secret: strike
      $.name: { replace: person, known: person }
      $.count: { keep: integer }
      $.notes[*].body: { scan: words }
      $.tags[*]: { keep: { enum: [a] } }
scans:
  words: { locales: [en-US], entities: { CREDIT_CARD: { mask: { keepLast: 4 } }, '*': replace } }
`

async function galley(sample: unknown): Promise<Galley> {
  const told = await answerStudio({
    kind: 'studio',
    policy,
    base: undefined,
    sample: typeof sample === 'string' ? sample : JSON.stringify(sample),
    route: undefined,
  })
  if (told.galley === undefined || !('lines' in told.galley)) throw new Error(JSON.stringify(told))
  return told.galley
}

const brief = ({ name, before, after, fate }: Line): unknown[] => [name, before, after, fate]

describe('the studio', () => {
  it('says of each value what became of it', async () => {
    const { lines, counts } = await galley(
      '{"id": 9007199254740993, "secret": {"a": 1}, "name": "Jane Doe", "count": "many", "more": [true], "tags": ["a", "b"]}',
    )
    expect(lines.filter(({ fate }) => fate !== undefined).map(brief)).toEqual([
      ['id', '9007199254740993', '9007199254740993', 'kept'],
      ['a', '1', undefined, 'struck'],
      ['name', '"Jane Doe"', '"[PERSON_1]"', 'changed'],
      ['count', '"many"', undefined, 'mistyped'],
      [undefined, 'true', undefined, 'unlisted'],
      [undefined, '"a"', '"a"', 'kept'],
      [undefined, '"b"', 'null', 'mistyped'],
    ])
    expect(counts).toEqual({ kept: 2, changed: 1, struck: 1, unlisted: 1, mistyped: 2 })
  })

  it('marks what was found where it stands in the JSON, escapes and all', async () => {
    const { lines } = await galley(
      '{"name":"Jane Doe","notes":[{"body":"\\u0022Hi\\n\\"Jane Doe\\", jane@example.com"}]}',
    )
    const body = lines.find(({ name }) => name === 'body')
    expect(
      body?.marks.map(({ start, end, entity, detector }) => [
        body.before.slice(start, end),
        entity,
        detector,
      ]),
    ).toEqual([
      ['Jane Doe', 'PERSON', 'known'],
      ['jane@example.com', 'EMAIL_ADDRESS', expect.any(String)],
    ])
  })

  it('gives each scanned text its own findings, in the order of the document', async () => {
    const { lines } = await galley({
      notes: [{ body: 'a@example.com' }, { body: 'none' }, { body: 'b@example.com' }],
    })
    const bodies = lines.filter(({ name }) => name === 'body')
    expect(bodies.map(({ marks }) => marks.length)).toEqual([1, 0, 1])
  })

  it('reads an array at the root as records', async () => {
    const { lines } = await galley('[{"id": 1, "no": 2}, {"id": 2}]')
    expect(
      lines.filter(({ fate }) => fate !== undefined).map(({ address, fate }) => [address, fate]),
    ).toEqual([
      ['$.id', 'kept'],
      ['$.no', 'unlisted'],
      ['$.id', 'kept'],
    ])
  })

  it('tells what is wrong with the policy and with the sample', async () => {
    const wrong = await answerStudio({
      kind: 'studio',
      policy: 'policy: [',
      base: undefined,
      sample: '{}',
      route: undefined,
    })
    expect(wrong.problems.length).toBeGreaterThan(0)
    const broken = await answerStudio({
      kind: 'studio',
      policy,
      base: undefined,
      sample: '{"a": ',
      route: 'tickets',
    })
    expect(broken.galley).toMatchObject({ code: expect.stringMatching(/^STET_/) })
  })
})

describe('the comparison', () => {
  it('says in which direction a policy was changed', async () => {
    const compare = async (changed: string): Promise<string | undefined> => {
      const told = await answerStudio({
        kind: 'studio',
        policy: changed,
        base: policy,
        sample: '{}',
        route: undefined,
      })
      return told.comparison?.direction
    }
    expect(await compare(policy)).toBe('same')
    expect(await compare(policy.replace('$.count: { keep: integer }', '$.count: strike'))).toBe('tightening')
    expect(await compare(policy.replace('$.secret: strike', '$.secret: { keep: integer }'))).toBe('loosening')
  })
})

describe('try it', () => {
  it('says what would be struck, why, and what is left', async () => {
    const told = await answerTry({
      kind: 'try',
      text: 'Call Jane Doe at (212) 555-0142,\n\ncard 4111 1111 1111 1111.',
      locales: ['en-US'],
    })
    expect(told.marks.map(({ entity, start, end }) => [entity, told.text.slice(start, end)])).toEqual([
      ['PERSON', 'Jane Doe'],
      ['PHONE_NUMBER', '(212) 555-0142'],
      ['CREDIT_CARD', '4111 1111 1111 1111'],
    ])
    expect(told.output).toBe('Call [PERSON_1] at [PHONE_NUMBER_1],\n\ncard [CREDIT_CARD_1].')
  })

  it('reads the strings of a JSON text', async () => {
    const text = '{"to": "jane\\u0040example.com", "card": 4111111111111111}'
    const told = await answerTry({ kind: 'try', text, locales: ['en-US'] })
    expect(JSON.parse(told.output)).toEqual({ to: '[EMAIL_ADDRESS_1]', card: '[CREDIT_CARD_1]' })
    expect(told.marks.map(({ start, end }) => text.slice(start, end))).toEqual([
      'jane\\u0040example.com',
      '4111111111111111',
    ])
  })
})
