/**
 * Whether a member name may pass where an address says only `*` or `..`: a letter or `_`, then at most 63
 * letters, digits, `_` or `-`, with no run of six digits. Other names can be personal data themselves.
 */
export function isPlainText(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/.test(name) && !/\d{6}/.test(name)
}
