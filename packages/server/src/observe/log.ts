import pino, { type Logger } from 'pino'

export type { Logger }

/** JSON logs on standard error. What is logged are codes, names of the configuration, ids and numbers. */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: false }),
  )
}

/** What may be said of an error that is not ours: its class and code, never its text. */
export function errorFields(error: unknown): Readonly<Record<string, string>> {
  if (typeof error !== 'object' || error === null) return { error: typeof error }
  const { name, code } = error as { name?: unknown; code?: unknown }
  return {
    error: typeof name === 'string' ? name : 'Error',
    ...(typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? { code } : {}),
  }
}
