import type { Example, ExampleSpan } from './example.ts'
import type { Filler } from './filler.ts'
import { addNoise, asChat } from './noise.ts'
import type { Random } from './random.ts'
import { templateSets } from './templates/all.ts'
import { chatNames, chatPlaces, chatPlain } from './templates/en-chat.ts'
import { englishPlain } from './templates/en-more.ts'
import { running } from './templates/en-running.ts'
import type { TemplateSet } from './templates/template-set.ts'

const slotPattern = /\{(\w+)\}/g

/** Of the English texts, so many are chat. */
const chatShare = 0.2
const chatQuestions = [
  'How may I help you?',
  'Anything else?',
  'please share your details',
  'may I have your name and address',
  'what is the city and zip code',
  'can I have your name',
  'thank you, one moment',
]

/** Makes texts of the templates. */
export class Synthesizer {
  readonly #random: Random
  readonly #filler: Filler

  constructor(random: Random, filler: Filler) {
    this.#random = random
    this.#filler = filler
  }

  make(): Example {
    const random = this.#random
    const set = random.chance(0.58) ? templateSets[0] : random.pick(templateSets)
    if (set === undefined) throw new Error('There are no templates.')
    this.#filler.begin(set)
    if (set.language === 'en' && random.chance(chatShare)) return this.#chat()
    const draw = random.next()
    if (draw < 0.17) return this.#answer(set)
    if (set.language === 'en' && draw > 0.6) {
      const count = random.between(1, 3)
      const parts = Array.from({ length: count }, () => this.#running())
      return this.#finish([parts.join(random.pick([' ', ' ', '\n', ' , ']))], '')
    }
    if (draw < 0.52) return this.#finish([this.#random.pick(set.sentences)], '')
    if (draw < 0.6) return this.#finish([this.#random.pick(set.plain)], '')
    if (draw < 0.74) return this.#finish(this.#paragraph(set, random.between(2, 4)), '')
    return this.#finish(this.#mail(set), '')
  }

  #answer(set: TemplateSet): Example {
    const [question, answers] = this.#random.pick(set.answers)
    const previous = this.#random.chance(0.7) ? question : ''
    const answer = this.#random.pick(answers)
    // A number alone may be anything unless a postal code was asked for.
    return this.#finish([answer], answer === '{postcode}' ? question : previous)
  }

  /** One turn or two of a chat, mostly in small letters without signs. */
  #chat(): Example {
    const random = this.#random
    const kind = random.pick([chatNames, chatNames, chatPlaces, chatPlaces, chatPlain])
    const turns = [random.pick(kind)]
    if (random.chance(0.1))
      turns.push(random.pick([chatNames, chatPlaces, chatPlain][random.below(3)] ?? kind))
    const previous = random.chance(0.25) ? random.pick(chatQuestions) : ''
    const example = this.#fill(turns.join(random.pick([' ', ' ', '\n', ', '])), previous)
    return random.chance(0.8) ? asChat(example) : addNoise(random, example)
  }

  #paragraph(set: TemplateSet, count: number): string[] {
    const parts: string[] = []
    for (let index = 0; index < count; index += 1) {
      if (index > 0) parts.push(this.#random.pick([' ', ' ', ' ', '\n', '. ']))
      parts.push(this.#random.chance(0.55) ? this.#random.pick(set.plain) : this.#random.pick(set.sentences))
    }
    return parts
  }

  #mail(set: TemplateSet): string[] {
    const random = this.#random
    const parts: string[] = []
    if (random.chance(0.85)) parts.push(random.pick(set.greetings), random.pick(['\n\n', '\n', ' ', '\n\n']))
    parts.push(...this.#paragraph(set, random.between(1, 3)))
    if (random.chance(0.85)) parts.push(random.pick(['\n\n', '\n', ' ', '\n\n']), random.pick(set.closings))
    if (random.chance(0.15)) {
      const quoted = [random.pick(set.greetings), '\n', this.#random.pick(set.sentences)].join('')
      parts.push(
        '\n\n',
        random.pick([
          '{full} wrote:\n',
          'On {date} {full} <{email}> wrote:\n',
          '-----Original Message-----\n',
        ]),
      )
      parts.push(quoted.replace(/^/gm, '> '))
    }
    return parts
  }

  /** A sentence of running text, put together from parts. */
  #running(): string {
    const random = this.#random
    const { doings, leads, objects, ends } = running
    if (random.chance(0.2)) return this.#random.pick(englishPlain)
    if (random.chance(0.5)) return this.#random.pick(objects) + random.pick(ends)
    const who = random.pick(['{first}', '{first}', '{full}', '{full}', '{last}', '{list}'])
    return `${random.pick(leads)}${who} ${this.#random.pick(doings)}${random.pick(ends)}`
  }

  /** `{list}` and `{fulls}` stand for two to six names. */
  #expand(template: string): string {
    return template.replace(/\{(list|fulls)\}/g, (_, slot: string) => {
      const name = slot === 'list' ? '{first}' : '{full}'
      const names = Array.from({ length: this.#random.between(2, 6) }, () => name)
      const last = names.pop() ?? ''
      return `${names.join(', ')}${this.#random.pick([' and ', ', ', ', and ', ' & ', ' or '])}${last}`
    })
  }

  #finish(templates: readonly string[], previous: string): Example {
    return addNoise(this.#random, this.#fill(templates.join(''), previous))
  }

  #fill(template: string, previous: string): Example {
    return this.#filled(this.#expand(template), previous)
  }

  #filled(template: string, previous: string): Example {
    let text = ''
    const spans: ExampleSpan[] = []
    let copied = 0
    for (const match of template.matchAll(slotPattern)) {
      text += template.slice(copied, match.index)
      copied = match.index + match[0].length
      const { text: filled, kind } = this.#filler.fill(match[1] ?? '')
      // A block of an address keeps the quote marks of its lines.
      const mark = /(?:^|\n)(> |\? |\| )[^\n]*$/.exec(text)?.[1]
      const written = mark === undefined ? filled : filled.replaceAll('\n', `\n${mark}`)
      if (kind >= 0 && written !== '')
        spans.push({ start: text.length, end: text.length + written.length, kind })
      text += written
    }
    text += template.slice(copied)
    return { text, spans, previous, weight: 1 }
  }
}
