import { MemoryVault, type KeyMaterial } from '@stet/engine'

/**
 * Stand-ins on these pages are made with a key that everybody knows: they show what stand-ins look like and
 * say nothing about those that leave in earnest.
 */
export const showKey: KeyMaterial = { version: 1, secret: new TextEncoder().encode('stet '.repeat(8)) }

/** Tokens made on a page are forgotten with it. */
export const showVault = (): MemoryVault => new MemoryVault()
