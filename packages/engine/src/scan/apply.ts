import type { Finding } from '../span/finding.ts'

/**
 * Writes a text anew with its findings treated; everything outside them stays as it is.
 *
 * @param findings - in order and not overlapping, as a scanner gives them
 * @param write - what takes a finding's place; undefined leaves it as it is
 */
export function applyFindings(
  text: string,
  findings: readonly Finding[],
  write: (finding: Finding, value: string) => string | undefined,
): string {
  let result = ''
  let copied = 0
  for (const finding of findings) {
    const written = write(finding, text.slice(finding.start, finding.end))
    if (written === undefined) continue
    result += text.slice(copied, finding.start) + written
    copied = finding.end
  }
  return result + text.slice(copied)
}
