import type { Step } from './list-fields.ts'

/** Writes an address: names that are no identifiers are quoted, `$['odd name']`. */
export function addressText(steps: readonly Step[]): string {
  return `$${steps.map(stepText).join('')}`
}

function stepText(step: Step): string {
  if (step === 'any member') return '.*'
  if (step === 'any element') return '[*]'
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(step.name) ? `.${step.name}` : `['${quoted(step.name)}']`
}

function quoted(name: string): string {
  return name
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}\u0085\u00a0]/gu, (char) =>
      Array.from({ length: char.length }, (_, at) => escaped(char.charCodeAt(at))).join(''),
    )
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}
