import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import type { Layers } from './layers.ts'

const begin = '<!-- layers:begin -->'
const end = '<!-- layers:end -->'

const emptyMap = `# Architecture

The rooms of the code and what each may import. The table is generated from \`layers.json\` by
\`npm run layers -- --write\`, and the lint is generated from the same file.

${begin}
${end}
`

/** The table of rooms, as Markdown. */
export function layersTable(layers: Layers): string {
  const rows = layers.rooms.map((room) => {
    const where = [...(room.files ?? []), ...(room.folder === undefined ? [] : [`${room.folder}/`])]
    const may = room.mayImport.length === 0 ? '–' : room.mayImport.join(', ')
    return `| \`${room.name}\` | ${where.map((path) => `\`${path}\``).join(', ')} | ${room.purpose} | ${may} |`
  })
  return ['| room | where | purpose | may import |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/**
 * Compares the table between the markers of a Markdown file with the layers.
 * @param write - writes the file, making it where it is missing, instead of complaining
 * @returns what is wrong, or undefined
 */
export async function checkTable(file: string, layers: Layers, write: boolean): Promise<string | undefined> {
  const now = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  const text = now ?? (write ? emptyMap : '')
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from === -1 || to < from)
    return `${file} has no ${begin} … ${end}; write them where the table shall stand`
  const generated = `${text.slice(0, from)}${begin}\n\n${layersTable(layers)}\n\n${text.slice(to)}`
  const wanted = await format(generated, { ...(await resolveConfig(file)), filepath: file })
  if (wanted === now) return undefined
  if (!write) return `${file} does not hold the table that layers.json makes; run: npm run layers -- --write`
  writeFileSync(file, wanted)
  return undefined
}
