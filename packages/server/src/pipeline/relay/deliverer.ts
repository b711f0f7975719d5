import type { Dispatcher } from 'undici'
import { GatewayError } from '../../contract/errors.ts'
import { admit, afterAnswer, afterOutage, closedBreaker, type BreakerState } from '../../egress/breaker.ts'
import { isOutage, type DeliveryResult } from '../../egress/classify.ts'
import { deliver } from '../../egress/deliver.ts'
import { Outbound } from '../../egress/outbound.ts'
import { fullBucket, Places, takeToken, type Bucket } from '../../egress/rate.ts'
import { retryPauseMs, type Schedule } from '../../egress/schedule.ts'
import type { SigningKey } from '../../egress/sign.ts'
import type { AttemptMark, LeasedDelivery, Store } from '../../store/store.ts'
import { sealContext } from './relay.ts'

/** One destination of one integration. */
export interface DestinationParts {
  readonly integration: string
  readonly name: string
  readonly url: URL
  readonly keys: readonly SigningKey[]
  readonly concurrencyMax: number
  readonly ratePerSecond: number
  readonly timeoutMs: number
}

export interface DelivererParts {
  readonly store: Store
  readonly dispatcher: Dispatcher
  /** Names this process; no other has the same. */
  readonly owner: string
  readonly sealKey: Uint8Array
  /** Stores what became of an attempt, together with others. */
  readonly mark: (mark: AttemptMark) => Promise<boolean>
  readonly schedule: Schedule
  readonly now: () => number
  readonly random: () => number
  /** How often the store is asked when nothing wakes the deliverer, in milliseconds. */
  readonly pollMs: number
  readonly onAttempt: (attempt: AttemptSeen) => void
  readonly onFault: (error: unknown) => void
}

/** An attempt, for logs and metrics. */
export interface AttemptSeen {
  readonly integration: string
  readonly destination: string
  readonly messageId: string
  readonly attempt: number
  readonly outcome: 'delivered' | 'retried' | 'dead'
  readonly status: number | undefined
  readonly code: string | undefined
  readonly durationMs: number
  /** Since the event was accepted. */
  readonly ageMs: number
}

/** A lease outlives its attempt by so much, in milliseconds. */
const leaseSlackMs = 30_000

/** Delivers to one destination; what happens there is no matter to any other. */
export class Deliverer {
  readonly #destination: DestinationParts
  readonly #parts: DelivererParts
  readonly #places: Places
  readonly #stopping = new AbortController()
  readonly #underWay = new Set<Promise<void>>()
  #breaker: BreakerState = closedBreaker
  #bucket: Bucket
  #isRunning = false
  #isDisabled = false
  #wake: () => void = () => undefined
  #loop: Promise<void> = Promise.resolve()

  constructor(destination: DestinationParts, parts: DelivererParts) {
    this.#destination = destination
    this.#parts = parts
    this.#places = new Places(destination.concurrencyMax)
    this.#bucket = fullBucket(this.#rate, parts.now())
  }

  get #rate(): { ratePerSecond: number; burstMax: number } {
    const { ratePerSecond, concurrencyMax } = this.#destination
    return { ratePerSecond, burstMax: Math.max(1, ratePerSecond, concurrencyMax) }
  }

  start(): void {
    this.#isRunning = true
    this.#loop = this.#run()
  }

  /** Says that there may be something to deliver. */
  wake(): void {
    this.#wake()
  }

  /** Switches the destination off or on. */
  setDisabled(isDisabled: boolean): void {
    this.#isDisabled = isDisabled
    this.wake()
  }

  /** Takes nothing new, and waits for what is under way; what takes longer is broken off and tried again later. */
  async stop(limitMs: number): Promise<void> {
    this.#isRunning = false
    this.wake()
    const limit = setTimeout(() => {
      this.#stopping.abort()
    }, limitMs)
    await this.#loop
    await Promise.all(this.#underWay)
    clearTimeout(limit)
  }

  async #run(): Promise<void> {
    while (this.#isRunning) {
      let isMore = false
      try {
        isMore = await this.#round()
      } catch (error) {
        this.#parts.onFault(error)
      }
      if (!isMore) await this.#pause()
    }
  }

  /** @returns whether there may be more to take at once */
  async #round(): Promise<boolean> {
    const { now, store, owner } = this.#parts
    const { integration, name, timeoutMs } = this.#destination
    const free = this.#places.free
    if (free === 0 || this.#isDisabled) return false
    const admission = admit(this.#breaker, now())
    if (!admission.isAdmitted) return false
    const isProbe = admission.state.kind === 'half-open'
    const max = isProbe ? 1 : this.#tokens(free)
    if (max === 0) return false
    const leased = await store.lease({
      integration,
      destination: name,
      owner,
      nowMs: now(),
      leaseMs: timeoutMs + leaseSlackMs,
      max,
    })
    if (leased.length > 0) this.#breaker = admission.state
    for (const delivery of leased) this.#begin(delivery)
    return leased.length === max && this.#places.free > 0
  }

  /** How many may be sent now; the tokens are taken when they are. */
  #tokens(free: number): number {
    let bucket = this.#bucket
    let count = 0
    while (count < free) {
      const taken = takeToken(bucket, this.#parts.now(), this.#rate)
      if (!taken.isTaken) break
      bucket = taken.bucket
      count += 1
    }
    return count
  }

  #begin(delivery: LeasedDelivery): void {
    const release = this.#places.take()
    this.#bucket = takeToken(this.#bucket, this.#parts.now(), this.#rate).bucket
    const attempt = this.#attempt(delivery)
      .catch(this.#parts.onFault)
      .finally(() => {
        release?.()
        this.#underWay.delete(attempt)
        this.wake()
      })
    this.#underWay.add(attempt)
  }

  async #attempt(delivery: LeasedDelivery): Promise<void> {
    const { now, dispatcher, mark } = this.#parts
    const { integration, name, url, keys, timeoutMs } = this.#destination
    const startMs = now()
    const result = await this.#send(delivery, url, keys, timeoutMs, dispatcher)
    if (this.#stopping.signal.aborted && result.kind === 'retry') {
      // It was broken off by us: it counts for nothing, and whoever takes it next tries again.
      return
    }
    const atMs = now()
    if (result.kind !== 'forged')
      this.#breaker = isOutage(result) ? afterOutage(this.#breaker, atMs) : afterAnswer(this.#breaker)
    const outcome = this.#outcomeOf(delivery, result, atMs)
    const status = 'status' in result ? result.status : undefined
    const code = 'error' in result ? result.error.code : undefined
    const durationMs = atMs - startMs
    await mark({ id: delivery.id, lease: delivery.lease, atMs, durationMs, status, code, outcome })
    if (result.kind === 'gone') {
      this.#isDisabled = true
      await this.#parts.store.setDisabled(integration, name, atMs)
    }
    this.#parts.onAttempt({
      integration,
      destination: name,
      messageId: delivery.messageId,
      attempt: delivery.attempts + 1,
      outcome: outcome.state === 'pending' ? 'retried' : outcome.state,
      status,
      code,
      durationMs,
      ageMs: atMs - delivery.acceptedMs,
    })
  }

  async #send(
    { messageId, contentType, body, seal }: LeasedDelivery,
    url: URL,
    keys: readonly SigningKey[],
    timeoutMs: number,
    dispatcher: Dispatcher,
  ): Promise<DeliveryResult | { kind: 'forged'; error: GatewayError }> {
    const { integration, name } = this.#destination
    let outbound: Outbound
    try {
      outbound = Outbound.open(body, seal, sealContext(messageId, integration, name), this.#parts.sealKey)
    } catch {
      return { kind: 'forged', error: new GatewayError('STET_EGRESS_SEAL') }
    }
    return deliver(
      { url, messageId, contentType, body: outbound, keys, timeoutMs },
      { dispatcher, now: this.#parts.now, signal: this.#stopping.signal },
    )
  }

  #outcomeOf(
    { attempts, acceptedMs }: LeasedDelivery,
    result: DeliveryResult | { kind: 'forged' },
    atMs: number,
  ): AttemptMark['outcome'] {
    switch (result.kind) {
      case 'delivered':
        return { state: 'delivered' }
      case 'forged':
      case 'gone':
        return { state: 'dead' }
      case 'retry':
      case 'failure':
        break
    }
    const retryAfterMs = result.kind === 'retry' ? result.retryAfterMs : undefined
    const failed = { attempt: attempts + 1, ageMs: atMs - acceptedMs, retryAfterMs }
    const pauseMs = retryPauseMs(failed, this.#parts.random(), this.#parts.schedule)
    return pauseMs === undefined ? { state: 'dead' } : { state: 'pending', dueMs: atMs + pauseMs }
  }

  #pause(): Promise<void> {
    if (!this.#isRunning) return Promise.resolve()
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        this.#wake = () => undefined
        resolve()
      }
      const timer = setTimeout(done, this.#parts.pollMs)
      this.#wake = done
    })
  }
}
