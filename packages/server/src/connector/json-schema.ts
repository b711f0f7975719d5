import { z } from 'zod'
import { connectorFile } from './schema.ts'

/** Where the schema is published; also what an editor's `$schema` comment names. */
const schemaId = 'https://unpkg.com/stet/connectors/connector.schema.json'

/**
 * The JSON Schema of a connector.yaml, for editors; made from the schema that checks it.
 *
 * @see https://json-schema.org/draft/2020-12/schema
 */
export function connectorJsonSchema(): object {
  return { ...z.toJSONSchema(connectorFile, { target: 'draft-2020-12', io: 'input' }), $id: schemaId }
}
