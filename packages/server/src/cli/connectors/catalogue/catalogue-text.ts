import { parseAddress } from '@stet/engine'
import { Document, isMap, isPair, isScalar, visit } from 'yaml'
import { memberAddress } from '../../../connector/catalogue.ts'
import type { FieldEntry } from '../../../connector/schema-fields.ts'
import { pathText } from './described-object.ts'
import type { DescribedSpecification } from './describe-specification.ts'
import { confidenceMin, markField } from './mark-field.ts'

/** A catalogue as it stands in a connector.yaml. */
export interface Catalogue {
  readonly sources: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, CatalogueObject>>
}

interface CatalogueObject {
  readonly at: readonly string[]
  readonly source: string
  readonly members: Readonly<Record<string, FieldEntry>>
}

/**
 * Marks every field of a specification.
 *
 * @param link - page that the specification is from
 */
export function catalogueFrom({ objects }: DescribedSpecification, link: string): Catalogue {
  const fields: Record<string, CatalogueObject> = {}
  for (const { object, at } of objects) {
    const members: Record<string, FieldEntry> = {}
    for (const field of object.fields.values()) {
      const member = pathText(field.path)
      if (!parseAddress(memberAddress('$', member)).ok) continue
      const { type, personal, confidence, why } = markField(object, field)
      members[member] =
        personal === 'none' || confidence < confidenceMin
          ? { type, personal: 'none' }
          : { type, personal, why, confidence }
    }
    const good = at.filter((address) => parseAddress(address).ok)
    if (good.length > 0) fields[slug(object.name, fields)] = { at: good, source: 'specification', members }
  }
  return { sources: { specification: link }, fields }
}

/** As YAML, one line for each field. */
export function catalogueYaml(catalogue: Catalogue, origin: string): string {
  const document = new Document(catalogue)
  visit(document, {
    Map: (_key, map, path) => {
      const parent = path.at(-1)
      const isEntry = map.items.some(({ key }) => isScalar(key) && key.value === 'personal')
      if (isEntry && isPair(parent)) map.flow = true
    },
    Seq: (_key, list) => {
      if (!list.items.some(isMap)) list.flow = true
    },
  })
  document.commentBefore = ` Written by \`stet connectors catalogue\` from ${origin}. Marked by a program: read it before you use it.`
  return document.toString({ lineWidth: 0, singleQuote: true })
}

/** A name as the catalogue spells them, its own for each object. */
function slug(name: string, taken: Readonly<Record<string, unknown>>): string {
  const plain =
    name
      .normalize('NFKD')
      .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
      .replaceAll(/^[^A-Za-z0-9]+|-+$/g, '')
      .slice(0, 120) || 'object'
  for (let count = 1; ; count++) {
    const own = count === 1 ? plain : `${plain}-${count}`
    if (!Object.hasOwn(taken, own)) return own
  }
}
