import { en, base, Faker } from '@faker-js/faker'

/** Helpdesk texts full of what looks like personal data and is none; the same for the same seed. */
export function* hardNegatives(count: number, seed: number): Generator<string> {
  const faker = new Faker({ locale: [en, base] })
  faker.seed(seed)
  const digits = (length: number): string => faker.string.numeric({ length, allowLeadingZeros: false })
  const hex = (length: number): string => faker.string.hexadecimal({ length, casing: 'lower', prefix: '' })
  const makers: readonly (() => string)[] = [
    () => `Order ${digits(10)} was cancelled`,
    () => `order no. ${digits(9)}-${digits(2)}`,
    () => `Ticket #${digits(6)} is a duplicate of #${digits(6)}`,
    () => `trace id ${faker.string.uuid()}`,
    () => `commit ${hex(40)} broke it`,
    () => `sha256:${hex(64)}`,
    () => `since version ${digits(2)}.${digits(1)}.${digits(3)}`,
    () => `The total was $${digits(3)}.${digits(2)} plus ${digits(1)}.${digits(2)} EUR`,
    () => `at ${faker.date.recent({ refDate: '2026-01-01' }).toISOString()}`,
    () => `on ${faker.date.recent({ refDate: '2026-01-01' }).toISOString().slice(0, 10)} at 10:${digits(2)}`,
    () =>
      `Your ${faker.commerce.productName()} (SKU ${faker.string.alphanumeric({ length: 8, casing: 'upper' })}) is in stock`,
    () =>
      `tracking ${faker.string.alpha({ length: 2, casing: 'upper' })}${digits(9)}${faker.string.alpha({ length: 2, casing: 'upper' })}`,
    () => `error 0x${hex(8)} in module ${hex(4)}:${hex(4)}`,
    () => `invoice INV-${digits(4)}-${digits(6)}`,
    () => `It took ${digits(2)} ms, ${digits(4)} of ${digits(5)} rows`,
    () => `size ${digits(3)} x ${digits(3)} x ${digits(2)} cm`,
    () => `build ${digits(4)}.${digits(5)}.${digits(3)}`,
    () => `The firmware is at ${digits(1)}.${digits(2)}.${digits(1)}-rc${digits(1)}`,
    () => faker.hacker.phrase(),
    () => `rated ${digits(1)}.${digits(1)} by ${digits(5)} people`,
    () => `serial ${faker.string.alphanumeric({ length: 12, casing: 'upper' })}`,
    () => `session ${faker.string.alphanumeric(24)}`,
    () => `batch ${digits(16)}`,
    () => `ref ${digits(4)} ${digits(4)} ${digits(4)}`,
    () => faker.lorem.sentence(),
  ]
  for (let index = 0; index < count; index += 1) {
    yield Array.from(
      { length: 3 },
      () => makers[faker.number.int({ min: 0, max: makers.length - 1 })]?.() ?? '',
    ).join('. ')
  }
}
