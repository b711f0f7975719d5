import type { Example, ExampleSpan } from './example.ts'
import type { Random } from './random.ts'

/** Spoils a text as people do: small letters, no punctuation, capitals, no diacritics, typing errors. */
export function addNoise(random: Random, example: Example): Example {
  const draw = random.next()
  if (draw < 0.56) return example
  if (draw < 0.7) return mapText(example, (text) => text.toLowerCase(), true)
  if (draw < 0.86) return withoutSigns(mapText(example, (text) => text.toLowerCase(), true))
  if (draw < 0.9) return mapText(example, (text) => text.toUpperCase(), true)
  if (draw < 0.95)
    return mapText(
      example,
      (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 's').replaceAll('ł', 'l'),
      true,
    )
  return withTypos(random, example)
}

/** Small letters and no signs, as most of a chat is. */
export function asChat(example: Example): Example {
  return withoutSigns(mapText(example, (text) => text.toLowerCase(), true))
}

/** Changes the text where its length stays. */
function mapText(example: Example, change: (text: string) => string, isSame: boolean): Example {
  const text = change(example.text)
  return isSame && text.length !== example.text.length ? example : { ...example, text }
}

/** Punctuation goes; lines and spaces become single spaces. */
function withoutSigns(example: Example): Example {
  return rebuild(example, (unit) => (/[.,;:!?"'()<>|#]/.test(unit) ? '' : /[\s/-]/.test(unit) ? ' ' : unit))
}

function withTypos(random: Random, example: Example): Example {
  return rebuild(example, (unit) =>
    /[a-z]/.test(unit) && random.chance(0.02) ? random.pick(['', unit + unit]) : unit,
  )
}

function rebuild(example: Example, change: (unit: string) => string): Example {
  const places = new Int32Array(example.text.length + 1)
  let text = ''
  for (let at = 0; at < example.text.length; at += 1) {
    places[at] = text.length
    const changed = change(example.text.charAt(at))
    text += changed === ' ' && text.endsWith(' ') ? '' : changed
  }
  places[example.text.length] = text.length
  const spans: ExampleSpan[] = example.spans.map(({ start, end, kind }) => ({
    start: places[start] ?? 0,
    end: places[end] ?? 0,
    kind,
  }))
  return { ...example, text, spans: spans.filter(({ start, end }) => end > start) }
}

/** A common word as it is mistyped, or run together with another. */
export function misspelt(random: Random, word: string, other: string): string {
  const at = random.between(1, word.length - 2)
  const [before, here, next, behind] = [
    word.slice(0, at),
    word.charAt(at),
    word.charAt(at + 1),
    word.slice(at + 2),
  ]
  return random.pick([
    before + next + here + behind,
    before + next + behind,
    before + here + here + next + behind,
    before + random.pick([...'aeioustrn']) + next + behind,
    word + other,
  ])
}

/** A name letter by letter: `s m i t h`, `S-M-I-T-H`. */
export function spelled(random: Random, name: string): string {
  return [...name.replace(/[^\p{L}]/gu, '')].join(random.pick([' ', ' ', '-', '.', ', ']))
}
