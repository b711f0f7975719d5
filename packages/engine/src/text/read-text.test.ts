import { describe, expect, it, test } from 'vitest'
import { hiddenTexts } from './base64-runs.ts'
import { readText, type TextSyntax } from './read-text.ts'
import { TextEdits } from './text-edits.ts'

const seen = (text: string, syntax: TextSyntax = 'auto'): string | undefined => readText(text, syntax)?.text

test.each<readonly [what: string, text: string, read: string]>([
  ['HTML', '<p>Ja<b>ne</b> D&#111;e</p><p>4111</p>', '\nJane Doe\n\n4111\n'],
  ['cells', '<table><tr><th>Name<td>Jane</table>', '\n\n Name Jane\n'],
  ['links', '<a href="mailto:jane%40x.test">J</a>', 'J\n\nmailto:jane@x.test'],
  ['what no reader sees', '<p>a<!-- b --><script>c</script><style>d</style></p>', '\na\n'],
  ['an element nested in its like', '<svg><svg></svg>x</svg><br>y', '\ny'],
  ['a reference without its end', 'Ren&eacute and &#74ane', 'René and Jane'],
  ['no markup', 'a < b, <jane@x.test> & co', 'a < b, <jane@x.test> & co'],
  ['Markdown', '**Ja**ne _Doe_ ~~x~~ `4111` \\*', 'Jane Doe x 4111 *'],
  ['no marks', '5 * 3, snake_case, ****1234\n* item\n__a', '5 * 3, snake_case, ****1234\n* item\na'],
  ['Markdown links', 'D[o](<https://x.test> "Jane")e ![a](b)', 'Doe !a\n\n<https://x.test> "Jane"\n\nb'],
  ['URL encoding', 'q=Jane+Doe&m=%C3%A9%40 50% %zz %FF', 'q=Jane Doe&m=é@ 50% %zz %FF'],
  ['a sum', '1+1=2 +44 20', '1+1=2 +44 20'],
  ['JSON', '{"a\\u0062":["\\"x\\n",1.5e3,true]}', '{"ab":[""x\n",1.5e3,true]}'],
  ['HTML in JSON', '{"a":"<p>Ja\\u003cb>ne\\u003c/b></p>"}', '{"a":"\nJane\n"}'],
])('%s', (_what, text, read) => {
  expect(seen(text) ?? text).toBe(read)
})

test('plain text is read as it stands, and so is most text', () => {
  expect(seen('<b>Jane</b> &amp;', 'plain')).toBeUndefined()
  expect(seen('Dear Jane, my card is 4111. Regards')).toBeUndefined()
  expect(seen('**Jane**', 'html')).toBe('**Jane**')
  expect(seen('<b>*x*</b>', 'markdown')).toBe('x')
})

describe('what is changed', () => {
  const change = (text: string, what: string, by: string): string => {
    const view = readText(text, 'auto')
    if (view === undefined) throw new RangeError('the text is read as it stands')
    const edits = new TextEdits(text, view)
    for (let at = view.text.indexOf(what); at >= 0; at = view.text.indexOf(what, at + what.length))
      edits.write(at, at + what.length, by)
    return edits.result()
  }

  it.each<readonly [what: string, text: string, written: string]>([
    ['between tags', '<p>Ja<b>ne</b> &amp; co</p>', '<p>[X]<b></b> &amp; co</p>'],
    ['in attributes, as one word', '<a href=x title=Jane alt="Jane">', '<a href=x title=[X] alt="[X]">'],
    ['in Markdown', '**Ja**ne, [Jane](x)', '**[X]**, [[X]](x)'],
    ['in URL encoding', 'n=J%61ne&m=%4Aane', 'n=[X]&m=%5BX%5D'],
    ['in JSON', '{"Jane":["J\\u0061ne","x"]}', '{"[X]":["[X]","x"]}'],
    ['in references', '&#74;ane', '[X]'],
  ])('%s', (_what, text, written) => {
    expect(change(text, 'Jane', '[X]')).toBe(written)
  })

  it('is written so that it reads as itself', () => {
    expect(change('<i title=Jane>Jane</i>', 'Jane', 'a "b" & <c>')).toBe(
      '<i title=a&#32;&quot;b&quot;&#32;&amp;&#32;&lt;c&gt;>a &quot;b&quot; &amp; &lt;c&gt;</i>',
    )
    expect(change('["Jane"]', 'Jane', 'a "b" \\')).toBe('["a \\"b\\" \\\\"]')
  })

  it('makes a string of a number, whole', () => {
    expect(change('{"a":41115,"b":-1e5}', '4111', '[X]')).toBe('{"a":"[X]","b":-1e5}')
    expect(change('["<!--",4111,"--><p>Jane</p>"]', 'Jane', '[X]')).toBe('["",null,"<p>[X]</p>"]')
  })
})

test.each<readonly [what: string, text: string, written: string]>([
  ['keeps what is on the lists', '<p dir="ltr">a<br/><br />b</p>', '<p dir="ltr">a<br/><br />b</p>'],
  ['strikes attributes', '<p onclick="f()" dir=ltr class=x>a</p>', '<p dir=ltr>a</p>'],
  ['strikes links that are none', '<a href="javascript:f()" src="data:x">a</a>', '<a>a</a>'],
  ['strikes tags of no element', '<div><jane x="y">a</jane></div>', '<div>a</div>'],
  ['strikes what closing tags carry', '<p>a</p jane doe>', '<p>a</p>'],
  ['strikes comments of all kinds', '<p>a<!-- b --><!b><?b?><![CDATA[b]]></p>', '<p>a</p>'],
  ['strikes what is not closed', '<p>a</p><a href="jane', '<p>a</p><a'],
  ['keeps the declaration', '<!DOCTYPE html><p>a', '<!DOCTYPE html><p>a'],
  ['strikes other declarations', '<!DOCTYPE jane><p>a', '<p>a'],
])('HTML %s', (_what, text, written) => {
  const view = readText(text, 'html')
  expect(view && new TextEdits(text, view).result()).toBe(written)
})

test('text in base64 is seen, and nothing else', () => {
  const encoded = Buffer.from('my name is Zoë Doe').toString('base64')
  expect(hiddenTexts(`a ${encoded} b`)).toEqual([
    { start: 2, end: 2 + encoded.length, text: 'my name is Zoë Doe' },
  ])
  expect(hiddenTexts(Buffer.from('my name is Zoë Doe??>>').toString('base64url'))).toHaveLength(1)
  expect(hiddenTexts('0123456789abcdef0123456789abcdef thesewordsrunontogether')).toEqual([])
})

test.each<readonly [what: string, text: string]>([
  ['tags', '<p '.repeat(40_000)],
  ['references', '&#'.repeat(60_000)],
  ['links', '[a]('.repeat(30_000)],
  ['brackets', '['.repeat(120_000)],
  ['titles', '](x "'.repeat(24_000)],
  ['percent signs', '%41'.repeat(40_000)],
  ['plus signs', '=+'.repeat(60_000)],
  ['words of a form', 'a'.repeat(120_000) + '+'],
  ['marks', '*a_'.repeat(40_000)],
  ['nested arrays', '['.repeat(60_000) + ']'.repeat(60_000)],
])('many %s are read, however many', (_what, text) => {
  for (const syntax of ['auto', 'html', 'markdown'] as const)
    expect(() => readText(text, syntax)).not.toThrow()
  expect(() => hiddenTexts(text)).not.toThrow()
})
