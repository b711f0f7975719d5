import { shapeOf } from '../match-request.ts'
import type { Policy, Route } from '../model.ts'
import type { Difference } from './change.ts'

/**
 * Compares which requests take a route. A request that another route took before is treated by other
 * rules now, so it counts as newly let in.
 */
export function compareRequests(route: Route, old: Policy, now: Policy): Difference[] {
  const before = old.routes.find(({ name }) => name === route.name)
  if (before === undefined) return []
  const [was, is] = [matchesOf(before), matchesOf(route)]
  if (was.join('\n') === is.join('\n')) return takenOver(route, old, now)
  const isWithin = is.length > 0 && is.every((match) => was.some((one) => isMatchWithin(match, one)))
  const others = old.routes.filter((one) => one.name !== route.name && one.receive === route.receive)
  const isStolen = is
    .filter((match) => !was.includes(match))
    .some((match) => others.some((one) => matchesOf(one).some((theirs) => canMeet(match, theirs))))
  const isSafe = isWithin && !isStolen
  return [
    {
      setting: 'match',
      before: was.join(', ') || undefined,
      after: is.join(', ') || undefined,
      direction: isSafe ? 'tightening' : 'loosening',
      sentence: `This route is for the requests ${is.join(', ') || '(none is named)'}; it was ${was.join(', ') || '(none was named)'}.`,
    },
    ...takenOver(route, old, now),
  ]
}

/** Requests that another route of the old policy took, and this one takes now. */
function takenOver(route: Route, old: Policy, now: Policy): Difference[] {
  return old.routes.flatMap((other) => {
    if (other.name === route.name || other.receive !== route.receive) return []
    const kept = now.routes.find(({ name, receive }) => name === other.name && receive === other.receive)
    const gone = matchesOf(other).filter((match) => kept === undefined || !matchesOf(kept).includes(match))
    const taken = gone.filter((match) => matchesOf(route).some((ours) => canMeet(match, ours)))
    return taken.map((match): Difference => ({
      setting: 'match',
      before: `${other.name}: ${match}`,
      after: `${route.name}: ${matchesOf(route).join(', ')}`,
      direction: 'loosening',
      sentence: `Requests ${match}, which the route ${other.name} took, may take this route now.`,
    }))
  })
}

function matchesOf({ match }: Route): readonly string[] {
  return match.map(shapeOf)
}

/** Whether all requests that one template matches are matched by another. */
function isMatchWithin(narrow: string, wide: string): boolean {
  if (narrow === wide) return true
  return everySegment(narrow, wide, (a, b) => a === b || (b === '{}' && !a.includes('{}')))
}

/** Whether some request may match both. */
function canMeet(one: string, other: string): boolean {
  return everySegment(one, other, (a, b) => a === b || a.includes('{}') || b.includes('{}'))
}

function everySegment(one: string, other: string, test: (a: string, b: string) => boolean): boolean {
  const [first, second] = [one.split(/[ /]/), other.split(/[ /]/)]
  return first.length === second.length && first.every((a, at) => test(a, second[at] ?? ''))
}
