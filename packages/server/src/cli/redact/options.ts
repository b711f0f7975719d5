/** Options of `stet redact`, as commander gives them. */
export interface RedactOptions {
  readonly policy: string
  readonly route?: string
  readonly format?: 'json' | 'ndjson' | 'csv' | 'text' | 'eml' | 'mbox'
  readonly output?: string
  readonly report?: string
  readonly resume?: boolean
  readonly checkpointBytes?: number
  readonly dryRun?: boolean
  readonly stream?: boolean
  readonly keys?: string
  readonly catalogue?: string
  readonly depthMax?: number
  readonly recordBytesMax?: number
  readonly leafBytesMax?: number
  readonly numberCharsMax?: number
  readonly quiet?: boolean
}
