import type { Detector } from '../contract.ts'

/** UUIDs of the versions in RFC 9562. Most of them name things, so they are looked for where somebody asks. */
export const detector: Detector = {
  id: 'uuid',
  version: 1,
  entity: 'UUID',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc9562',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9A-Fa-f]-)[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[1-8][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}(?![0-9A-Za-z_]|-[0-9A-Fa-f])/gu,
  isOptional: true,
  lengthMax: 36,
  context: ['uuid', 'guid', 'id'],
  score: { pattern: 0.45, validated: 0.9 },
  validate: () => true,
  samples: [
    {
      text: 'id 550e8400-e29b-41d4-a716-446655440000.',
      found: '550e8400-e29b-41d4-a716-446655440000',
      isIndependent: true,
    },
    {
      text: '{C232AB00-9414-11EC-B3C8-9F6BDECED846}',
      found: 'C232AB00-9414-11EC-B3C8-9F6BDECED846',
      isIndependent: true,
    },
    {
      text: 'urn:uuid:017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
      found: '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
      isIndependent: true,
    },
  ],
  rejects: [
    { name: 'no such version', text: '550e8400-e29b-91d4-a716-446655440000' },
    { name: 'no such variant', text: '550e8400-e29b-41d4-c716-446655440000' },
    { name: 'the nil UUID', text: '00000000-0000-0000-0000-000000000000' },
    { name: 'one digit more', text: '550e8400-e29b-41d4-a716-4466554400000' },
    { name: 'one digit less', text: '550e8400-e29b-41d4-a716-44665544000' },
    { name: 'inside a longer reference', text: 'ab-550e8400-e29b-41d4-a716-446655440000-7' },
  ],
}
