import { createHash, createPublicKey, verify } from 'node:crypto'
import { VerifyError } from './verdict.ts'

/**
 * Signed notes and checkpoints of transparency logs.
 *
 * @see https://c2sp.org/signed-note
 * @see https://c2sp.org/tlog-checkpoint
 */

/** A state of a ledger. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

const ed25519Algorithm = 1

/** Reads a checkpoint that one key has signed. @throws {@link VerifyError} */
export function openCheckpoint(note: string, verifierKey: string): Checkpoint {
  const [origin = '', size = '', root = ''] = openNote(note, verifierKey).split('\n')
  const bytes = Buffer.from(root, 'base64')
  if (
    origin === '' ||
    !/^(?:0|[1-9]\d{0,15})$/.test(size) ||
    bytes.length !== 32 ||
    bytes.toString('base64') !== root
  )
    throw new VerifyError('this is no checkpoint: origin, size, root')
  return { origin, size: Number(size), root: bytes }
}

/** Text of a note that one key has signed. @param verifierKey - `name+hash+base64` @throws {@link VerifyError} */
export function openNote(note: string, verifierKey: string): string {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) throw new VerifyError('this is no signed note')
  const text = note.slice(0, end + 1)
  const { name, hash, key } = readVerifierKey(verifierKey)
  const isSigned = note
    .slice(end + 2, -1)
    .split('\n')
    .some((line) => isSignature(line, name, hash, key, text))
  if (!isSigned) throw new VerifyError(`no signature of ${name} on this checkpoint is good`)
  return text
}

function isSignature(line: string, name: string, hash: Buffer, key: Buffer, text: string): boolean {
  const [dash, signer, encoded = '', ...rest] = line.split(' ')
  if (dash !== '\u2014' || signer !== name || rest.length > 0) return false
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.toString('base64') !== encoded || bytes.length !== 68 || !bytes.subarray(0, 4).equals(hash))
    return false
  return isSigned(Buffer.from(text), key, bytes.subarray(4))
}

/** Ed25519. @param key - raw, 32 bytes */
export function isSigned(bytes: Uint8Array, key: Buffer, signature: Uint8Array): boolean {
  const x = key.toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, bytes, publicKey, signature)
}

function readVerifierKey(text: string): { name: string; hash: Buffer; key: Buffer } {
  const [name = '', hex = '', ...encoded] = text.trim().split('+')
  const bytes = Buffer.from(encoded.join('+'), 'base64')
  const hash = Buffer.from(hex, 'hex')
  const wanted = createHash('sha256').update(`${name}\n`).update(bytes).digest().subarray(0, 4)
  if (name === '' || bytes.length !== 33 || bytes[0] !== ed25519Algorithm || !hash.equals(wanted))
    throw new VerifyError('this is no verifier key: name+hash+key')
  return { name, hash, key: bytes.subarray(1) }
}
