import {
  personalKinds,
  type FieldEntry,
  type FieldGroup,
  type FieldType,
  type PersonalKind,
} from './schema-fields.ts'

/** What is known of the values at one address. */
export interface CatalogueField {
  readonly address: string
  /** Several where objects of several kinds stand there. */
  readonly types: readonly FieldType[]
  /** The most guarded of what its objects say. */
  readonly personal: PersonalKind
  /** Reasons for that, one from each object that says so. */
  readonly why: readonly string[]
  /** Name of the objects that have it. */
  readonly objects: readonly string[]
  /** Names of the pages that describe it. */
  readonly sources: readonly string[]
}

/** From least to most guarded: where objects differ about an address, the last of these holds. */
const order: readonly PersonalKind[] = personalKinds

/**
 * The fields of a connector by their whole address, in the order of the file.
 *
 * @returns each address once; objects of several kinds may stand at one place
 */
export function catalogueOf(groups: Readonly<Record<string, FieldGroup>>): readonly CatalogueField[] {
  const found = new Map<string, CatalogueField>()
  for (const [object, { at, source, members }] of Object.entries(groups)) {
    for (const base of at) {
      for (const [member, entry] of Object.entries(members)) {
        const address = memberAddress(base, member)
        const field = fieldOf(address, entry, object, entry.source ?? source)
        found.set(address, joined(found.get(address), field))
      }
    }
  }
  return [...found.values()]
}

/** `$.ticket` and `tags[*]` give `$.ticket.tags[*]`; what begins with `[` or `.` is put behind as it is. */
export function memberAddress(base: string, member: string): string {
  return /^[[.]/.test(member) ? `${base}${member}` : `${base}.${member}`
}

function fieldOf(address: string, entry: FieldEntry, object: string, source: string): CatalogueField {
  const { type, personal, why } = entry
  return {
    address,
    types: [type],
    personal,
    why: why === undefined ? [] : [why],
    objects: [object],
    sources: [source],
  }
}

function joined(before: CatalogueField | undefined, field: CatalogueField): CatalogueField {
  if (before === undefined) return field
  const more = order.indexOf(field.personal) - order.indexOf(before.personal)
  const why = more > 0 ? field.why : more < 0 ? before.why : unique([...before.why, ...field.why])
  return {
    address: field.address,
    types: unique([...before.types, ...field.types]),
    personal: more > 0 ? field.personal : before.personal,
    why,
    objects: unique([...before.objects, ...field.objects]),
    sources: unique([...before.sources, ...field.sources]),
  }
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)]
}
