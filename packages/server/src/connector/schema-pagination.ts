import { keyed, says } from '@stet/engine'
import { z } from 'zod'
import { addressText, headerName, parameterName } from './schema-parts.ts'

const instead =
  'write { kind: none }, or a map with kind link-header, next-url, cursor, last-id, page or relation-link'

const links = z
  .array(addressText, says('write a list of addresses: [$.next_page]'))
  .max(20, says('write at most 20 addresses'))

/** How the pages of an answer follow each other, and where it holds links that the gateway has to rewrite. */
export const pagination = z
  .discriminatedUnion(
    'kind',
    [
      keyed({ kind: z.literal('none') }, instead),
      keyed({ kind: z.literal('link-header'), header: headerName }, instead),
      keyed({ kind: z.literal('next-url'), links, until: addressText.optional() }, instead),
      keyed(
        {
          kind: z.literal('cursor'),
          cursor: addressText,
          parameter: parameterName,
          links: links.optional(),
          more: addressText.optional(),
          until: addressText.optional(),
        },
        instead,
      ),
      keyed(
        { kind: z.literal('last-id'), id: addressText, parameter: parameterName, more: addressText },
        instead,
      ),
      keyed({ kind: z.literal('page'), parameter: parameterName, pages: addressText.optional() }, instead),
      keyed({ kind: z.literal('relation-link'), links, relation: addressText }, instead),
    ],
    says(instead),
  )
  .meta({
    description:
      'How pages follow each other: a Link header (RFC 8288); a URL in the body; a cursor that goes into a ' +
      'parameter; the id of the last element; a page number; links with a relation (FHIR).',
  })
