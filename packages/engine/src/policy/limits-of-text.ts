/** Bytes of a policy file. A lawyer has to read it. */
export const policyBytesMax = 1024 * 1024
/** Nesting of maps and lists in a policy file. */
export const policyDepthMax = 16
/** Rules of one route. */
export const rulesMax = 5000
/** Detectors of a policy. */
export const detectorsMax = 100
/** Words and phrases of one detector. */
export const wordsMax = 20_000
