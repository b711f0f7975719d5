/**
 * Tells Zod, before it is loaded, not to try whether it may make functions from texts: the content security
 * policy forbids that, and each try would be reported as a breach. Import it first.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
