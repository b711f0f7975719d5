/** Work that is waiting to be committed together. */
interface Waiting<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

export interface GroupCommitOptions {
  /** Items of one commit. */
  readonly itemsMax: number
  /** Items that may wait; one more is refused with `busy`. */
  readonly waitingMax: number
  /** Commits that may be under way at once. */
  readonly commitsMax: number
  /** Whether an error may be one item's fault, so that the others are worth another try. */
  readonly isOfItem: (error: unknown) => boolean
  /** Made where too many wait. */
  readonly busy: () => Error
}

/**
 * Collects what arrives while a commit is under way, and commits it together: a durable commit costs the
 * same for one item as for sixty. Where it fails for what may be one item's fault, each is tried
 * alone, so that one that cannot be stored does not take the others with it.
 */
export class GroupCommit<Item, Result> {
  readonly #commit: (items: readonly Item[]) => Promise<readonly Result[]>
  readonly #options: GroupCommitOptions
  #waiting: Waiting<Item, Result>[] = []
  #underWay = 0
  #isScheduled = false

  constructor(commit: (items: readonly Item[]) => Promise<readonly Result[]>, options: GroupCommitOptions) {
    this.#commit = commit
    this.#options = options
  }

  /** Resolves once the item is durable. @throws what the commit threw, or `busy` */
  add(item: Item): Promise<Result> {
    if (this.#waiting.length >= this.#options.waitingMax) return Promise.reject(this.#options.busy())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      this.#schedule()
    })
  }

  /** Whatever came in within the same turn of the event loop goes together. */
  #schedule(): void {
    if (this.#isScheduled || this.#underWay >= this.#options.commitsMax || this.#waiting.length === 0) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      void this.#flush()
    })
  }

  async #flush(): Promise<void> {
    const group = this.#waiting.splice(0, this.#options.itemsMax)
    if (group.length === 0) return
    this.#underWay += 1
    this.#schedule()
    try {
      await this.#store(group)
    } finally {
      this.#underWay -= 1
      this.#schedule()
    }
  }

  async #store(group: readonly Waiting<Item, Result>[]): Promise<void> {
    let results: readonly Result[]
    try {
      results = await this.#commit(group.map(({ item }) => item))
    } catch (error) {
      if (group.length > 1 && this.#options.isOfItem(error)) {
        for (const one of group) await this.#store([one])
      } else for (const { reject } of group) reject(error)
      return
    }
    group.forEach(({ resolve }, index) => {
      resolve(results[index] as Result)
    })
  }
}
