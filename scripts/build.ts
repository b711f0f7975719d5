// npm run build: packages/<p>/dist, each a whole package of plain JavaScript with types.
import { relative } from 'node:path'
import { buildAll } from './build/packages.ts'

for (const folder of await buildAll()) console.log(`built ${relative(process.cwd(), folder)}`)
