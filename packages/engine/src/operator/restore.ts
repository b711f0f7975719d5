import type { Outcome } from './contract.ts'
import { kept } from './contract.ts'
import { tokenPattern } from './tokenize.ts'

/** What a token stands for, or undefined where it stands for nothing that may be given back here. */
export type Originals = (token: string) => string | undefined

const everyToken = new RegExp(tokenPattern, 'g')

/** The tokens in a text, each once: what has to be looked up before {@link restoreText} can give them back. */
export function tokensIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(everyToken), ([token]) => token))]
}

/** Gives back what the tokens in a text stand for; a token that nobody knows stays, and says nothing. */
export function restoreText(text: string, originals: Originals): Outcome {
  const restored = text.replaceAll(everyToken, (token) => originals(token) ?? token)
  return restored === text ? kept : { action: 'write', kind: 'string', text: restored }
}
