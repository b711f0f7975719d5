import { hubSignature } from './hub-signature.ts'

/**
 * GitHub: HMAC-SHA-256 over the body. The older `X-Hub-Signature` (SHA-1), which GitHub still sends, is not
 * looked at.
 *
 * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export const github = hubSignature({
  name: 'github',
  header: 'x-hub-signature-256',
  algorithm: 'sha256',
  idHeader: 'x-github-delivery',
})
