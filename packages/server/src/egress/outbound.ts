import { createHmac, timingSafeEqual } from 'node:crypto'
import { Redacted } from '@stet/engine'
import { GatewayError } from '../contract/errors.ts'

/** Known only in this file. */
const proof: unique symbol = Symbol('made by outbound.ts')

/**
 * A body that may leave. It is made from {@link Redacted}, or read back from the store where this gateway
 * sealed it when it was redacted: a row that anybody else wrote opens no way out.
 */
export class Outbound {
  readonly bytes: Uint8Array
  readonly #isMade = true

  private constructor(given: typeof proof, bytes: Uint8Array) {
    if ((given as unknown) !== proof) throw new GatewayError('STET_EGRESS_SEAL')
    this.bytes = bytes
  }

  /** @throws StetError STET_NOT_REDACTED for anything that the engine did not make */
  static of(redacted: Redacted): Outbound {
    Redacted.assert(redacted)
    return new Outbound(proof, redacted)
  }

  /**
   * The body of a stored message.
   *
   * @param seal - what {@link Outbound.seal} gave for the same bytes, context and key
   * @throws {@link GatewayError} STET_EGRESS_SEAL
   */
  static open(bytes: Uint8Array, seal: Uint8Array, context: string, key: Uint8Array): Outbound {
    const expected = sealOf(bytes, context, key)
    if (seal.length !== expected.length || !timingSafeEqual(seal, expected)) {
      throw new GatewayError('STET_EGRESS_SEAL')
    }
    return new Outbound(proof, bytes)
  }

  /** @throws {@link GatewayError} STET_EGRESS_SEAL for anything that was not made here */
  static assert(value: unknown): asserts value is Outbound {
    const isOurs = typeof value === 'object' && value !== null && #isMade in value
    if (!isOurs) throw new GatewayError('STET_EGRESS_SEAL')
  }

  /**
   * What is stored beside the bytes, 32 bytes long.
   *
   * @param context - what the body belongs to (message id, destination), so that it cannot be moved
   */
  seal(context: string, key: Uint8Array): Uint8Array {
    return sealOf(this.bytes, context, key)
  }
}

Object.freeze(Outbound)
Object.freeze(Outbound.prototype)

function sealOf(bytes: Uint8Array, context: string, key: Uint8Array): Buffer {
  return createHmac('sha256', key)
    .update(`${Buffer.byteLength(context)}:${context}:`)
    .update(bytes)
    .digest()
}
