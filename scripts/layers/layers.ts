import { readFileSync } from 'node:fs'
import { z } from 'zod'

const roomSchema = z.strictObject({
  name: z.string().regex(/^[a-z]+$/),
  package: z.string(),
  folder: z.string().optional(),
  files: z.array(z.string()).optional(),
  purpose: z.string().min(1),
  mayImport: z.array(z.string()),
})

const layersSchema = z.strictObject({
  /** Fewer modules than these mean that the gate did not read what it should have read. */
  modulesMin: z.int().min(1),
  packages: z.record(z.string(), z.strictObject({ entry: z.string().optional(), isPure: z.boolean() })),
  rooms: z.array(roomSchema).min(1),
})

/** One room: a folder, some files, or both, and the rooms that it may import besides itself. */
export type Room = z.infer<typeof roomSchema>

/** The import rules of the workspace, as they stand in `layers.json`. */
export type Layers = z.infer<typeof layersSchema>

/**
 * Reads `layers.json` and checks that it agrees with itself.
 * @param file - path of the JSON file
 * @throws Error where a room is named twice or may import what does not exist
 */
export function readLayers(file: string): Layers {
  const layers = layersSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const names = layers.rooms.map((room) => room.name)
  if (new Set(names).size !== names.length) throw new Error('layers.json names a room twice')
  for (const room of layers.rooms) {
    if (!Object.hasOwn(layers.packages, room.package))
      throw new Error(`${room.name}: no package "${room.package}"`)
    for (const name of room.mayImport) targetsOf(layers, room, name)
  }
  return layers
}

/** Regular expression, as text, that matches the modules of a room. */
export function roomPattern(room: Room): string {
  const parts = (room.files ?? []).map((file) => `^${escape(file)}$`)
  if (room.folder !== undefined) parts.push(`^${escape(room.folder)}/`)
  if (parts.length === 0) throw new Error(`${room.name}: a room is a folder, some files, or both`)
  return parts.join('|')
}

/**
 * Pattern of what a name under `mayImport` stands for: a room of the same package, or a whole package,
 * which outside of itself is its entry alone.
 */
export function targetsOf(layers: Layers, from: Room, name: string): string {
  const room = layers.rooms.find((candidate) => candidate.name === name)
  if (room?.package === from.package) return roomPattern(room)
  const entry = Object.hasOwn(layers.packages, name) ? layers.packages[name]?.entry : undefined
  if (entry === undefined || name === from.package)
    throw new Error(`${from.name} may import "${name}", which it cannot`)
  return `^${escape(entry)}$`
}

/** Escapes a path for use in a regular expression. */
export function escape(path: string): string {
  return path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
