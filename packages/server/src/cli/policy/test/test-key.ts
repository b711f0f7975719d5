import { createHash } from 'node:crypto'
import type { KeyMaterial } from '@stet/engine'

/**
 * The key that golden cases run with, so that their pseudonyms and tokens are the same on each machine. It
 * can be read here by anybody: it is for tests only, and nothing but `stet policy test` uses it.
 */
export function testKey(): KeyMaterial {
  const parts = ['stet', 'policy', 'test', 'not', 'a', 'secret']
  return { version: 1, secret: new Uint8Array(createHash('sha256').update(parts.join(' ')).digest()) }
}
