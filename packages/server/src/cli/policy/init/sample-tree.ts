import { areNamesOfPeople, isDataKey } from './data-key.ts'
import { countLeaves, makeNode, memberOf, mergeInto, type FieldNode } from './field-tree.ts'
import { formOf, type ValueForm } from './value-form.ts'

/** Levels of a sample that are looked at; what lies deeper is left out. */
const depthMax = 40

/** Most places that samples may make; documents with more are maps of data somewhere. */
const nodesMax = 20_000

/**
 * Builds a tree of fields from sample documents. It keeps names of members and forms of values, and never
 * a value; nor does it keep a name that looks like data.
 */
export class SampleTree {
  readonly root: FieldNode = makeNode()
  /** Something was left out since there is a limit. */
  isCut = false
  readonly #objects = new Map<FieldNode, number>()
  readonly #seen = new Map<FieldNode, number>()
  #nodes = 0

  /** Adds a document. An array at the root is a stream of records, so its elements are added one by one. */
  add(document: unknown): void {
    if (Array.isArray(document)) for (const record of document) this.#add(this.root, record, 0)
    else this.#add(this.root, document, 0)
  }

  /** Adds a row of a CSV file: every value is a text. */
  addRow(header: readonly string[], row: readonly string[]): void {
    for (const [index, name] of header.entries()) addCell(memberOf(this.root, name), row[index] ?? '')
  }

  /** To be called once, when all samples are in: turns objects that are maps of data into `*`. */
  finish(): FieldNode {
    this.#foldMaps(this.root)
    describeEmpty(this.root)
    return this.root
  }

  #add(node: FieldNode, value: unknown, depth: number): void {
    this.#seen.set(node, (this.#seen.get(node) ?? 0) + 1)
    if (typeof value === 'object' && value !== null && depth >= depthMax) this.isCut = true
    else if (Array.isArray(value)) this.#addElements(node, value, depth)
    else if (typeof value === 'object' && value !== null) this.#addMembers(node, value, depth)
    else addScalar(node, value)
  }

  #addElements(node: FieldNode, elements: readonly unknown[], depth: number): void {
    node.elements ??= makeNode()
    for (const element of elements) this.#add(node.elements, element, depth + 1)
  }

  #addMembers(node: FieldNode, members: object, depth: number): void {
    this.#objects.set(node, (this.#objects.get(node) ?? 0) + 1)
    const names = Object.keys(members)
    const isMapOfPeople = areNamesOfPeople(names)
    for (const [name, value] of Object.entries(members) as [string, unknown][]) {
      if (isMapOfPeople || isDataKey(name)) {
        node.rest ??= makeNode()
        this.#add(node.rest, value, depth + 1)
      } else if (node.members.has(name) || this.#nodes < nodesMax) {
        if (!node.members.has(name)) this.#nodes++
        this.#add(memberOf(node, name), value, depth + 1)
      } else this.isCut = true
    }
  }

  #foldMaps(node: FieldNode): void {
    if (this.#isMap(node)) {
      node.rest ??= makeNode()
      for (const member of node.members.values()) mergeInto(node.rest, member)
      node.members.clear()
    }
    for (const member of node.members.values()) this.#foldMaps(member)
    if (node.rest !== undefined) this.#foldMaps(node.rest)
    if (node.elements !== undefined) this.#foldMaps(node.elements)
  }

  /** A map of data has mostly names like data, or names that hardly ever come twice, all of one shape. */
  #isMap(node: FieldNode): boolean {
    const names = node.members.size
    const instances = this.#objects.get(node) ?? 0
    if (node.rest !== undefined && (this.#seen.get(node.rest) ?? 0) > names * instances) return true
    if (names < 8 || instances < 3) return false
    let seen = 0
    for (const member of node.members.values()) seen += this.#seen.get(member) ?? 0
    return seen < names * instances * 0.3 && areAlike([...node.members.values()])
  }
}

/** Whether all of some places hold the same kinds of value, or objects with the same members. */
function areAlike(nodes: readonly FieldNode[]): boolean {
  const shapes = new Set(nodes.map(shapeOf))
  return shapes.size === 1
}

function shapeOf(node: FieldNode): string {
  const kinds = [...node.kinds].filter((kind) => kind !== 'null').sort()
  const names = [...node.members.keys()].sort()
  return JSON.stringify([kinds, names, node.elements !== undefined, countLeaves(node)])
}

function addScalar(node: FieldNode, value: unknown): void {
  if (typeof value === 'string') {
    node.kinds.add('string')
    addForm(node, formOf(value))
  } else if (typeof value === 'number') node.kinds.add(Number.isInteger(value) ? 'integer' : 'number')
  else if (typeof value === 'boolean') node.kinds.add('boolean')
  else node.kinds.add('null')
}

/** A cell has no type of its own: its form tells it. */
function addCell(node: FieldNode, text: string): void {
  const form = formOf(text)
  addForm(node, form)
  if (form === 'empty') node.kinds.add('null')
  else node.kinds.add(form === 'integer' || form === 'number' || form === 'boolean' ? form : 'string')
}

/** What was always empty (`[]`, `{}`) is listed too, as something unknown. */
function describeEmpty(node: FieldNode): void {
  const inner = [...node.members.values(), node.rest, node.elements].filter((one) => one !== undefined)
  if (inner.length === 0 && node.kinds.size === 0) node.kinds.add('unknown')
  for (const one of inner) describeEmpty(one)
}

function addForm(node: FieldNode, form: ValueForm): void {
  node.forms.set(form, (node.forms.get(form) ?? 0) + 1)
}
