import type { z } from 'zod'
import { detectorFile, type DetectorFile } from './detector-file.ts'
import { entityFile, ruleFile, type PolicyFile, type RouteFile, type ScanFile } from './schema.ts'

/**
 * What can be read of a file whose shape is wrong somewhere, so that what is wrong with the rest is said in
 * the same breath. Whatever has no shape is a strike here, of which nothing can be said. Never a policy.
 */
export function wellShaped(value: unknown): PolicyFile {
  return {
    policy: '',
    source: '',
    destination: '',
    routes: mapMembers(memberOf(value, 'routes'), wellShapedRoute),
    scans: mapMembers(memberOf(value, 'scans'), wellShapedScan),
    detectors: mapMembers(memberOf(value, 'detectors'), (one) => parsedOr(detectorFile, one, nothingToSay)),
  }
}

/** A detector that is sound. */
const nothingToSay: DetectorFile = { words: ['nothing'] }

const receives = ['webhook', 'api', 'request', 'chat', 'file'] as const

function wellShapedRoute(route: unknown): RouteFile {
  const [subject, match] = [memberOf(route, 'subject'), memberOf(route, 'match')]
  return {
    receive: receives.find((one) => one === memberOf(route, 'receive')) ?? 'file',
    match: textsOf(match),
    subject: subject === undefined || typeof subject === 'string' ? subject : '$',
    fields: mapMembers(memberOf(route, 'fields'), (rule) => parsedOr(ruleFile, rule, 'strike')),
  }
}

function textsOf(value: unknown): string[] | undefined {
  const texts = [value].flat().filter((one) => typeof one === 'string')
  return texts.length === 0 ? undefined : texts
}

function wellShapedScan(scan: unknown): ScanFile {
  const entities = mapMembers(memberOf(scan, 'entities'), (entity) => parsedOr(entityFile, entity, 'strike'))
  return { locales: ['en'], entities }
}

function parsedOr<T, U>(schema: z.ZodType<T>, value: unknown, otherwise: U): T | U {
  const { success, data } = schema.safeParse(value)
  return success ? data : otherwise
}

function memberOf(value: unknown, name: string): unknown {
  return isMap(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

function mapMembers<T>(value: unknown, map: (member: unknown) => T): Record<string, T> {
  if (!isMap(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, map(member)]))
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
