import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bundle, type BundlePlan } from './bundle.ts'
import { publishedManifest, targetsOfManifest, type Manifest } from './manifest.ts'

/** What goes into a published package beside its compiled source. */
export interface PackagePlan {
  /** Folder below `packages/`. */
  readonly folder: string
  /** Files and folders, from the root of the repository, and where in the package they go. */
  readonly data: readonly { readonly from: string; readonly to: string }[]
  /** Packages of this workspace that it imports: their built declarations take the place of their source. */
  readonly siblings: Readonly<Record<string, string>>
  /** Set for a program: what it imports goes into the package, which then depends on nothing. */
  readonly bundle?: BundlePlan
}

/**
 * Builds one package into `packages/<folder>/dist`: a whole package that can be published as it is.
 * @returns the folder
 * @throws Error where it does not compile, or its package.json names a file that is not there
 */
export async function buildPackage(root: string, plan: PackagePlan): Promise<string> {
  const source = join(root, 'packages', plan.folder)
  const dist = join(source, 'dist')
  rmSync(dist, { recursive: true, force: true })
  compile(root, plan, source, dist)
  if (plan.bundle !== undefined) {
    rmSync(join(dist, 'src'), { recursive: true })
    await bundle(root, dist, plan.bundle)
  }
  for (const { from, to } of plan.data) {
    if (existsSync(join(root, from))) cpSync(join(root, from), join(dist, to), { recursive: true })
  }
  const readme = [join(source, 'README.md'), join(root, 'README.md')].find(existsSync)
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as Manifest
  if (readme === undefined)
    writeFileSync(join(dist, 'README.md'), `# ${manifest.name}\n\n${manifest.description}\n`)
  else cpSync(readme, join(dist, 'README.md'))
  for (const file of ['LICENSE', 'NOTICE']) cpSync(join(root, file), join(dist, file))

  const { dependencies, ...alone } = manifest
  const published = publishedManifest(
    plan.bundle === undefined ? { ...alone, ...(dependencies && { dependencies }) } : alone,
  )
  for (const target of targetsOfManifest(published)) {
    if (!existsSync(join(dist, target)))
      throw new Error(`${manifest.name}: package.json names ${target}, which was not built`)
  }
  writeFileSync(join(dist, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
  return dist
}

/** Runs tsc with a configuration written for this package; tests and trial files stay out. */
function compile(root: string, plan: PackagePlan, source: string, dist: string): void {
  const config = join(root, '.cache', `build-${plan.folder}.json`)
  const paths = Object.fromEntries(
    Object.entries(plan.siblings).map(([name, folder]) => [
      name,
      [join(root, 'packages', folder, 'dist/src/index.d.ts')],
    ]),
  )
  mkdirSync(dirname(config), { recursive: true })
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        incremental: false,
        tsBuildInfoFile: null,
        declaration: true,
        rootDir: source,
        outDir: dist,
        paths,
      },
      include: [join(source, 'src/**/*.ts')],
      exclude: [
        join(source, 'src/**/*.test.ts'),
        join(source, 'src/**/*.tmp.ts'),
        join(source, 'src/**/*.testing.ts'),
      ],
    }),
  )
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const done = spawnSync(process.execPath, [tsc, '-p', config], { cwd: root, encoding: 'utf8' })
  if (done.status !== 0)
    throw new Error(`packages/${plan.folder} does not compile:\n${done.stdout}${done.stderr}`)
}
