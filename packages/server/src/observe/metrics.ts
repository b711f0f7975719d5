import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What is measured, in Prometheus' terms. Labels hold names of the configuration and codes, never data. */
export interface Metrics {
  readonly registry: Registry
  readonly webhooks: Counter<'integration' | 'outcome'>
  readonly webhookSeconds: Histogram<'integration'>
  readonly calls: Counter<'integration' | 'route' | 'status'>
  readonly callSeconds: Histogram<'integration'>
  readonly findings: Counter<'integration' | 'entity' | 'outcome'>
  readonly attempts: Counter<'integration' | 'destination' | 'outcome'>
  readonly deliverySeconds: Histogram<'integration' | 'destination'>
  readonly queue: Gauge<'integration' | 'destination' | 'state'>
  readonly alarms: Gauge<'integration' | 'code'>
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600, 3600]

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    webhooks: new Counter({
      name: 'stet_webhooks_total',
      help: 'Webhooks that came in, by what became of them: accepted, duplicate, or the code of the refusal.',
      labelNames: ['integration', 'outcome'],
      registers,
    }),
    webhookSeconds: new Histogram({
      name: 'stet_webhook_duration_seconds',
      help: 'From the request to its acknowledgement.',
      labelNames: ['integration'],
      buckets: seconds,
      registers,
    }),
    calls: new Counter({
      name: 'stet_calls_total',
      help: 'Calls of vendors, by route of the policy and status.',
      labelNames: ['integration', 'route', 'status'],
      registers,
    }),
    callSeconds: new Histogram({
      name: 'stet_call_duration_seconds',
      help: 'From the call to the end of its answer.',
      labelNames: ['integration'],
      buckets: seconds,
      registers,
    }),
    findings: new Counter({
      name: 'stet_findings_total',
      help: 'What was found in free text, by entity and by what became of it.',
      labelNames: ['integration', 'entity', 'outcome'],
      registers,
    }),
    attempts: new Counter({
      name: 'stet_delivery_attempts_total',
      help: 'Attempts to deliver, by outcome: delivered, retried, dead.',
      labelNames: ['integration', 'destination', 'outcome'],
      registers,
    }),
    deliverySeconds: new Histogram({
      name: 'stet_delivery_age_seconds',
      help: 'From the acceptance of an event to its delivery.',
      labelNames: ['integration', 'destination'],
      buckets: seconds,
      registers,
    }),
    alarms: new Gauge({
      name: 'stet_policy_alarms',
      help: 'What is in the store as a policy and is not believed, by code; the last good policy stays in force.',
      labelNames: ['integration', 'code'],
      registers,
    }),
    queue: new Gauge({
      name: 'stet_deliveries',
      help: 'Deliveries in the store that are pending or dead.',
      labelNames: ['integration', 'destination', 'state'],
      registers,
    }),
  }
}
