import type { Address } from '../address/address.ts'
import { parseAddress } from '../address/parse-address.ts'
import { StetError } from '../errors.ts'
import { compilePolicy, type CompiledPolicy, type Plan } from './compile.ts'
import type { PolicyProblem } from './model.ts'
import { parsePolicy } from './parse.ts'

export interface LoadOptions {
  /** Name of the file, for messages. */
  readonly file?: string | undefined
  /** Addresses of the members that the source is known to have, for `unlisted: null`. */
  readonly catalogue?: readonly string[] | undefined
}

/**
 * Parses, checks and compiles a policy, and returns everything that is wrong with it at once.
 *
 * @param source - the exact bytes, or text, of the policy file
 */
export function checkPolicy(source: string | Uint8Array, options: LoadOptions = {}): CompiledPolicy {
  const { policy, problems } = parsePolicy(source)
  if (policy === undefined) return { plan: undefined, problems }
  const compiled = compilePolicy(policy, catalogueAddresses(options.catalogue ?? []))
  const all = [...problems, ...compiled.problems]
  return { plan: all.length === 0 ? compiled.plan : undefined, problems: all }
}

/**
 * {@link checkPolicy} for where only a good policy will do.
 *
 * @throws {@link StetError} STET_POLICY_INVALID, with one line for each problem
 */
export function loadPolicy(source: string | Uint8Array, options: LoadOptions = {}): Plan {
  const { plan, problems } = checkPolicy(source, options)
  if (plan !== undefined) return plan
  throw new StetError(
    'STET_POLICY_INVALID',
    {},
    problems.map((problem) => problemLine(options.file ?? 'policy', problem)),
  )
}

/** One problem as a line that an editor can jump to: `FILE:LINE:COLUMN what — instead`. */
export function problemLine(file: string, { place, what, instead }: PolicyProblem): string {
  return `${file}:${place.line}:${place.column} ${what} — ${instead}`
}

/** A catalogue entry that is not an address is a fault of the catalogue, and knows no name. */
function catalogueAddresses(texts: readonly string[]): Address[] {
  return texts.flatMap((text) => {
    const parsed = parseAddress(text)
    return parsed.ok ? [parsed.address] : []
  })
}
