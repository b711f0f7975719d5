import { describe, expect, it } from 'vitest'
import { loadPolicy } from '../policy/load.ts'
import { createRedactor } from '../redact.ts'
import type { ScannedText } from './scanned-text.ts'

const plan = loadPolicy(`policy: letters
source: any
destination: https://wfm.example/letters
routes:
  letters: { receive: file, fields: { $.name: { strike: person, known: person }, $.body: { scan: words } } }
scans:
  words: { locales: [en-GB], entities: { '*': replace } }
`)

async function scannedOf(body: string): Promise<ScannedText[]> {
  const scanned: ScannedText[] = []
  const redactor = await createRedactor(plan)
  const bytes = new TextEncoder().encode(JSON.stringify({ name: 'Jane Doe', body }))
  await redactor.redact(bytes, { scanned: (one) => scanned.push(one) })
  return scanned
}

describe('a scan that is looked at', () => {
  it('tells what was found, where, by which detector and how surely', async () => {
    const [one] = await scannedOf('Ask Jane Doe: jane@example.com')
    const { text, findings, rule } = one!
    expect(rule).toBe(1)
    expect(findings.map(({ start, end, entity }) => [text.slice(start, end), entity])).toEqual([
      ['Jane Doe', 'PERSON'],
      ['jane@example.com', 'EMAIL_ADDRESS'],
    ])
    expect(findings[0]).toMatchObject({ detector: 'known', score: 1 })
    expect(findings[1]!.score).toBeGreaterThan(0.5)
  })

  it('tells places in the text as it was given, markup counted, and what no reader sees', async () => {
    const [one] = await scannedOf('<p>Ja<b>ne</b> D&#111;e, hello<!-- Jane --></p>')
    const { text, findings, struck } = one!
    expect(findings.map(({ start, end }) => text.slice(start, end))).toEqual(['Ja<b>ne</b> D&#111;e'])
    expect(struck.map(({ start, end }) => text.slice(start, end))).toContain('<!-- Jane -->')
  })
})
