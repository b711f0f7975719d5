/**
 * Regions that a scan's locales name, in their order, each once.
 *
 * @param locales - BCP 47, e.g. `en-US`; a locale without a region gives none
 * @returns ISO 3166-1 alpha-2
 */
export function regionsOf(locales: readonly string[]): readonly string[] {
  const regions = locales.flatMap(
    (locale) => /[-_]([a-z]{2})(?![a-z0-9])/i.exec(locale)?.[1]?.toUpperCase() ?? [],
  )
  return [...new Set(regions)]
}
