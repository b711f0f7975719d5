import { timingSafeEqual } from 'node:crypto'
import type { KeyEncryptionKey } from './key-encryption.ts'

export interface CacheOptions {
  /** Keys that are held at the same time; 0 for none. */
  readonly keysMax: number
  /** How long each is held, in milliseconds. */
  readonly ageMsMax: number
  readonly now: () => number
}

interface Held {
  readonly wrapped: Uint8Array
  readonly key: Uint8Array
  readonly untilMs: number
}

/**
 * Holds keys that were unwrapped for a short time, so that not every message asks the service. Whoever asks
 * has just read the wrapped key from the store: one that was erased or changed since is not answered from here.
 */
export function cachedKeys(
  kek: KeyEncryptionKey,
  { keysMax, ageMsMax, now }: CacheOptions,
): KeyEncryptionKey {
  const held = new Map<string, Held>()
  const asked = new Map<string, Promise<Uint8Array>>()
  let sweep: NodeJS.Timeout | undefined
  const forget = (context: string): void => {
    held.get(context)?.key.fill(0)
    held.delete(context)
  }
  /** In the order in which they came: the first are the oldest. */
  const forgetOld = (nowMs: number, left: number): void => {
    for (const [oldest, { untilMs }] of held) {
      if (held.size <= left && untilMs > nowMs) break
      forget(oldest)
    }
  }
  const hold = (context: string, wrapped: Uint8Array, key: Uint8Array): void => {
    if (keysMax === 0 || ageMsMax === 0) return
    forget(context)
    const nowMs = now()
    forgetOld(nowMs, keysMax - 1)
    sweep ??= setTimeout(() => {
      sweep = undefined
      forgetOld(Infinity, 0)
    }, ageMsMax).unref()
    held.set(context, {
      wrapped: Uint8Array.from(wrapped),
      key: Uint8Array.from(key),
      untilMs: nowMs + ageMsMax,
    })
  }
  return {
    ...kek,
    forget,
    wrap: async (key, context) => {
      const made = await kek.wrap(key, context)
      hold(context, made.wrapped, key)
      return made
    },
    unwrap: async (wrapped, context) => {
      const known = held.get(context)
      if (known !== undefined && known.untilMs > now() && isSame(known.wrapped, wrapped))
        return Uint8Array.from(known.key)
      // Those who ask for the same key at the same time share one answer.
      const question = `${context} ${Buffer.from(wrapped).toString('base64')}`
      let answer = asked.get(question)
      if (answer === undefined) {
        answer = kek.unwrap(wrapped, context).finally(() => asked.delete(question))
        asked.set(question, answer)
      }
      const key = await answer
      hold(context, wrapped, key)
      return Uint8Array.from(key)
    },
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
