/** A policy that `stet policy init` wrote, with every suggestion taken. */
export function withSuggestions(policy: string): string {
  return policy.replaceAll(/^ {6}# (?=\S)/gm, '      ')
}
