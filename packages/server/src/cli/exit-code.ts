import type { StetError } from '@stet/engine'
import type { GatewayError } from '../contract/errors.ts'

/** What the command's exit status says; part of the interface. */
export const exitCode = {
  done: 0,
  /** The input was refused, or a file could not be read or written. Nothing of it was let out. */
  refused: 1,
  /** The command was called wrongly, or something that it needs (a key file) is missing. */
  usage: 2,
  /** The policy is not valid, or is not for this input. */
  policy: 3,
  /** `stet policy compare`: the new policy may let more out than the old one. */
  loosening: 10,
} as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** A call that cannot be carried out; the message says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Tells the engine's errors by their name: an import of the engine would make every command start with it. */
function isStetError(error: unknown): error is StetError {
  return error instanceof Error && error.name === 'StetError' && 'code' in error && 'kind' in error
}

/** Tells the server's errors by their name, for the same reason. */
function isGatewayError(error: unknown): error is GatewayError {
  return error instanceof Error && error.name === 'GatewayError' && 'code' in error
}

/** Exit status for an error. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError) return exitCode.usage
  if (isGatewayError(error)) return error.kind === 'config' ? exitCode.usage : exitCode.refused
  if (!isStetError(error)) return exitCode.refused
  if (error.kind === 'policy') return exitCode.policy
  return error.kind === 'config' ? exitCode.usage : exitCode.refused
}

/** What a person reads about an error: never a stack, never a value of a document. */
export function errorText(error: unknown): string {
  if (isStetError(error)) return `${error.code}: ${error.message}`
  if (error instanceof UsageError) return error.message
  if (isGatewayError(error)) return `${error.code}: ${error.message}`
  if (isSystemError(error))
    return `${error.code}: ${systemText(error.code)}${error.path === undefined ? '' : `: ${error.path}`}`
  return 'STET_BUG: Stet met a state that it should never meet and refused the input. Report this.'
}

interface SystemError {
  readonly code: string
  readonly path?: string
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}

function systemText(code: string): string {
  switch (code) {
    case 'ENOENT':
      return 'no such file; check the path'
    case 'EACCES':
    case 'EPERM':
      return 'no permission; check the owner and mode of the file'
    case 'EISDIR':
      return 'that is a folder; name a file'
    case 'ENOSPC':
      return 'the disk is full; free some space and run again'
    default:
      return 'the system refused'
  }
}
