import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Compressed bytes of script that the first view may load. */
export const firstViewBytesMax = 200_000

/**
 * Script that is loaded before the first page stands: what `index.html` names, and whatever that imports
 * statically; the first page and what it imports too.
 *
 * @param dist - folder of the built console, with its Brotli copies
 */
export async function firstViewBytes(
  dist: string,
): Promise<{ readonly bytes: number; readonly files: number }> {
  const html = await readFile(join(dist, 'index.html'), 'utf8')
  const names = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, name = '']) => name)
  const seen = new Set<string>()
  let bytes = 0
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    bytes += (await stat(join(dist, `${name}.br`))).size
    const script = await readFile(join(dist, name), 'utf8')
    for (const [, imported = ''] of script.matchAll(/(?:import|from)\s*["']\.\/([^"']+\.js)["']/g))
      names.push(`assets/${imported}`)
    // The page that `/` leads to comes at once, although it is imported when it is asked for.
    for (const [, imported = ''] of script.matchAll(/import\(\s*["'`]\.\/(try-it-[^"'`]+\.js)["'`]\)/g))
      names.push(`assets/${imported}`)
  }
  return { bytes, files: seen.size }
}
