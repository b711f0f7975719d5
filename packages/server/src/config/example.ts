/** The example in docs/configuration.md; a test reads it. */
export const exampleConfig = `# yaml-language-server: $schema=https://unpkg.com/stet/config.schema.json
listen: { host: 0.0.0.0, port: 8480 }
store:
  postgres: { url: { env: DATABASE_URL } }
keys:
  vault-transit: { url: https://vault.internal.example:8200, key: stet, token: { file: /run/secrets/vault } }

integrations:
  acme:
    connector: zendesk
    policy: policies/acme-zendesk-to-wfm.yaml
    source:
      signature: zendesk
      secrets: [{ env: ZENDESK_WEBHOOK_SECRET }]
    destinations:
      wfm:
        url: https://wfm.example/hooks/zendesk
        secrets: [{ env: WFM_SIGNING_SECRET }]
        ordered: true
        ratePerSecond: 20
    upstream:
      url: https://acme.zendesk.com
      credential:
        basic: { username: gateway@acme.example/token, password: { env: ZENDESK_API_TOKEN } }
    proxy: { isOn: true }

network:
  allowPrivate: [vault.internal.example]
telemetry:
  metrics: { host: 127.0.0.1, port: 9464 }
`
