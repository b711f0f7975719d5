import type { SignatureName } from '../../contract/signature-names.ts'
import type { SignatureScheme } from './contract.ts'
import { github } from './github.ts'
import { intercom } from './intercom.ts'
import { mutualTls } from './mutual-tls.ts'
import { sharedSecret } from './shared-secret.ts'
import { shopify } from './shopify.ts'
import { slack } from './slack.ts'
import { standardWebhooks } from './standard-webhooks.ts'
import { stripe } from './stripe.ts'
import { zendesk } from './zendesk.ts'

/** Every scheme by the name that the configuration and the connectors write. */
export const signatureSchemes: Readonly<Record<SignatureName, SignatureScheme>> = {
  zendesk,
  intercom,
  slack,
  stripe,
  github,
  shopify,
  'standard-webhooks': standardWebhooks,
  'shared-secret': sharedSecret,
  'mutual-tls': mutualTls,
}
