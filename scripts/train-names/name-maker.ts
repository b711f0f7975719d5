import type { Culture } from './lists.ts'
import type { Random } from './random.ts'

/** Fewer names than these give only themselves again. */
const ownChainMin = 100

/** Makes names of persons: of one culture, of all of them, or such as no list has. */
export class NameMaker {
  readonly #random: Random
  readonly #firsts: readonly string[]
  readonly #lasts: readonly string[]
  readonly #chains: readonly [Chain, Chain]
  #ownChains: readonly [Chain, Chain]
  readonly #chainsOf = new Map<Culture, readonly [Chain, Chain]>()
  #own: { firsts: readonly string[]; lasts: readonly string[] } = { firsts: [], lasts: [] }

  constructor(random: Random, firsts: readonly string[], lasts: readonly string[]) {
    this.#random = random
    this.#firsts = kept(firsts)
    this.#lasts = kept(lasts)
    this.#chains = [new Chain(this.#firsts), new Chain(this.#lasts)]
    this.#ownChains = this.#chains
  }

  begin(culture: Culture): void {
    this.#own = { firsts: kept(culture.firsts), lasts: kept(culture.lasts) }
    let chains = this.#chainsOf.get(culture)
    if (chains === undefined) {
      chains = [new Chain(this.#own.firsts), new Chain(this.#own.lasts)]
      this.#chainsOf.set(culture, chains)
    }
    this.#ownChains = chains
  }

  first(): string {
    const random = this.#random
    if (random.chance(0.15)) return this.#made(0)
    const name = this.#pick(this.#own.firsts, this.#firsts)
    return random.chance(0.03)
      ? `${name}${random.pick(['-', ' '])}${this.#pick(this.#own.firsts, this.#firsts)}`
      : name
  }

  last(): string {
    const random = this.#random
    if (random.chance(0.18)) return this.#made(1)
    const name = this.#pick(this.#own.lasts, this.#lasts)
    const draw = random.next()
    if (draw < 0.03) return `${name}-${this.#pick(this.#own.lasts, this.#lasts)}`
    if (draw < 0.05)
      return `${random.pick(['van', 'van der', 'de', 'von', "O'", 'Mc', 'Di ', 'al-', 'El ', 'de la', 'St. '])}${/['c -]$/.test(name) ? '' : ' '}${name}`
        .replace("O' ", "O'")
        .replace('Mc ', 'Mc')
    return name
  }

  /** A name such as no list has, of the culture where it has names enough. */
  #made(which: 0 | 1): string {
    const own = this.#ownChains[which]
    return (own.size > ownChainMin && this.#random.chance(0.5) ? own : this.#chains[which]).make(this.#random)
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
}

function kept(names: readonly string[]): string[] {
  return names.filter((name) => name.length > 1)
}

/** Letters that follow three others in names. */
class Chain {
  /** How many names it was made of. */
  readonly size: number
  readonly #next = new Map<string, string[]>()

  constructor(names: readonly string[]) {
    this.size = names.length
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
