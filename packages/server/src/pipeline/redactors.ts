import {
  createRedactor,
  type InputFormat,
  type KeyMaterial,
  type Plan,
  type Redactor,
  type VaultPort,
} from '@stet/engine'

/** The redactors of one policy, made when they are first needed and kept. */
export class Redactors {
  readonly #plan: Plan
  readonly #key: KeyMaterial
  readonly #vault: VaultPort
  readonly #made = new Map<string, Promise<Redactor>>()

  constructor(plan: Plan, key: KeyMaterial, vault: VaultPort) {
    this.#plan = plan
    this.#key = key
    this.#vault = vault
  }

  /** @throws StetError STET_POLICY_FORMAT where the route is for another format */
  of(route: string, format: InputFormat): Promise<Redactor> {
    const name = `${route} ${format}`
    let redactor = this.#made.get(name)
    if (redactor === undefined) {
      redactor = createRedactor(this.#plan, { route, format, key: this.#key, vault: this.#vault })
      this.#made.set(name, redactor)
    }
    return redactor
  }
}
