import { styleText } from 'node:util'
import type { Finding } from '@stet/engine'

/**
 * A text with its findings marked: in colour on a terminal, and in words everywhere, as `‹value› ENTITY 0.95`.
 *
 * @param stream - where it is shown; decides whether there is colour
 */
export function highlighted(
  text: string,
  findings: readonly Finding[],
  stream: NodeJS.WritableStream,
): string {
  let result = ''
  let at = 0
  for (const { start, end, entity, score } of findings) {
    const value = styleText(['red', 'bold'], text.slice(start, end), { stream })
    const label = styleText('dim', ` ${entity} ${score.toFixed(2)}`, { stream })
    result += `${text.slice(at, start)}‹${value}›${label}`
    at = end
  }
  return result + text.slice(at)
}
