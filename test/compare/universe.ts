/** A document as lines of NDJSON: one record, or two that are sent one after the other. */
export type Lines = readonly string[]

/** All documents of a small world: what two policies do to them decides which of the two tells more. */
export interface Universe {
  /** Read as NDJSON. */
  readonly documents: readonly Lines[]
  /** Arrays at the root, read as JSON. */
  readonly arrays: readonly string[]
}

/** Steps into a document: three names that policies spell, one that none does, two that are not plain, an element. */
const steps = ['a', 'b', 's', 'c', 'x@y', 'z z', undefined] as const
type Step = (typeof steps)[number]

const scalars = [true, 7, null, 'Jane', 'Bob']

/** Values that tell treatments of one value apart. */
const values: readonly unknown[] = [
  ...['open', 'closed', 'abcd', 'abce', 'abcdefg', 'abcdefx', 'zbcdefg', 'abcdefgh', 'abcdefgi', 'xbcdefgh'],
  ...['abcdefghi', 'abcdefghijkl', 'abcdefghijklm', 'abcdefghijklmnopq'],
  ...['2026-11-23', '2026-11-24', '2026-12-01', '2025-11-23', '2026-11-23T10:00:00Z', '2026-11-23T11:00:00Z'],
  ...[
    'AB12 3CD',
    'AB12 4CD',
    'AB',
    'https://a.example.com/x',
    'https://a.example.com/x?q=1',
    'https://b.example/',
  ],
  ...[
    '192.0.2.1',
    '192.0.2.2',
    '192.0.3.1',
    'jane@example.com',
    '7',
    '17',
    '1.25,3.5',
    '1.29,3.5',
    'de',
    'EUR',
  ],
  ...[0, 1, 17, 107, 112, 207, 3.14, 3.19, -1.5, 1_700_000_000, 1_700_000_060, 1_710_000_000, true, false],
  ...['', 'ffffffff-ffff-4fff-8fff-ffffffffffff', [], {}, ['Jane'], { a: 'Jane' }],
]

const people = ['Jane', 'Bob'] as const

export function makeUniverse(): Universe {
  const paths = pathsOf(3)
  const single = paths.flatMap((path) =>
    scalars.slice(path.length - 1).map((value) => JSON.stringify(wrap(path, value))),
  )
  const ofValues = values.flatMap((value) => [JSON.stringify({ a: value }), JSON.stringify({ b: [value] })])
  const records = people.flatMap((a) =>
    people.flatMap((b) => ['1', '2'].map((s) => JSON.stringify({ a, b, s }))),
  )
  const pairs = records.flatMap((first) => records.map((second) => [first, second]))
  const mixed = [{ a: true }, { a: 'true' }, { a: 7, b: '7' }, { b: 7, a: 7 }, { a: [], b: {} }, {}]
  const documents = [
    ...single,
    ...ofValues,
    ...mixed.map((one) => JSON.stringify(one)),
    '"Jane"',
    '7',
    'null',
  ]
  const arrays = pathsOf(2).flatMap((path) => people.map((value) => JSON.stringify([wrap(path, value)])))
  return {
    documents: [...documents.map((line) => [line]), ...pairs],
    arrays: [...arrays, '["Jane"]', '["Bob"]', '[]', '[{},{}]'],
  }
}

function pathsOf(depthMax: number): (readonly Step[])[] {
  const shorter = depthMax === 1 ? [[]] : [[], ...pathsOf(depthMax - 1)]
  const all = shorter.flatMap((path) => steps.map((step) => [...path, step]))
  return [...new Map(all.map((path) => [JSON.stringify(path.map((step) => step ?? 0)), path])).values()]
}

function wrap(path: readonly Step[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (step === undefined ? [inner] : { [step]: inner }), value)
}
