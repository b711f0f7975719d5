import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

/** A program whose modules, its dependencies' included, become a few files: it then starts twice as fast. */
export interface BundlePlan {
  /** Entry, from the root of the repository. */
  readonly entry: string
  /** Folder of the package that the entry's file goes to. */
  readonly to: string
}

/**
 * Bundles a program, and writes the licences of all that went into it beside the package's own.
 *
 * @param dist - folder of the built package
 */
export async function bundle(root: string, dist: string, plan: BundlePlan): Promise<void> {
  const build = await rolldown({
    input: join(root, plan.entry),
    platform: 'node',
    logLevel: 'warn',
    tsconfig: join(root, 'tsconfig.json'),
  })
  const { output } = await build.write({
    dir: join(dist, plan.to),
    format: 'esm',
    chunkFileNames: 'parts/[name]-[hash].js',
    minify: { compress: false, mangle: false, codegen: true },
  })
  await build.close()
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
  writeFileSync(join(dist, 'THIRD-PARTY-LICENSES'), licences(modules))
}

/** The licence texts of the packages that the modules lie in. */
function licences(modules: readonly string[]): string {
  const folders = new Set(
    modules.flatMap((id) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []),
  )
  return [...folders]
    .sort()
    .map(licence)
    .join(`\n${'-'.repeat(78)}\n\n`)
}

function licence(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
    readonly license?: string
  }
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8')
  if (text === '' && manifest.license === undefined) {
    throw new Error(`${manifest.name} says nothing of its licence, so it cannot be bundled`)
  }
  return `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})\n\n${text.trim()}\n`
}
