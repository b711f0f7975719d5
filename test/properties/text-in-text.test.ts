import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'
import { expect, it } from 'vitest'
import { loadPolicy } from '../../packages/engine/src/policy/load.ts'
import { createRedactor } from '../../packages/engine/src/redact.ts'
import { redactText } from '../reference/run-redactor.ts'

const policy = `
policy: text-in-text
source: generic
destination: https://vendor.example/hooks
routes:
  mail:
    receive: file
    format: json
    fields:
      $.name: { replace: person, known: person }
      $.body: { scan: talk }
scans:
  talk: { locales: [en-US], entities: { "*": replace } }
`

const name = 'Zebulon Quartermain'
const card = ['5555', '5555', '5555', '4444'].join(' ')
const mail = 'zebulon.q@example.com'

interface Wrapping {
  /** Splits and encodes a value. */
  readonly wrap: (value: string, cuts: readonly number[]) => string
  /** What a reader sees of a text. */
  readonly read: (text: string) => string
}

const cut = (value: string, cuts: readonly number[]): string[] => {
  const places = [...new Set(cuts.map((at) => at % value.length))].sort((a, b) => a - b)
  return [...places, value.length].map((to, index) => value.slice(places[index - 1] ?? 0, to))
}
/** Text of a tree and the values of its attributes. */
const textOf = (node: unknown): string => {
  const {
    data = '',
    attribs = {},
    children = [],
  } = node as {
    data?: string
    attribs?: Record<string, string>
    children?: unknown[]
  }
  return data + Object.values(attribs).join(' ') + children.map(textOf).join('')
}
const readHtml = (text: string): string => textOf(parseDocument(text))
const escapeAll = (value: string): string =>
  [...value].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
const percent = (value: string): string =>
  [...value].map((one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`).join('')
const references = (value: string): string => [...value].map((one) => `&#${one.charCodeAt(0)};`).join('')

const wrappings: Readonly<Record<string, Wrapping>> = {
  'tags of HTML': {
    wrap: (value, cuts) =>
      `<p>It is ${cut(value, cuts)
        .map((part) => `<b>${part}</b>`)
        .join('')}.</p>`,
    read: readHtml,
  },
  'comments of HTML': {
    wrap: (value, cuts) => `<div>It is ${cut(value, cuts).join(`<!-- ${value} -->`)}.</div>`,
    read: readHtml,
  },
  'attributes of HTML': {
    wrap: (value) =>
      `<p title="${references(value)}" data-x='${value}' class=${value.replaceAll(' ', '-')}>x</p>`,
    read: readHtml,
  },
  'references of HTML': {
    wrap: (value, cuts) =>
      `It is ${cut(value, cuts)
        .map((part, at) => (at % 2 ? part : references(part)))
        .join('')}.`,
    read: (text) => readHtml(text),
  },
  'marks of Markdown': {
    wrap: (value, cuts) =>
      `It is ${cut(value, cuts)
        .map((part, at) => (at % 2 === 0 ? part : `**${part}**`))
        .join('')}.`,
    read: (text) => text.replaceAll('*', ''),
  },
  'links of Markdown': {
    wrap: (value) => `see [${value}](https://x.example/?q=${percent(value)} "${value}")`,
    read: (text) => text + decodeURIComponent(text),
  },
  'URL encoding': {
    wrap: (value, cuts) =>
      `q=${cut(value, cuts)
        .map((part, at) => (at % 2 ? encodeURIComponent(part) : percent(part)))
        .join('')}`,
    read: decodeURIComponent,
  },
  'JSON in a string': {
    wrap: (value, cuts) =>
      `{"a":[1,"It is ${cut(value, cuts)
        .map((part, at) => (at % 2 ? part : escapeAll(part)))
        .join('')}."]}`,
    read: (text) => String((JSON.parse(text) as { a: unknown[] }).a[1]),
  },
  'HTML in JSON in a string': {
    wrap: (value, cuts) => JSON.stringify({ a: [1, `<p>${cut(value, cuts).join('<i></i>')}</p>`] }),
    read: (text) => readHtml(String((JSON.parse(text) as { a: unknown[] }).a[1])),
  },
  base64: {
    wrap: (value) => `see ${Buffer.from(`It is ${value}, and no other.`).toString('base64')}`,
    read: (text) => text + Buffer.from(text.slice(4), 'base64').toString(),
  },
}

it.each(Object.entries(wrappings))('nothing known or checked survives %s', async (_what, { wrap, read }) => {
  const plan = loadPolicy(policy)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(name, card, mail),
      fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }),
      async (value, cuts) => {
        const body = wrap(value, cuts)
        expect(read(body)).toContain(value)
        const redactor = await createRedactor(plan)
        const out = JSON.parse(await redactText(redactor, JSON.stringify({ name, body }))) as { body: string }
        const left = read(out.body)
        for (const part of value.split(' ')) expect(left).not.toContain(part)
      },
    ),
    { numRuns: 60 },
  )
})
