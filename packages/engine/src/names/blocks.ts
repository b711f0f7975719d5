/** Units of text that are looked at together. */
export const blockUnitsMax = 8192
const blockUnitsMin = 4096

/** End of the block that begins at `from`: a blank line where there is one, else a line end, else a space. */
export function nextBlock(text: string, from: number): number {
  if (text.length - from <= blockUnitsMax) return text.length
  const last = from + blockUnitsMax
  for (const sign of ['\n\n', '\n', '. ', ' ']) {
    const at = text.lastIndexOf(sign, last - sign.length)
    if (at >= from + blockUnitsMin) return at + sign.length
  }
  return last
}
