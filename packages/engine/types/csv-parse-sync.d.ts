// What the engine uses of csv-parse, for the check that compiles the engine without Node's types: the
// package's own declarations refer to them. Every other check reads the package's own.
export interface Options {
  readonly bom: boolean
  readonly relax_column_count: boolean
  readonly record_delimiter: readonly string[]
}

export declare function parse(input: string, options: Options): string[][]

export declare class CsvError extends Error {
  readonly code: string
  readonly [key: string]: unknown
}
