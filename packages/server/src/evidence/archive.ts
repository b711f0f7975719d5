import { blockBytes, headerOf, paddingOf } from '@stet/verifier'

/** Packs files into the one form that the verifier takes. @param files - by name; names are ASCII, at most 100 characters */
export function packArchive(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const parts: Uint8Array[] = []
  for (const name of [...files.keys()].sort()) {
    const bytes = files.get(name) ?? new Uint8Array()
    parts.push(headerOf(name, bytes.length), bytes, Buffer.alloc(paddingOf(bytes.length)))
  }
  return Buffer.concat([...parts, Buffer.alloc(2 * blockBytes)])
}
