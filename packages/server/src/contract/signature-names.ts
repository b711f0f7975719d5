/** Names of the ways in which a source can prove that a request is its own, as the configuration writes them. */
export const signatureNames = [
  'zendesk',
  'intercom',
  'slack',
  'stripe',
  'github',
  'shopify',
  'standard-webhooks',
  'shared-secret',
  'mutual-tls',
] as const

export type SignatureName = (typeof signatureNames)[number]
