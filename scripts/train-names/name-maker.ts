import type { Culture } from './lists.ts'
import type { Random } from './random.ts'

/** A list kept apart for measuring has one name in so many. */
const heldOutEvery = 10

/** Makes names of persons: of one culture, of all of them, or such as no list has. */
export class NameMaker {
  readonly #random: Random
  readonly #firsts: readonly string[]
  readonly #lasts: readonly string[]
  readonly #isHeldOut: boolean
  readonly #chains: readonly [Chain, Chain]
  #own: { firsts: readonly string[]; lasts: readonly string[] } = { firsts: [], lasts: [] }

  constructor(random: Random, firsts: readonly string[], lasts: readonly string[], isHeldOut: boolean) {
    this.#random = random
    this.#isHeldOut = isHeldOut
    this.#firsts = this.#kept(firsts)
    this.#lasts = this.#kept(lasts)
    this.#chains = [new Chain(this.#firsts), new Chain(this.#lasts)]
  }

  begin(culture: Culture): void {
    this.#own = { firsts: this.#kept(culture.firsts), lasts: this.#kept(culture.lasts) }
  }

  first(): string {
    const random = this.#random
    if (random.chance(0.12)) return this.#chains[0].make(random)
    const name = this.#pick(this.#own.firsts, this.#firsts)
    return random.chance(0.03)
      ? `${name}${random.pick(['-', ' '])}${this.#pick(this.#own.firsts, this.#firsts)}`
      : name
  }

  last(): string {
    const random = this.#random
    if (random.chance(0.18)) return this.#chains[1].make(random)
    const name = this.#pick(this.#own.lasts, this.#lasts)
    const draw = random.next()
    if (draw < 0.03) return `${name}-${this.#pick(this.#own.lasts, this.#lasts)}`
    if (draw < 0.05)
      return `${random.pick(['van', 'van der', 'de', 'von', "O'", 'Mc', 'Di ', 'al-', 'El ', 'de la', 'St. '])}${/['c -]$/.test(name) ? '' : ' '}${name}`
        .replace("O' ", "O'")
        .replace('Mc ', 'Mc')
    return name
  }

  /** A word that sounds like a name and is none, for companies. */
  made(): string {
    return this.#chains[this.#random.below(2) === 0 ? 0 : 1].make(this.#random)
  }

  full(): string {
    const random = this.#random
    const draw = random.next()
    if (draw < 0.74) return `${this.first()} ${this.last()}`
    if (draw < 0.8) return `${this.first()} ${random.pick([...'ABCDEFGHIJKLMNPRSTW'])}. ${this.last()}`
    if (draw < 0.82) return `${this.first()} ${random.pick([...'ABCDEFGHIJKLMNPRSTW'])} ${this.last()}`
    if (draw < 0.87) return `${random.pick([...'ABCDEFGHIJKLMNPRSTW'])}. ${this.last()}`
    if (draw < 0.92) return `${this.first()} ${this.first()} ${this.last()}`
    if (draw < 0.95) return `${this.first()} ${this.last()} ${this.last()}`
    if (draw < 0.97) return `${this.first()} ${this.last()} ${random.pick(['Jr.', 'Sr.', 'III', 'II'])}`
    return `${this.last()} ${this.first()}`
  }

  #pick(own: readonly string[], all: readonly string[]): string {
    return own.length > 30 && this.#random.chance(0.55) ? this.#random.pick(own) : this.#random.pick(all)
  }

  #kept(names: readonly string[]): string[] {
    return names.filter((name) => (sum(name) % heldOutEvery === 0) === this.#isHeldOut && name.length > 1)
  }
}

function sum(name: string): number {
  let hash = 3
  for (let at = 0; at < name.length; at += 1) hash = (Math.imul(hash, 37) + name.charCodeAt(at)) >>> 0
  return hash
}

/** Letters that follow three others in names. */
class Chain {
  readonly #next = new Map<string, string[]>()

  constructor(names: readonly string[]) {
    for (const name of names) {
      if (!/^\p{Lu}\p{Ll}{2,}$/u.test(name)) continue
      const padded = `^^^${name}$`
      for (let at = 3; at < padded.length; at += 1) {
        const key = padded.slice(at - 3, at)
        const next = this.#next.get(key)
        if (next === undefined) this.#next.set(key, [padded.charAt(at)])
        else next.push(padded.charAt(at))
      }
    }
  }

  make(random: Random): string {
    for (;;) {
      let name = ''
      let key = '^^^'
      while (name.length < 14) {
        const letter = random.pick(this.#next.get(key) ?? ['$'])
        if (letter === '$') break
        name += letter
        key = key.slice(1) + letter
      }
      if (name.length > 2) return name
    }
  }
}
