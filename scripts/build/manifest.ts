/** The parts of a package.json that the build reads or writes. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly license?: string
  readonly type?: string
  readonly sideEffects?: boolean
  readonly keywords?: readonly string[]
  readonly exports?: Readonly<Record<string, string>>
  readonly bin?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
}

/** A package.json as it is published: its entries are compiled, and nothing of development is in it. */
export interface PublishedManifest extends Omit<Manifest, 'exports'> {
  readonly engines: { readonly node: string }
  readonly exports?: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>
}

/** Makes the published package.json out of the workspace's. */
export function publishedManifest(manifest: Manifest): PublishedManifest {
  const { name, version, description, license, type, sideEffects, keywords, bin, dependencies } = manifest
  const published = {
    ...{ name, version, description, license, type, sideEffects, keywords },
    engines: { node: '>=22.18' },
    ...{ bin, dependencies },
    exports: manifest.exports && Object.fromEntries(Object.entries(manifest.exports).map(compiledEntry)),
  }
  return Object.fromEntries(
    Object.entries(published).filter(([, value]) => value !== undefined),
  ) as unknown as PublishedManifest
}

function compiledEntry([entry, target]: [string, string]): [
  string,
  string | { types: string; default: string },
] {
  if (!target.endsWith('.ts')) return [entry, target]
  const stem = target.slice(0, -'.ts'.length)
  return [entry, { types: `${stem}.d.ts`, default: `${stem}.js` }]
}

/** Every file that a published package.json promises. */
export function targetsOfManifest(manifest: PublishedManifest): string[] {
  const exported = Object.values(manifest.exports ?? {}).flatMap((target) =>
    typeof target === 'string' ? [target] : [target.types, target.default],
  )
  return [...exported, ...Object.values(manifest.bin ?? {})]
}
