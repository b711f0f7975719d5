import { z } from 'zod'
import { policyFile } from './schema.ts'

/** Where the schema is published; also what an editor's `$schema` comment names. */
const schemaId = 'https://unpkg.com/@stet/engine/policy.schema.json'

/**
 * The JSON Schema of a policy file, for editors; made from the schema that checks it. What a schema cannot
 * say (whether addresses meet, whether a scan exists) `stet policy check` says.
 *
 * @see https://json-schema.org/draft/2020-12/schema
 */
export function policyJsonSchema(): object {
  return { ...z.toJSONSchema(policyFile, { target: 'draft-2020-12', io: 'input' }), $id: schemaId }
}
