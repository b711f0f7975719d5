import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'

const root = join(import.meta.dirname, '..')

/**
 * Builds "Try it" as one file that opens without a server: script and style inside it, each allowed by its
 * hash, and nothing else allowed, connections included.
 *
 * @returns path of the file
 */
export async function buildStaticPage(folder: string): Promise<string> {
  const built = await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      cssCodeSplit: false,
      rolldownOptions: {
        input: join(root, 'src/static.tsx'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })
  const outputs = (Array.isArray(built) ? built : [built as Rolldown.RolldownOutput]).flatMap(
    ({ output }) => output,
  )
  const script = outputs.flatMap((one) => (one.type === 'chunk' ? [one.code] : [])).join('\n')
  const style = outputs
    .flatMap((one) => (one.type === 'asset' && one.fileName.endsWith('.css') ? [String(one.source)] : []))
    .join('\n')
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'stet-try-it.html')
  await writeFile(path, page(script.replaceAll(/<(?=\/script|!--)/gi, '\\x3C'), style))
  return path
}

function page(script: string, style: string): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Try it · Stet</title>
<style>${style}</style>
</head>
<body>
<div id="root"></div>
<script>${script}</script>
</body>
</html>
`
}
