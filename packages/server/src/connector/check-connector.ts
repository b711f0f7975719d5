import { checkYaml, parseAddress, type CheckedYaml, type PolicyProblem } from '@stet/engine'
import { catalogueOf, memberAddress, type CatalogueField } from './catalogue.ts'
import { connectorFile, type ConnectorFile } from './schema.ts'

/** A connector as its file describes it. */
export interface Connector extends Omit<ConnectorFile, 'fields'> {
  /** Objects and their fields, as they are written. */
  readonly groups: ConnectorFile['fields']
  /** Every field by its whole address. */
  readonly catalogue: readonly CatalogueField[]
}

/** Result of {@link checkConnector}. */
export interface CheckedConnector {
  readonly connector: Connector | undefined
  /** In the order of the file. */
  readonly problems: readonly PolicyProblem[]
}

/** Longest connector.yaml, in UTF-16 units. */
const charactersMax = 1024 * 1024

/**
 * Reads a connector.yaml, and says everything that is wrong with it at once.
 *
 * @param text - the file
 */
export function checkConnector(text: string): CheckedConnector {
  if (text.length > charactersMax) {
    const instead = `write at most ${charactersMax} characters; leave out what no policy needs`
    return {
      connector: undefined,
      problems: [{ place: { line: 1, column: 1 }, what: 'the file is too large', instead }],
    }
  }
  const checked = checkYaml(text, connectorFile)
  const { value } = checked
  if (value === undefined) return { connector: undefined, problems: checked.problems }
  const problems = [...checked.problems, ...contentProblems(value, checked)].sort(
    (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
  )
  if (problems.length > 0) return { connector: undefined, problems }
  const { fields, ...rest } = value
  return { connector: { ...rest, groups: fields, catalogue: catalogueOf(fields) }, problems }
}

/** What a shape cannot say: that names refer to something, and that addresses are some. */
function contentProblems(file: ConnectorFile, { places }: CheckedYaml<ConnectorFile>): PolicyProblem[] {
  const problems: PolicyProblem[] = []
  const complain = (path: readonly PropertyKey[], what: string, instead: string): void => {
    if (places !== undefined) problems.push({ place: places.place(path), what, instead })
  }
  const names = Object.keys(file.sources)
  const checkSource = (source: string | undefined, path: readonly PropertyKey[]): void => {
    if (source === undefined || names.includes(source)) return
    complain(
      path,
      `there is no source "${source}"`,
      `write one of: ${names.join(', ')}, or add it under sources`,
    )
  }
  checkSource(file.signature.source, ['signature', 'source'])
  file.endpoints.forEach(({ source }, at) => checkSource(source, ['endpoints', at, 'source']))
  file.credentials.forEach(({ source }, at) => checkSource(source, ['credentials', at, 'source']))
  checkTwice(
    file.events.map(({ type }) => type),
    (at, type) => complain(['events', at, 'type'], `the event "${type}" stands here twice`, 'remove one'),
  )
  checkTwice(
    file.endpoints.map(({ name }) => name),
    (at, name) =>
      complain(['endpoints', at, 'name'], `the endpoint "${name}" stands here twice`, 'rename one'),
  )
  checkTwice(
    file.endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`),
    (at) => complain(['endpoints', at, 'path'], 'two endpoints have the same path', 'remove one'),
  )
  for (const [object, { at, source, members }] of Object.entries(file.fields)) {
    const path = ['fields', object]
    checkSource(source, [...path, 'source'])
    for (const [member, entry] of Object.entries(members)) {
      checkSource(entry.source, [...path, 'members', member, 'source'])
      const parsed = parseAddress(memberAddress(at[0] ?? '$', member))
      if (parsed.ok) continue
      const place = places?.keyPlace([...path, 'members'], member)
      if (place !== undefined)
        problems.push({ place, what: `${parsed.what} (${member})`, instead: parsed.instead })
    }
  }
  return problems
}

function checkTwice(texts: readonly string[], complain: (at: number, text: string) => void): void {
  texts.forEach((text, at) => {
    if (texts.indexOf(text) < at) complain(at, text)
  })
}
