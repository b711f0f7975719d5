import { createRedactor, loadPolicy, type ScannedText } from '@stet/engine'
import type { TryAnswer, TryQuestion } from './contract.ts'
import { showKey, showVault } from './key.ts'
import { marksOf } from './marks.ts'
import { refusalOf } from './refusal.ts'

const profile = 'text'

/** The policy that this page tries texts with: everything that is found is replaced. */
export function tryPolicy(locales: readonly string[]): string {
  return `policy: try-it
source: any
destination: this-page
routes:
  texts: { receive: file, format: json, fields: { $.text: { scan: ${profile} } } }
scans:
  ${profile}: { locales: [${locales.join(', ')}], entities: { '*': replace } }
`
}

/** Answers "Try it": what is found in a text, and what it reads like without. */
export async function answerTry({ text, locales }: TryQuestion): Promise<TryAnswer> {
  try {
    const plan = loadPolicy(tryPolicy(locales))
    const redactor = await createRedactor(plan, { key: showKey, vault: showVault() })
    let scanned: ScannedText | undefined
    const { output } = await redactor.redact(new TextEncoder().encode(JSON.stringify({ text })), {
      scanned: (one) => {
        scanned = one
      },
    })
    const leaving = (JSON.parse(output.text()) as { text?: string }).text ?? ''
    if (scanned === undefined) return { kind: 'try', text, output: leaving, marks: [], refusal: undefined }
    const marks = marksOf(plan.policy, profile, scanned)
    return { kind: 'try', text: scanned.text, output: leaving, marks, refusal: undefined }
  } catch (error) {
    return { kind: 'try', text, output: '', marks: [], refusal: refusalOf(error) }
  }
}
