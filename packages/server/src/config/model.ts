import type { Secret } from '../contract/secret.ts'
import type { ConfigFile } from './schema.ts'
import type { SecretRef } from './schema-parts.ts'

/** A part of the file with its secrets read. */
type Read<T> = T extends SecretRef
  ? Secret
  : T extends readonly (infer Item)[]
    ? readonly Read<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Read<T[Key]> }
      : T

/** A configuration that was checked: defaults filled in, secrets read, paths absolute. Frozen. */
export type Config = Read<ConfigFile>

/** One integration of a {@link Config}. */
export type IntegrationConfig = Config['integrations'][string]
/** One destination of an {@link IntegrationConfig}. */
export type DestinationConfig = IntegrationConfig['destinations'][string]
/** How a source is known. */
export type SourceConfig = NonNullable<IntegrationConfig['source']>
/** The helpdesk of an {@link IntegrationConfig}. */
export type UpstreamConfig = NonNullable<IntegrationConfig['upstream']>
