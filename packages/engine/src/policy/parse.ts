import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Address } from '../address/address.ts'
import { parseAddress } from '../address/parse-address.ts'
import type { CustomDetector } from '../detector/custom/custom-detector.ts'
import { operators } from '../operator/registry.ts'
import { told } from './check-yaml.ts'
import { customDetector } from './custom-detectors.ts'
import { policyBytesMax, rulesMax } from './limits-of-text.ts'
import type {
  EntityTreatment,
  Policy,
  PolicyProblem,
  Receive,
  Route,
  Rule,
  ScanProfile,
  Treatment,
} from './model.ts'
import { shapeOf } from './match-request.ts'
import { nearest } from './nearest.ts'
import { entityTreatment, ruleContent } from './rule-of.ts'
import { policyFile, type PolicyFile, type RouteFile, type ScanFile } from './schema.ts'
import { shapeProblems } from './shape-problems.ts'
import { wellShaped } from './well-shaped.ts'
import { readYaml, type YamlText } from './yaml-text.ts'

/** Result of {@link parsePolicy}: a policy where nothing is wrong with it, and what is wrong. */
export interface ParsedPolicy {
  readonly policy: Policy | undefined
  readonly problems: readonly PolicyProblem[]
}

const defaultThreshold = 0.5

/**
 * Reads a policy file into a frozen {@link Policy}, or into everything that is wrong with it.
 *
 * @param source - the exact bytes of the file, or its text; the digest is over these bytes
 */
export function parsePolicy(source: string | Uint8Array): ParsedPolicy {
  if (typeof source === 'string' && !source.isWellFormed()) {
    return failed('the policy holds half of a surrogate pair', 'save it as UTF-8')
  }
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  if (bytes.length > policyBytesMax) {
    return failed('the policy is too large', `write at most ${policyBytesMax} bytes; split it into several`)
  }
  const decoded = decode(bytes)
  if (decoded === undefined) return failed('the policy is not UTF-8', 'save it as UTF-8')
  const { text, problems } = readYaml(decoded)
  if (text === undefined) return { policy: undefined, problems: told(problems) }
  const parsed = policyFile.safeParse(text.value)
  const reader = new Reader(parsed.success ? parsed.data : wellShaped(text.value), text)
  const policy = reader.read(bytesToHex(sha256(bytes)))
  const shape = parsed.success ? [] : shapeProblems(parsed.error.issues, text)
  const all = told([...problems, ...shape, ...reader.problems])
  return { policy: parsed.success && all.length === 0 ? policy : undefined, problems: all }
}

function failed(what: string, instead: string): ParsedPolicy {
  return { policy: undefined, problems: [{ place: { line: 1, column: 1 }, what, instead }] }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Turns a file of the right shape into a policy, noting what is wrong on the way. */
class Reader {
  readonly problems: PolicyProblem[] = []
  readonly #file: PolicyFile
  readonly #text: YamlText

  constructor(file: PolicyFile, text: YamlText) {
    this.#file = file
    this.#text = text
  }

  read(digest: string): Policy {
    const { policy: id, description, source, destination } = this.#file
    const scans = new Map(
      Object.entries(this.#file.scans ?? {}).map(([name, scan]) => [name, this.#scan(name, scan)]),
    )
    const routes = Object.entries(this.#file.routes).map(([name, route]) => this.#route(name, route, scans))
    this.#checkMatches(routes)
    const detectors = this.#detectors()
    return Object.freeze({
      id,
      description,
      source,
      destination,
      routes: Object.freeze(routes),
      scans,
      detectors: Object.freeze(detectors),
      digest,
    })
  }

  #complain(path: readonly PropertyKey[], what: string, instead: string): void {
    this.problems.push({ place: this.#text.place(path), what, instead })
  }

  #scan(name: string, scan: ScanFile): ScanProfile {
    const path = ['scans', name, 'entities']
    const entities = new Map<string, EntityTreatment>()
    for (const [entity, written] of Object.entries(scan.entities ?? {})) {
      const treatment = entityTreatment(written, scan.locales, (key, what, instead) => {
        this.#complain([...path, entity, ...(key === undefined ? [] : [key])], what, instead)
      })
      if (treatment !== undefined) entities.set(entity, treatment)
    }
    const otherwise = entities.get('*') ?? { operator: 'replace' }
    entities.delete('*')
    const { locales, threshold = defaultThreshold, text = 'auto' } = scan
    return Object.freeze({ name, locales: Object.freeze(locales), threshold, text, entities, otherwise })
  }

  #detectors(): CustomDetector[] {
    return Object.entries(this.#file.detectors ?? {}).flatMap(([entity, written]) => {
      const custom = customDetector(entity, written, (path, what, instead) => {
        this.#complain(['detectors', entity, ...path], what, instead)
      })
      return custom ?? []
    })
  }

  #route(name: string, written: RouteFile, scans: ReadonlyMap<string, ScanProfile>): Route {
    const path = ['routes', name]
    const { description, receive, match, format, query = [], limits = {} } = written
    // YAML reads the word null as no value at all.
    const unlisted = written.unlisted === null ? 'null' : (written.unlisted ?? 'omit')
    const subject =
      written.subject === undefined ? undefined : this.#address(written.subject, [...path, 'subject'])
    const rules = this.#rules(written, [...path, 'fields'], scans)
    if (subject === undefined) this.#checkSubject(rules, [...path, 'fields'])
    this.#checkDirection(receive, rules, written, path)
    return Object.freeze({
      name,
      description,
      receive,
      match: Object.freeze(match === undefined ? [] : [match].flat()),
      format,
      query: Object.freeze(query),
      subject,
      unlisted,
      limits,
      rules: Object.freeze(rules),
      place: this.#text.keyPlace(['routes'], name),
    })
  }

  #rules(written: RouteFile, path: readonly string[], scans: ReadonlyMap<string, ScanProfile>): Rule[] {
    const rules: Rule[] = []
    const seen = new Map<string, string>()
    const entries = Object.entries(written.fields ?? {})
    if (entries.length > rulesMax) {
      this.#complain(path, `a route has more than ${rulesMax} addresses`, 'split it into several routes')
      return rules
    }
    for (const [key, field] of entries) {
      const address = this.#keyAddress(key, path)
      if (address === undefined) continue
      const spelled = JSON.stringify(address.segments)
      const before = seen.get(spelled)
      if (before === undefined) seen.set(spelled, key)
      else this.#complain([...path, key], `${key} and ${before} are the same address`, 'remove one of them')
      const content = ruleContent(field, address, (inner, what, instead) => {
        this.#complain([...path, key, ...(inner === undefined ? [] : [inner])], what, instead)
      })
      if (content === undefined) continue
      this.#checkProfile(content.treatment, [...path, key, 'scan'], scans)
      rules.push(
        Object.freeze({ index: rules.length, address, ...content, place: this.#text.keyPlace(path, key) }),
      )
    }
    return rules
  }

  #checkProfile(
    treatment: Treatment,
    path: readonly string[],
    scans: ReadonlyMap<string, ScanProfile>,
  ): void {
    if (treatment.operator !== 'scan' || scans.has(treatment.profile)) return
    const near = nearest(treatment.profile, [...scans.keys()])
    const names = [...scans.keys()].join(', ')
    const list = scans.size === 0 ? 'add it under scans:' : `write one of: ${names}, or add it under scans:`
    this.#complain(
      path,
      `there is no scan "${treatment.profile}"`,
      near === undefined ? list : `write ${near}`,
    )
  }

  /** A request that two routes are for would take one of them, and no reviewer knows which. */
  #checkMatches(routes: readonly Route[]): void {
    const seen = new Map<string, string>()
    for (const { name, match, receive } of routes) {
      for (const one of match) {
        const shape = `${receive} ${shapeOf(one)}`
        const before = seen.get(shape)
        if (before === undefined) seen.set(shape, name)
        else {
          const what =
            before === name
              ? `route "${name}" matches the same requests twice`
              : `routes "${before}" and "${name}" match the same requests`
          this.#complain(['routes', name, 'match'], what, 'leave one of them')
        }
      }
    }
  }

  /** What only calls have, and what only a call may do. */
  #checkDirection(
    receive: Receive,
    rules: readonly Rule[],
    written: RouteFile,
    path: readonly string[],
  ): void {
    if (written.query !== undefined && receive !== 'api')
      this.#complain([...path, 'query'], 'only calls have a query', 'write receive: api, or remove query')
    if (receive === 'request') {
      if (written.match === undefined)
        this.#complain(path, 'nothing says whose body this is', 'add match: PUT /api/v2/tickets/{id}.json')
      return
    }
    for (const { treatment, address } of rules) {
      if (treatment.operator !== 'restore') continue
      const instead = 'restore in a route with receive: request'
      this.#complain([...path, 'fields', address.text], 'what goes out is never restored', instead)
    }
  }

  /** Operators that work by subject strike everything in a route that has none. */
  #checkSubject(rules: readonly Rule[], path: readonly string[]): void {
    for (const { treatment, address } of rules) {
      if (
        treatment.operator === 'scan' ||
        treatment.operator === 'restore' ||
        !operators[treatment.operator].needsSubject
      )
        continue
      const instead = 'add subject: with the address of whose record this is'
      this.#complain(
        [...path, address.text],
        `${treatment.operator} works by subject and the route has none`,
        instead,
      )
    }
  }

  #keyAddress(key: string, path: readonly string[]): Address | undefined {
    const parsed = parseAddress(key)
    if (parsed.ok) return parsed.address
    const place = this.#text.keyPlace(path, key, parsed.offset)
    this.problems.push({ place, what: parsed.what, instead: parsed.instead })
    return undefined
  }

  #address(text: string, path: readonly string[]): Address | undefined {
    const parsed = parseAddress(text)
    if (parsed.ok) return parsed.address
    this.#complain(path, parsed.what, parsed.instead)
    return undefined
  }
}
