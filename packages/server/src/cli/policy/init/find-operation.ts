import { distance } from 'fastest-levenshtein'
import { UsageError } from '../../exit-code.ts'
import type { Operation } from './operations.ts'

/** Names that an error lists. */
const namesMax = 10

/**
 * Finds an operation by its id, by `METHOD /path` whatever its parameters are called, or by its path alone
 * where that has one operation.
 *
 * @param wanted - as the user wrote it; undefined is good where there is only one operation
 * @throws {@link UsageError} that lists what is near
 */
export function findOperation(
  operations: readonly Operation[],
  wanted: string | undefined,
  file: string,
): Operation {
  const [only] = operations
  if (only === undefined) throw new UsageError(`${file} describes no operation; name another document`)
  if (wanted === undefined) {
    if (operations.length === 1) return only
    const names = listed(operations.map(nameOf))
    throw new UsageError(
      `${file} has ${operations.length} operations; write --operation with one of them:${names}`,
    )
  }
  const exact = operations.filter(({ names }) => names.includes(wanted))
  const alike = exact.length > 0 ? exact : operations.filter(({ names }) => names.some(isSameAs(wanted)))
  const found =
    alike.length > 0 ? alike : operations.filter(({ path }) => path !== undefined && isSameAs(wanted)(path))
  const [first] = found
  if (first !== undefined && found.length === 1) return first
  if (first !== undefined) {
    throw new UsageError(
      `${found.length} operations are called that; write one of these:${listed(found.map(nameOf))}`,
    )
  }
  throw new UsageError(
    `${file} has no such operation; the nearest are:${listed(nearest(operations, wanted))}`,
  )
}

function isSameAs(wanted: string): (name: string) => boolean {
  const plain = plainName(wanted)
  return (name) => plainName(name) === plain
}

/** Capitals, the names of path parameters and a `/` at the end make no other operation. */
function plainName(name: string): string {
  return name
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\{[^{}]*\}|(?<=\/):[^/]+/g, '{}')
    .replace(/(?<=.)\/$/, '')
    .toLowerCase()
}

function nearest(operations: readonly Operation[], wanted: string): string[] {
  const plain = plainName(wanted)
  const score = (name: string): number => {
    const other = plainName(name)
    const isPart = plain.length >= 3 && (other.includes(plain) || plain.includes(other))
    return distance(plain, other) / Math.max(plain.length, other.length) - (isPart ? 1 : 0)
  }
  return operations
    .map((operation) => ({ name: nameOf(operation), score: Math.min(...operation.names.map(score)) }))
    .sort((a, b) => a.score - b.score)
    .map(({ name }) => name)
}

/** Id and call, as far as it has them: `showTicket (GET /tickets/{id})`. */
function nameOf({ names: [first = '', second], path }: Operation): string {
  return path === undefined || second === undefined ? first : `${first} (${second})`
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, namesMax).map((name) => `\n  ${name}`)
  const more = names.length - shown.length
  return shown.join('') + (more > 0 ? `\n  … and ${more} more` : '')
}
