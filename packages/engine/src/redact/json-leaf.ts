import { decodeUtf8 } from '../format/utf8.ts'
import type { Outcome } from '../operator/contract.ts'
import type { Leaf, LeafKind } from '../span/leaf.ts'

const emptyBytes = new Uint8Array(0)
const shortBytesMax = 48

/** A scalar in JSON bytes, decoded only when somebody reads its text. One object serves all leaves. */
export class JsonLeaf implements Leaf {
  readonly isTyped = true
  kind: LeafKind = 'null'
  #bytes: Uint8Array = emptyBytes
  #start = 0
  #end = 0
  #text: string | undefined

  set(kind: LeafKind, bytes: Uint8Array, start: number, end: number): this {
    this.kind = kind
    this.#bytes = bytes
    this.#start = start
    this.#end = end
    this.#text = undefined
    return this
  }

  get text(): string {
    this.#text ??= this.#decode()
    return this.#text
  }

  #decode(): string {
    const bytes = this.#bytes
    const isString = this.kind === 'string'
    const start = this.#start + (isString ? 1 : 0)
    const end = this.#end - (isString ? 1 : 0)
    if (end - start <= shortBytesMax) {
      let text = ''
      let at = start
      while (at < end) {
        const byte = bytes[at] as number
        if (byte >= 0x80 || byte === 0x5c) break
        text += String.fromCharCode(byte)
        at += 1
      }
      if (at === end) return text
    }
    const backslash = isString ? bytes.subarray(start, end).indexOf(0x5c) : -1
    if (backslash === -1) return decodeUtf8(bytes.subarray(start, end))
    return JSON.parse(decodeUtf8(bytes.subarray(this.#start, this.#end))) as string
  }
}

const encoder = new TextEncoder()

/** The JSON that an operator's outcome is written as. */
export function encodeOutcome(outcome: Outcome & { readonly action: 'write' }): Uint8Array {
  return encoder.encode(outcome.kind === 'number' ? outcome.text : JSON.stringify(outcome.text))
}
