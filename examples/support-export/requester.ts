import { organizations, type Person } from './person.ts'
import type { Random } from './random.ts'
import { isoTime } from './specimens.ts'

const account = 'https://northwind.zendesk.com'

/** A customer in the shape of Zendesk's users. */
export function requesterRecord(random: Random, person: Person, openedAt: number) {
  const photoId = 360_255_100_000 + random.int(0, 99_999)
  return {
    id: person.id,
    url: `${account}/api/v2/users/${person.id}.json`,
    name: person.name,
    email: person.email,
    created_at: isoTime(person.createdAt),
    updated_at: isoTime(openedAt - 3_600),
    last_login_at: isoTime(Math.max(person.createdAt + 60, openedAt - random.int(600, 5_000_000))),
    time_zone: person.timeZone,
    iana_time_zone: person.ianaTimeZone,
    phone: person.phone,
    shared_phone_number: false,
    photo: random.chance(0.25)
      ? {
          id: photoId,
          file_name: `profile_image_${person.id}_9042965.jpg`,
          content_url: `${account}/system/photos/3602/5518/${photoId}/profile_image_${person.id}_9042965.jpg`,
          content_type: 'image/jpeg',
          size: random.int(1_500, 90_000),
        }
      : null,
    locale_id: person.region.localeId,
    locale: person.region.locale,
    organization_id: person.organization?.id ?? null,
    role: 'end-user',
    verified: true,
    external_id: `crm-${String(person.id).slice(-6)}`,
    tags: [],
    alias: null,
    active: true,
    details: null,
    notes: random.chance(0.1) ? `Prefers to be called ${person.given}` : null,
    user_fields: {
      customer_number: `C${String(700_000 + person.index)}`,
      birth_date: `${person.birthYear}-${String((person.index % 12) + 1).padStart(2, '0')}-${String((person.index % 28) + 1).padStart(2, '0')}`,
      postcode: person.postcode,
      orders_total: Math.round(person.birthYear * 3.7 + (person.id % 1000) * 4) / 10,
      newsletter: person.index % 3 === 0,
    },
  }
}

/** A customer's organization in the shape of Zendesk's organizations; null where there is none. */
export function organizationRecord({ organization }: Person) {
  if (organization === undefined) return null
  const { id, name, domain } = organization
  return {
    id,
    name,
    domain_names: [domain],
    shared_tickets: false,
    tags: [],
    details: null,
    external_id: `org-${organizations.indexOf(organization)}`,
  }
}
