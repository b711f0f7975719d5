/** An object of a parsed JSON or YAML document. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** Whether a value is an object, and neither an array nor a date. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
