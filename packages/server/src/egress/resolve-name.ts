import { lookup, type LookupAddress } from 'node:dns'

/** Finds all addresses of a host name. */
export type ResolveName = (
  hostname: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void

/** By the system: the hosts file, then name servers, search domains and all. */
export const resolveBySystem: ResolveName = (hostname, done) => {
  lookup(hostname, { all: true }, done)
}

/**
 * Asks for a name once at a time: whoever asks meanwhile gets the same answer, and nothing is remembered
 * after it. The system answers in one of four threads, so that without this a few messages to one name
 * whose name server hangs would hold up every other name.
 */
export function oneAtATime(resolve: ResolveName): ResolveName {
  const waiting = new Map<string, Parameters<ResolveName>[1][]>()
  return (hostname, done) => {
    const others = waiting.get(hostname)
    if (others !== undefined) {
      others.push(done)
      return
    }
    const all = [done]
    waiting.set(hostname, all)
    resolve(hostname, (error, addresses) => {
      waiting.delete(hostname)
      for (const one of all) one(error, addresses)
    })
  }
}
