import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findConnectors, ownConnectors } from '../../packages/server/src/connector/find-connectors.ts'
import { loadConnector } from '../../packages/server/src/connector/load-connector.ts'
import { survivors } from '../../packages/server/src/connector/survivors.ts'
import { startDouble, startStage } from './harness.ts'

const folders = await findConnectors(ownConnectors())

describe.each(folders.map((folder) => [folder.split('/').at(-1) ?? '', folder]))(
  'the API of %s',
  (_name, folder) => {
    it('answers every listed call by the default policy, and no other', { timeout: 120_000 }, async () => {
      const { loaded, problems } = await loadConnector(folder)
      expect(problems).toEqual([])
      if (loaded === undefined) return
      const { connector, samples } = loaded
      const helpdesk = await startDouble()
      const stage = await startStage(
        { kind: 'embedded' },
        {
          integrations: {
            demo: {
              connector: connector.connector,
              policy: join(folder, 'policy.yaml'),
              upstream: {
                url: helpdesk.url,
                credential: { basic: { username: 'g', password: { env: 'PASSWORD' } } },
              },
              proxy: { isOn: true },
            },
          },
        },
      )
      try {
        let answered = 0
        for (const { method, path, sample: name, route, query = [] } of connector.endpoints) {
          const sample =
            samples.find((one) => one.name === name) ?? samples.find((one) => one.route === route)
          if (sample === undefined || method !== 'GET') continue
          helpdesk.answer = (_request, response) => {
            response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.from(sample.bytes))
          }
          const call = path.replaceAll(/\{[^}]*\}/g, '41')
          const parameters = query.map((one) => `${encodeURIComponent(one)}=1`).join('&')
          const answer = await stage.call(parameters === '' ? call : `${call}?${parameters}`)
          const text = await answer.text()
          expect([path, answer.status]).toEqual([path, 200])
          expect([path, survivors(sample.planted, text)]).toEqual([path, []])
          expect(text.length).toBeGreaterThan(20)
          answered += 1
          expect((await stage.call(`${call}?stet_unlisted=1`)).status).toBe(400)
          expect((await stage.call(call, { method: 'DELETE' })).status).toBe(403)
        }
        expect((await stage.call('/not/listed.json')).status).toBe(403)
        if (connector.endpoints.length > 0) expect(answered).toBeGreaterThan(0)
      } finally {
        await stage.stop()
        await helpdesk.stop()
      }
    })
  },
)
