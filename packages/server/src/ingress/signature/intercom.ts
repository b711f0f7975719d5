import { hubSignature } from './hub-signature.ts'

/**
 * Intercom: HMAC-SHA-1 over the body with the app's client secret. SHA-1 is all that Intercom offers; as a
 * keyed hash it is not broken.
 *
 * @see https://developers.intercom.com/docs/webhooks/webhook-notifications
 */
export const intercom = hubSignature({ name: 'intercom', header: 'x-hub-signature', algorithm: 'sha1' })
