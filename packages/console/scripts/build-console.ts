import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'vite'

const compressed: ReadonlySet<string> = new Set(['.js', '.css', '.html', '.svg'])

/**
 * Builds the console, each file with a Brotli copy beside it.
 *
 * @param folder - where to; it is emptied first
 */
export async function buildConsole(folder: string): Promise<void> {
  await build({
    configFile: join(import.meta.dirname, '../vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  })
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !compressed.has(extname(path))) continue
    const small = brotliCompressSync(await readFile(path), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
    })
    await writeFile(`${path}.br`, small)
  }
}
