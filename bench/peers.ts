import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'peers')

/** One library that finds personal data in text. */
export interface Peer {
  readonly name: string
  /** Characters of the corpus that it is given: slow ones get a part. */
  readonly charactersMax: number
  /** Does a text, and gives back something of the result. */
  readonly run: (text: string) => number | Promise<number>
}

interface RedactPii {
  readonly SyncRedactor: new () => { redact(text: string): string }
}
interface OpenRedactionModule {
  readonly OpenRedaction: new () => { detect(text: string): Promise<{ readonly redacted: string }> }
}
type Compromise = (text: string) => { people(): { json(): readonly unknown[] } }
type WinkNlp = (model: unknown) => {
  readDoc(text: string): { entities(): { length(): number } }
}

/** Loads the libraries that are measured beside Stet; installs them where that has not been done. */
export async function loadPeers(): Promise<readonly Peer[]> {
  if (!existsSync(join(folder, 'node_modules'))) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'ignore',
    })
  }
  const require = createRequire(join(folder, 'package.json'))
  const { SyncRedactor } = require('redact-pii') as RedactPii
  const { OpenRedaction } = (await import(require.resolve('openredaction'))) as OpenRedactionModule
  const compromise = require('compromise') as Compromise
  const winkNlp = require('wink-nlp') as WinkNlp
  const wink = winkNlp(require('wink-eng-lite-web-model'))
  const redactPii = new SyncRedactor()
  const openRedaction = new OpenRedaction()
  return [
    { name: 'redact-pii', charactersMax: 400_000, run: (text) => redactPii.redact(text).length + 1 },
    {
      name: 'openredaction',
      charactersMax: 40_000,
      run: async (text) => (await openRedaction.detect(text)).redacted.length + 1,
    },
    {
      name: 'compromise, people',
      charactersMax: 40_000,
      run: (text) => compromise(text).people().json().length + 1,
    },
    {
      name: 'wink-nlp, entities',
      charactersMax: 200_000,
      run: (text) => wink.readDoc(text).entities().length() + 1,
    },
  ]
}
