interface Node<Value> {
  readonly next: Map<string, Node<Value>>
  readonly depth: number
  value: Value | undefined
  /** Longest proper suffix of this sequence that another one begins with. */
  fail: Node<Value> | undefined
  /** The next shorter suffix that is a whole sequence. */
  output: Node<Value> | undefined
}

/** Finds many sequences of tokens in one pass, however many there are: Aho–Corasick over tokens. */
export class TokenTrie<Value> {
  readonly #root: Node<Value> = newNode(0)
  #isLinked = false

  /** Files a sequence; `choose` decides where it is filed already. */
  add(keys: readonly string[], value: Value, choose: (old: Value, value: Value) => Value): void {
    if (keys.length === 0) return
    let node = this.#root
    for (const key of keys) {
      let next = node.next.get(key)
      if (next === undefined) {
        next = newNode(node.depth + 1)
        node.next.set(key, next)
      }
      node = next
    }
    node.value = node.value === undefined ? value : choose(node.value, value)
    this.#isLinked = false
  }

  /**
   * Goes through a text's tokens. Where several sequences end at a token they are offered from the longest
   * on, until one is accepted.
   *
   * @param keys - of the tokens
   * @param isBroken - whether no sequence may go on from the token before `index` to it
   * @param accept - takes a sequence from token `first` to `last`, both included
   */
  search(
    keys: readonly string[],
    isBroken: (index: number) => boolean,
    accept: (value: Value, first: number, last: number) => boolean,
  ): void {
    if (!this.#isLinked) this.#link()
    let node = this.#root
    for (let index = 0; index < keys.length; index++) {
      if (node !== this.#root && isBroken(index)) node = this.#root
      node = this.#step(node, keys[index] ?? '')
      let ends = node.value === undefined ? node.output : node
      while (ends !== undefined) {
        if (ends.value !== undefined && accept(ends.value, index - ends.depth + 1, index)) break
        ends = ends.output
      }
    }
  }

  #step(from: Node<Value>, key: string): Node<Value> {
    for (let node: Node<Value> | undefined = from; node !== undefined; node = node.fail) {
      const next = node.next.get(key)
      if (next !== undefined) return next
    }
    return this.#root
  }

  #link(): void {
    this.#isLinked = true
    const queue = [this.#root]
    for (const node of queue) {
      for (const [key, child] of node.next) {
        child.fail = node.fail === undefined ? this.#root : this.#step(node.fail, key)
        child.output = child.fail.value === undefined ? child.fail.output : child.fail
        queue.push(child)
      }
    }
  }
}

function newNode<Value>(depth: number): Node<Value> {
  return { next: new Map(), depth, value: undefined, fail: undefined, output: undefined }
}
