// npm run build -w packages/console: the console's files, the page that opens without a server, and the size
// of the first view against its limit.
import { join } from 'node:path'
import { buildConsole } from './build-console.ts'
import { firstViewBytes, firstViewBytesMax } from './first-view.ts'
import { buildStaticPage } from './static-page.ts'

const dist = join(import.meta.dirname, '../dist')
const kb = (size: number): string => `${(size / 1000).toFixed(1)} kB`

await buildConsole(dist)
const { bytes, files } = await firstViewBytes(dist)
console.log(
  `first view: ${kb(bytes)} of compressed script in ${files} files, of at most ${kb(firstViewBytesMax)}`,
)
console.log(`static page: ${await buildStaticPage(join(dist, '../static'))}`)
if (bytes > firstViewBytesMax) process.exitCode = 1
