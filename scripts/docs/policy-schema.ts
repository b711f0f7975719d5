import { policyJsonSchema } from '@stet/engine'

/** The JSON Schema of policies, which is published with the engine. */
export function policySchemaFile(): string {
  return `${JSON.stringify(policyJsonSchema(), undefined, 2)}\n`
}
