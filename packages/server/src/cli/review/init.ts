import { generateKeyPairSync } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { stringify } from 'yaml'
import { problemLine } from '@stet/engine'
import { fingerprint, rawPublicKey } from '../../review/public-key.ts'
import { checkTrust } from '../../review/trust.ts'
import { UsageError } from '../exit-code.ts'
import type { InitOptions, KeyOptions } from './options.ts'

/** Makes a person's key, and prints what of it may be given away. */
export async function runKey(path: string, _options: KeyOptions): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const passphrase = process.env['STET_KEY_PASSPHRASE']
  const protection = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }
  await writeNew(path, privateKey.export({ type: 'pkcs8', format: 'pem', ...protection }) as string)
  const raw = rawPublicKey(privateKey)
  process.stderr.write(
    `stet: keep ${path} to yourself; its fingerprint is ${fingerprint({ ed25519: raw })}\n`,
  )
  process.stdout.write(`${raw}\n`)
}

/** Makes a trust file, and prints the fingerprints that everybody compares. */
export async function runInit(path: string, { organization, person }: InitOptions): Promise<void> {
  const people = await Promise.all(person.map(personOf))
  const text = [
    '# Who may sign what. Changing this file needs the signatures of product, legal and engineering, under this',
    '# very file: stet review request --trust. Keep a copy where the administrators of the database cannot write.',
    stringify({ organization, version: 1, people }),
  ].join('\n')
  const { trust, problems } = checkTrust(text)
  if (trust === undefined) throw new UsageError(problems.map((one) => problemLine(path, one)).join('\n'))
  await writeNew(path, text)
  process.stderr.write(`stet: wrote ${path}. Compare with each person, aloud:\n`)
  for (const { id, name, roles, keys } of trust.people)
    process.stdout.write(`${id}  ${name}  ${roles.join(', ')}  ${keys.map(fingerprint).join('  ')}\n`)
  process.stderr.write(`stet: digest of the file: ${trust.digest}\n`)
}

async function personOf(text: string): Promise<object> {
  const [id = '', name = '', roles = '', key = '', reportsTo] = text.split(';').map((part) => part.trim())
  const written = {
    id,
    name,
    roles: roles.split(',').map((role) => role.trim()),
    keys: [{ ed25519: await publicKeyOf(key) }],
  }
  return reportsTo === undefined ? written : { ...written, reportsTo }
}

/** A raw key in base64, or a line of OpenSSH. */
async function publicKeyOf(text: string): Promise<string> {
  if (!text.startsWith('ssh-ed25519 ')) return text
  const { parseKey } = await import('sshpk')
  const { createPublicKey } = await import('node:crypto')
  return rawPublicKey(createPublicKey(parseKey(text, 'ssh').toBuffer('pkcs8', {}).toString('utf8')))
}

async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new UsageError(`${path} is there already and is never overwritten; choose another name`)
  }
}
