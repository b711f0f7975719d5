import { createHash } from 'node:crypto'
import { isConsistent, isIncluded, leafHash } from './merkle.ts'
import { isSigned, openCheckpoint, openNote } from './note.ts'
import { unpackArchive } from './tar.ts'
import { verdictOf, VerifyError, type Verdict } from './verdict.ts'

/** Checks a pack of evidence: every byte, the ledger's proofs, who signed what. @param pins - a key from elsewhere */
export function verifyEvidence(archive: Buffer, pins: { readonly key?: string | undefined } = {}): Verdict {
  return verdictOf((lines) => {
    const files = unpackArchive(archive)
    const key = checkFiles(files, pins, lines)
    checkLedger(files, key, lines)
    checkSignatures(files, lines)
  })
}

type Files = ReadonlyMap<string, Buffer>

function textOf(files: Files, name: string): string {
  const bytes = files.get(name)
  if (bytes === undefined) throw new VerifyError(`${name} is missing`)
  return bytes.toString('utf8')
}

function checkFiles(files: Files, pins: { readonly key?: string | undefined }, lines: string[]): string {
  const own = textOf(files, 'key.txt').trim()
  const key = pins.key?.trim() ?? own
  if (key !== own) throw new VerifyError('key.txt names another key than the pinned one')
  const manifest = textOf(files, 'manifest.json')
  let signed: string
  try {
    signed = openNote(textOf(files, 'manifest.note'), key)
  } catch {
    throw new VerifyError('manifest.note has no good signature')
  }
  if (signed !== `stet evidence\n${sha256(Buffer.from(manifest))}\n`)
    throw new VerifyError('manifest.json was changed')
  const listed = (JSON.parse(manifest) as { files: { name: string; sha256: string }[] }).files
  for (const { name, sha256: digest } of listed)
    if (sha256(files.get(name) ?? Buffer.alloc(0)) !== digest) throw new VerifyError(`${name} was changed`)
  const names = new Set([...listed.map(({ name }) => name), 'manifest.json', 'manifest.note', 'key.txt'])
  for (const name of files.keys()) if (!names.has(name)) throw new VerifyError(`${name} was added`)
  lines.push(`${listed.length} files are as they were when the pack was signed`)
  if (pins.key === undefined) lines.push('the key is the pack’s own: pin one from elsewhere with --key')
  return key
}

function checkLedger(files: Files, key: string, lines: string[]): void {
  const now = openCheckpoint(textOf(files, 'ledger/checkpoint.txt'), key)
  const entries = textOf(files, 'ledger/entries.ndjson').split('\n').filter(Boolean)
  for (const line of entries) {
    const { index, entry, hashes } = JSON.parse(line) as { index: number; entry: string; hashes: string[] }
    const proof = hashes.map((hash) => Buffer.from(hash, 'base64'))
    if (!isIncluded(leafHash(Buffer.from(entry)), index, now.size, proof, now.root))
      throw new VerifyError(`ledger/entries.ndjson: entry ${index} is not in the ledger`)
  }
  lines.push(`${entries.length} entries are in the ledger, which has ${now.size}`)
  const earlier = JSON.parse(textOf(files, 'ledger/earlier.json')) as {
    checkpoint: string
    hashes: string[]
  }[]
  for (const { checkpoint, hashes } of earlier) {
    const before = openCheckpoint(checkpoint, key)
    if (
      !isConsistent(
        before,
        now,
        hashes.map((hash) => Buffer.from(hash, 'base64')),
      )
    )
      throw new VerifyError(`ledger/earlier.json: the ledger of ${before.size} entries is not its beginning`)
  }
  lines.push(`${earlier.length} earlier checkpoints are of the same ledger`)
}

interface Signed {
  readonly statement: Readonly<Record<string, unknown>>
  readonly signature: { readonly value: { readonly ed25519?: string } }
}

/** Who signed what: each signature by a key that stands in the trust file which the statement names. */
function checkSignatures(files: Files, lines: string[]): void {
  const trusts = new Map<string, string>()
  for (const [name, bytes] of files)
    if (name.startsWith('trust/')) trusts.set(sha256(bytes), bytes.toString('utf8'))
  let [signatures, passkeys, bundles] = [0, 0, 0]
  for (const [name, bytes] of files) {
    if (!name.startsWith('bundles/')) continue
    bundles += 1
    const bundle = JSON.parse(bytes.toString('utf8')) as { request: Signed; text: string; ballots: Signed[] }
    const { statement } = bundle.request
    const trust = trusts.get(String(statement['trust']))
    if (trust === undefined) throw new VerifyError(`${name}: its trust file is not in the pack`)
    if (statement['about'] !== 'stop' && sha256(Buffer.from(bundle.text)) !== statement['content'])
      throw new VerifyError(`${name}: the text is not the one that was signed`)
    const people = new Set([
      statement['author'],
      ...bundle.ballots.map((ballot) => ballot.statement['person']),
    ])
    const roles = new Set(bundle.ballots.map((ballot) => ballot.statement['role']))
    if (statement['direction'] === 'loosening' && (people.size !== 4 || roles.size !== 3))
      throw new VerifyError(`${name}: a loosening without three people beside its author`)
    for (const ballot of bundle.ballots)
      if (ballot.statement['request'] !== sha256(canonical(statement)) || ballot.statement['vote'] !== 'yes')
        throw new VerifyError(`${name}: a vote is not for this`)
    for (const { statement: what, signature } of [bundle.request, ...bundle.ballots]) {
      const { ed25519 } = signature.value
      if (ed25519 === undefined) passkeys += 1
      else if (!isSignedByOneOf(canonical(what), ed25519, trust))
        throw new VerifyError(`${name}: a signature is not good`)
      else signatures += 1
    }
  }
  lines.push(`${bundles} changes carry ${signatures} good signatures by keys of their trust files`)
  if (passkeys > 0) lines.push(`${passkeys} signatures by passkeys are for "stet evidence verify" to check`)
}

function isSignedByOneOf(bytes: Buffer, signature: string, trust: string): boolean {
  const keys = (trust.match(/[A-Za-z0-9+/]{43}=/g) ?? []).map((key) => Buffer.from(key, 'base64'))
  return keys.some((key) => isSigned(bytes, key, Buffer.from(signature, 'base64')))
}

/** RFC 8785 for what statements hold: objects, lists, texts, whole numbers. */
function canonical(value: unknown): Buffer {
  const write = (one: unknown): string => {
    if (Array.isArray(one)) return `[${one.map(write).join(',')}]`
    if (typeof one !== 'object' || one === null) return JSON.stringify(one)
    const members = Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${write(member)}`).join(',')}}`
  }
  return Buffer.from(write(value))
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
