import { z } from 'zod'
import { configFile } from './schema.ts'

/** Where the schema is published; also what an editor's `$schema` comment names. */
const schemaId = 'https://unpkg.com/stet/config.schema.json'

/**
 * The JSON Schema of the configuration file, for editors; made from the schema that checks it. What a schema
 * cannot say (whether a variable is set, whether plain http is meant) `stet serve --check` says.
 *
 * @see https://json-schema.org/draft/2020-12/schema
 */
export function configJsonSchema(): object {
  return { ...z.toJSONSchema(configFile, { target: 'draft-2020-12', io: 'input' }), $id: schemaId }
}
