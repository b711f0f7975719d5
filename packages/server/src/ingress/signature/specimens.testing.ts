import type { SignatureName } from '../../contract/signature-names.ts'
import type { HeaderLine } from './contract.ts'
import { opensslEd25519, opensslHmac } from './openssl.testing.ts'

/** How a source of one kind signs, by openssl. */
export interface Specimen {
  readonly name: SignatureName
  /** Two secrets as the configuration would hold them. */
  readonly secrets: readonly [string, string]
  /** Header that holds the signature. */
  readonly signatureHeader: string
  /** Header lines for a body, signed with one of the secrets at a time. */
  readonly sign: (body: Uint8Array, nowMs: number, which: 0 | 1) => HeaderLine[]
}

/** Put together here, so that no file holds what looks like a secret. */
const plain = (which: 0 | 1): string => ['source', 'secret', which, 'Zz9+/='].join('-')
const seconds = (nowMs: number): string => String(Math.floor(nowMs / 1000))
const concat = (start: string, body: Uint8Array): Buffer => Buffer.concat([Buffer.from(start), body])
const both = <T>(make: (which: 0 | 1) => T): readonly [T, T] => [make(0), make(1)]

const rawKeys = both((which) => opensslHmac('sha256', 'seed', `key ${which}`))
const pairs = both(() => opensslEd25519())

function standardLines(nowMs: number, signature: string): HeaderLine[] {
  return [
    ['webhook-id', 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W'],
    ['webhook-timestamp', seconds(nowMs)],
    ['webhook-signature', signature],
  ]
}

const start = (nowMs: number): string => `msg_2KWPBgLlAfxdpx2AI54pPJ85f4W.${seconds(nowMs)}.`

export const specimens: readonly Specimen[] = [
  {
    name: 'zendesk',
    secrets: both(plain),
    signatureHeader: 'x-zendesk-webhook-signature',
    sign: (body, nowMs, which) => {
      const time = new Date(nowMs).toISOString().replace(/\.000Z$/, 'Z')
      return [
        [
          'x-zendesk-webhook-signature',
          opensslHmac('sha256', plain(which), concat(time, body)).toString('base64'),
        ],
        ['x-zendesk-webhook-signature-timestamp', time],
        ['x-zendesk-webhook-invocation-id', '01FYHBXD5B8VQ8BEEQ0EXAMPLE'],
      ]
    },
  },
  {
    name: 'intercom',
    secrets: both(plain),
    signatureHeader: 'x-hub-signature',
    sign: (body, _nowMs, which) => [
      ['x-hub-signature', `sha1=${opensslHmac('sha1', plain(which), body).toString('hex')}`],
    ],
  },
  {
    name: 'slack',
    secrets: both(plain),
    signatureHeader: 'x-slack-signature',
    sign: (body, nowMs, which) => [
      [
        'x-slack-signature',
        `v0=${opensslHmac('sha256', plain(which), concat(`v0:${seconds(nowMs)}:`, body)).toString('hex')}`,
      ],
      ['x-slack-request-timestamp', seconds(nowMs)],
    ],
  },
  {
    name: 'stripe',
    secrets: both(plain),
    signatureHeader: 'stripe-signature',
    sign: (body, nowMs, which) => {
      const v1 = opensslHmac('sha256', plain(which), concat(`${seconds(nowMs)}.`, body)).toString('hex')
      const other = opensslHmac('sha256', 'rolled away', body).toString('hex')
      return [['stripe-signature', `t=${seconds(nowMs)},v1=${other},v1=${v1},v0=${other}`]]
    },
  },
  {
    name: 'github',
    secrets: both(plain),
    signatureHeader: 'x-hub-signature-256',
    sign: (body, _nowMs, which) => [
      ['x-hub-signature-256', `sha256=${opensslHmac('sha256', plain(which), body).toString('hex')}`],
      ['x-github-delivery', '72d3162e-cc78-11e3-81ab-4c9367dc0958'],
    ],
  },
  {
    name: 'shopify',
    secrets: both(plain),
    signatureHeader: 'x-shopify-hmac-sha256',
    sign: (body, _nowMs, which) => [
      ['x-shopify-hmac-sha256', opensslHmac('sha256', plain(which), body).toString('base64')],
      ['x-shopify-webhook-id', 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043'],
    ],
  },
  {
    name: 'standard-webhooks',
    secrets: both((which) => `whsec_${rawKeys[which].toString('base64')}`),
    signatureHeader: 'webhook-signature',
    sign: (body, nowMs, which) => {
      const mac = opensslHmac('sha256', rawKeys[which], concat(start(nowMs), body))
      return standardLines(nowMs, `v1,${mac.toString('base64')}`)
    },
  },
  {
    name: 'standard-webhooks',
    secrets: both((which) => `whpk_${pairs[which].publicKey.toString('base64')}`),
    signatureHeader: 'webhook-signature',
    sign: (body, nowMs, which) => {
      const signature = pairs[which].sign(concat(start(nowMs), body))
      return standardLines(nowMs, `v1a,${signature.toString('base64')}`)
    },
  },
]
