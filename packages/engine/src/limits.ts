/** Limits of one redaction. Each has its unit in its name. */
export interface Limits {
  /** Nesting of containers; a scalar at the root has depth 0. */
  readonly depthMax: number
  /**
   * Bytes of one record. Where a route needs two passes (`known`, `subject`) the record is held in
   * memory and the default is 16 MiB; where one pass is enough nothing is held and the default is 1 TiB.
   */
  readonly recordBytesMax: number
  /** Bytes of one listed scalar, which has to be seen whole before it may leave. */
  readonly leafBytesMax: number
  /** Characters of one number, listed or not. */
  readonly numberCharsMax: number
}

/** Limits that a caller may set; those left out take their default. */
export type LimitOptions = { readonly [name in keyof Limits]?: number | undefined }

export const recordBytesMaxHeld = 16 * 1024 * 1024
export const recordBytesMaxStreamed = 1024 ** 4

/**
 * Fills in the defaults.
 *
 * @param isHeld - whether records are held in memory
 * @param fallback - what holds where `options` sets nothing, e.g. the limits of a route
 */
export function resolveLimits(options: LimitOptions, isHeld: boolean, fallback: LimitOptions = {}): Limits {
  const given = (name: keyof Limits): number | undefined => options[name] ?? fallback[name]
  return {
    depthMax: given('depthMax') ?? 128,
    recordBytesMax: given('recordBytesMax') ?? (isHeld ? recordBytesMaxHeld : recordBytesMaxStreamed),
    leafBytesMax: given('leafBytesMax') ?? 16 * 1024 * 1024,
    numberCharsMax: given('numberCharsMax') ?? 1024,
  }
}
