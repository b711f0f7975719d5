import { basename } from 'node:path'
import { readSpecification } from '../../policy/init/read-specification.ts'
import { writeNewFile } from '../../policy/init/write-new-file.ts'
import type { CatalogueOptions } from '../options.ts'
import { catalogueFrom, catalogueYaml, type Catalogue } from './catalogue-text.ts'
import { describeSpecification } from './describe-specification.ts'

/** Schemas between two lines of progress. */
const progressEvery = 25

/** Carries `stet connectors catalogue` out. */
export async function runCatalogue(options: CatalogueOptions): Promise<void> {
  const { openapi, format, output, force } = options
  const show = progressLine()
  show(`reading ${openapi}`)
  const specification = await readSpecification(openapi)
  const described = describeSpecification(specification, openapi, (done, all) => {
    if (done % progressEvery === 0) show(`${done} of ${all} schemas`)
  })
  show('')
  const catalogue = catalogueFrom(described, linkOf(specification.document))
  const text =
    format === 'json'
      ? `${JSON.stringify(catalogue, undefined, 2)}\n`
      : catalogueYaml(catalogue, basename(openapi))
  if (output === undefined) process.stdout.write(text)
  else await writeNewFile(output, text, force === true)
  process.stderr.write(
    `stet: ${summary(catalogue)}${described.isCut ? '; what lies deepest is left out' : ''}\n`,
  )
}

function summary({ fields }: Catalogue): string {
  const entries = Object.values(fields).flatMap(({ members }) => Object.values(members))
  const personal = entries.filter((entry) => entry.personal !== 'none').length
  return `${Object.keys(fields).length} objects, ${entries.length} fields, ${personal} of them marked as personal`
}

/** Shows how far it has come, on one line of a terminal; nowhere else. */
function progressLine(): (text: string) => void {
  if (!process.stderr.isTTY) return () => undefined
  return (text) => process.stderr.write(`\r\u001b[K${text}`)
}

/** The page that the document names as its own documentation, or one that has to be written by hand. */
function linkOf({ externalDocs, info }: Readonly<Record<string, unknown>>): string {
  const found = [externalDocs, info, contactOf(info)].flatMap((part) => {
    if (typeof part !== 'object' || part === null) return []
    const { url } = part as { readonly url?: unknown }
    return typeof url === 'string' && url.startsWith('https://') && URL.canParse(url) ? [url] : []
  })
  return found[0] ?? 'https://vendor.example/openapi'
}

function contactOf(info: unknown): unknown {
  return typeof info === 'object' && info !== null && 'contact' in info ? info.contact : undefined
}
