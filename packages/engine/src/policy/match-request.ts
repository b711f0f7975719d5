import type { Plan } from './compile.ts'
import type { Receive, Route } from './model.ts'

/** Where a method and a path lead: the route that a reviewer finds in the policy, and no other. */
export interface RequestMatcher {
  /**
   * @param method - in capitals
   * @param path - as it came, from the first `/`, without query; percent-encoding matches nothing
   */
  find(receive: Receive, method: string, path: string): Route | undefined
}

/** A method and the segments of a path, in which `{name}` stands for one value. */
export const matchPattern =
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD) \/(?:[A-Za-z0-9._~:,/-]|\{[a-z][a-z0-9_]{0,31}\})*$/

const placeholder = /\{[^}]*\}/g
/** What a placeholder stands for: never a slash, nothing encoded, and no dots alone. */
const value = '[A-Za-z0-9_~:,-](?:[A-Za-z0-9._~:,-]{0,126}[A-Za-z0-9_~:,-])?'

/** A template without the names of its placeholders: two with the same one match the same requests. */
export function shapeOf(match: string): string {
  return match.replace(placeholder, '{}')
}

/**
 * Makes the matcher of a policy. Where several templates match, the one that spells more of the path wins,
 * segment by segment from the left: `/tickets/recent.json` before `/tickets/{id}.json`.
 */
export function matchRequests(plan: Plan): RequestMatcher {
  const candidates = [...plan.routes.values()].flatMap(({ route }) => {
    return route.match.map((match) => {
      const [method = '', path = ''] = match.split(' ')
      const source = path
        .split(placeholder)
        .map((literal) => literal.replace(/[.]/g, '\\.'))
        .join(value)
      return { route, method, pattern: new RegExp(`^${source}$`), rank: rankOf(path) }
    })
  })
  candidates.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
  return {
    find: (receive, method, path) =>
      candidates.find(
        ({ route, method: its, pattern }) =>
          route.receive === receive && its === method && pattern.test(path),
      )?.route,
  }
}

/** Sorts spelled segments before templates, and of two templates the one with more letters. */
function rankOf(path: string): string {
  return path
    .split('/')
    .map((segment) => {
      const letters = segment.replace(placeholder, '').length
      return segment.includes('{') ? `1${String(9999 - letters).padStart(4, '0')}` : '0'
    })
    .join('/')
}
