import { LineCounter, parseDocument, type Document } from 'yaml'
import type { PolicyPlace, PolicyProblem } from './model.ts'
import { yamlPlaces, type YamlPlaces } from './yaml-places.ts'
import { nodeRefusals, textRefusals } from './yaml-refusals.ts'

/** A policy file as YAML: its values, and where each of them stands. */
export interface YamlText extends YamlPlaces {
  readonly value: unknown
}

/** Result of {@link readYaml}: the text where it can be read, and what is wrong with it so far. */
export interface ReadYaml {
  readonly text: YamlText | undefined
  readonly problems: readonly PolicyProblem[]
}

/** What kind of file is read. */
export interface YamlFileKind {
  /** What one file is, for messages. */
  readonly noun: string
  /** Whether messages may repeat what stands in the file; not where somebody may have put a secret into it. */
  readonly isTextShown: boolean
}

const policyKind: YamlFileKind = { noun: 'policy', isTextShown: true }

/**
 * Reads YAML 1.2 without what a reader cannot see through: aliases, anchors, tags, merge keys, duplicate
 * keys, directives, several documents, characters that nobody sees.
 *
 * @see https://yaml.org/spec/1.2.2/
 */
export function readYaml(source: string, kind: YamlFileKind = policyKind): ReadYaml {
  const lines = new LineCounter()
  const at = (offset: number): PolicyPlace => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  let document: Document.Parsed
  try {
    document = parseDocument(source, {
      version: '1.2',
      schema: 'core',
      merge: false,
      lineCounter: lines,
      prettyErrors: false,
      // Looked for by nodeRefusals.
      uniqueKeys: false,
    })
  } catch {
    return { text: undefined, problems: [tooDeep(at(0), kind)] }
  }
  const broken = brokenYaml(document, at, kind)
  const refusals = [...textRefusals(source), ...nodeRefusals(document, source)]
  const problems = [
    ...broken,
    ...refusals.map(({ offset, what, instead }) => ({ place: at(offset), what, instead })),
  ]
  if (broken.length > 0 || refusals.some(({ isFatal }) => isFatal)) return { text: undefined, problems }
  const value: unknown = document.toJS({ maxAliasCount: 0 })
  return { text: { value, ...yamlPlaces(document, source, at) }, problems }
}

function brokenYaml(
  document: Document.Parsed,
  at: (offset: number) => PolicyPlace,
  kind: YamlFileKind,
): PolicyProblem[] {
  const found = [...document.errors, ...document.warnings].filter(({ code }) => !toldOtherwise.includes(code))
  const deep = found.find(({ message }) => message.includes('call stack'))
  if (deep !== undefined) return [tooDeep(at(deep.pos[0]), kind)]
  return found.map(({ code, message, pos: [offset] }) => {
    const told = kind.isTextShown ? message : code
    const [what, instead] = yamlWords(kind)[code] ?? [`this is not YAML: ${told}`, 'mend the line']
    return { place: at(offset), what, instead }
  })
}

function tooDeep(place: PolicyPlace, { noun }: YamlFileKind): PolicyProblem {
  return { place, what: `the ${noun} is nested too deep to be read`, instead: 'write it flatter' }
}

/** What the refusals name already. */
const toldOtherwise: readonly string[] = ['BAD_DIRECTIVE', 'TAG_RESOLVE_FAILED']

const yamlWords = ({
  noun,
}: YamlFileKind): Readonly<Record<string, readonly [string, string] | undefined>> => ({
  BAD_DQ_ESCAPE: ['a backslash in double quotes', "write the text in single quotes: '…'"],
  MULTIPLE_DOCS: ['a second document follows', `write one ${noun} a file`],
  TAB_AS_INDENT: ['a tab indents this line', 'indent with spaces'],
  BAD_ALIAS: ['an alias is not allowed: a reader should see what stands here', 'write it out'],
})
