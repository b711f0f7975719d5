/** Options of `stet connectors list`. */
export interface ListOptions {
  readonly folder?: string
  readonly json?: boolean
}

/** Options of `stet connectors show`. */
export interface ShowOptions {
  readonly folder?: string
  readonly fields?: boolean
  readonly json?: boolean
}

/** Options of `stet connectors new`. */
export interface NewOptions {
  readonly folder: string
}

/** Options of `stet connectors catalogue`. */
export interface CatalogueOptions {
  readonly openapi: string
  readonly format: 'yaml' | 'json'
  readonly output?: string
  readonly force?: boolean
}
