import { keyed, readYaml, says, shapeProblems, type PolicyProblem, type YamlText } from '@stet/engine'
import { z } from 'zod'
import { sha256 } from './canonical.ts'
import { ed25519PublicKey, fingerprint, type TrustedKey } from './public-key.ts'

/** Roles that have to agree to a loosening, in the order in which they are named. */
export const reviewRoles = ['product', 'legal', 'engineering'] as const
export type ReviewRole = (typeof reviewRoles)[number]

const roles = [...reviewRoles, 'operator', 'auditor'] as const
export type Role = (typeof roles)[number]

const idInstead = 'write small letters a to z, digits and "-", a letter first'
const id = z.string(says(idInstead)).regex(/^[a-z][a-z0-9-]{0,31}$/, says(idInstead))
const base64url = z.base64url(says('write it in base64url'))
const rolesInstead = `write a list of: ${roles.join(', ')}`
const keyInstead = 'write { ed25519: … } or { passkey: { credential, publicKey, site, origin } }'

const key = z.union(
  [
    keyed({ ed25519: z.base64(says('write a key of 32 bytes in base64')) }, keyInstead),
    keyed(
      {
        passkey: keyed(
          {
            credential: base64url,
            publicKey: base64url,
            site: z.string(says('write a domain')).regex(/^[a-z0-9.-]+$/, says('write a domain')),
            origin: z.url(says('write the address of the console, with https')),
          },
          keyInstead,
        ),
      },
      keyInstead,
    ),
  ],
  says(keyInstead),
)

const nameInstead = 'write the name in letters of one script, at most 80'

const person = keyed(
  {
    id,
    name: z.string(says(nameInstead)).refine(isName, says(nameInstead)),
    roles: z.array(z.enum(roles, says(rolesInstead)), says(rolesInstead)).min(1, says(rolesInstead)),
    keys: z.array(key, says(keyInstead)).min(1, says(keyInstead)).max(8, says('write at most 8 keys')),
    reportsTo: id.optional(),
  },
  'write a map with id, name, roles and keys',
)

const inForce = keyed(
  {
    sequence: z.int(says('write a whole number')).min(1, says('write 1 or more')),
    content: z
      .string(says('write a digest'))
      .regex(/^(?:[0-9a-f]{64}|stopped)$/, says('write a digest in hex, or stopped')),
  },
  'write a map with sequence and content',
)

const trustFile = keyed(
  {
    organization: id,
    version: z.int(says('write 1 in the first file')).min(1, says('write 1 in the first file')),
    people: z
      .array(person, says('write a list of people'))
      .min(1, says('write at least one person'))
      .max(500),
    reviewersMayReportToAuthor: z.boolean(says('write true or false')).default(false),
    inForce: z.record(z.string(), inForce, says('write a map of integrations')).default({}),
  },
  'write a map with organization, version and people',
)

export type Person = z.output<typeof person>

/**
 * Who may say yes to what in one organisation: the root of all signatures. `inForce` says which policy of
 * each integration was in force when this version took the place of the one before.
 */
export interface Trust extends Readonly<z.output<typeof trustFile>> {
  /** SHA-256 of the exact text, hex. */
  readonly digest: string
  readonly text: string
}

/** Result of {@link checkTrust}. */
export interface CheckedTrust {
  readonly trust: Trust | undefined
  readonly problems: readonly PolicyProblem[]
}

const textCharsMax = 1024 * 1024

/** Reads a trust file, and returns everything that is wrong with it at once. */
export function checkTrust(source: string): CheckedTrust {
  if (source.length > textCharsMax) {
    const place = { line: 1, column: 1 }
    return {
      trust: undefined,
      problems: [{ place, what: 'the trust file is too large', instead: 'write less' }],
    }
  }
  const { text, problems: refusals } = readYaml(source, { noun: 'trust file', isTextShown: true })
  if (text === undefined) return { trust: undefined, problems: refusals }
  const parsed = trustFile.safeParse(text.value ?? {})
  if (!parsed.success) {
    const words = { whole: 'the trust file', isValueShown: true }
    return { trust: undefined, problems: [...refusals, ...shapeProblems(parsed.error.issues, text, words)] }
  }
  const problems = [...refusals, ...peopleProblems(parsed.data.people, text)]
  if (problems.length > 0) return { trust: undefined, problems }
  return { trust: Object.freeze({ ...parsed.data, digest: sha256(source), text: source }), problems }
}

export function personOf({ people }: Trust, wanted: string): Person | undefined {
  return people.find((one) => one.id === wanted)
}

/** Key of a person by its fingerprint. */
export function keyOfPerson({ keys }: Person, print: string): TrustedKey | undefined {
  return keys.find((one) => fingerprint(one) === print)
}

function peopleProblems(people: readonly Person[], text: YamlText): PolicyProblem[] {
  const problems: PolicyProblem[] = []
  const seen = new Map<string, string>()
  people.forEach((one, index) => {
    const complain = (what: string, instead: string): void => {
      problems.push({ place: text.place(['people', index]), what, instead })
    }
    const unique = (kind: string, value: string): void => {
      const before = seen.get(`${kind} ${value}`)
      if (before !== undefined)
        complain(`${one.id} and ${before} have the same ${kind}`, `give each their own ${kind}`)
      else seen.set(`${kind} ${value}`, one.id)
    }
    unique('id', one.id)
    unique('name', one.name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' '))
    for (const held of one.keys) {
      if (!isUsable(held)) complain(`a key of ${one.id} is none`, 'write 32 bytes in base64')
      else unique('key', fingerprint(held))
    }
    const { reportsTo } = one
    if (reportsTo !== undefined && (reportsTo === one.id || !people.some((other) => other.id === reportsTo)))
      complain(`${one.id} reports to nobody in this file`, 'write the id of another person, or leave it out')
  })
  for (const role of reviewRoles) {
    if (people.some((one) => one.roles.includes(role))) continue
    problems.push({
      place: text.place(['people']),
      what: `nobody has the role ${role}`,
      instead: 'give it to somebody: a loosening needs product, legal and engineering',
    })
  }
  return problems
}

function isUsable(held: TrustedKey): boolean {
  if (!('ed25519' in held)) return true
  try {
    ed25519PublicKey(held.ed25519)
    return true
  } catch {
    return false
  }
}

const scripts = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Thai'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
)

/** Letters of one script only: those of several look alike. */
function isName(name: string): boolean {
  const isWritten = /^\p{L}[\p{L}\p{M} .'’-]{0,79}$/u.test(name)
  return isWritten && scripts.filter((script) => script.test(name)).length <= 1
}
