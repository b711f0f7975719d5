import { detectableEntities } from '@stet/engine'
import type { Bundle } from '../review/statement.ts'
import { html, page, type Html } from './html.ts'
import { volumePlot, type Volume } from './volume-plot.ts'

/** An entry of the ledger, as it was read. */
export type EvidenceEntry = Readonly<Record<string, unknown>> & { readonly at: string; readonly kind: string }

export interface PolicyInPack {
  readonly bundle: Bundle
  /** In plain words; undefined for a stop. */
  readonly words: string | undefined
}

export interface EvidencePageParts {
  readonly integration: string
  readonly fromMs: number
  readonly toMs: number
  readonly nowMs: number
  readonly version: string
  readonly policies: readonly PolicyInPack[]
  readonly entries: readonly EvidenceEntry[]
  readonly accuracy: string | undefined
}

/** The page that an auditor opens first. */
export function evidencePage(parts: EvidencePageParts): string {
  const { integration, fromMs, toMs, nowMs, version, policies, entries, accuracy } = parts
  const inForce = policies.at(-1)
  return page(
    `What left by ${integration}`,
    html`<p>
        From ${day(fromMs)} to ${day(toMs)}, as the ledger of the gateway has it. Made on ${day(nowMs)} by
        Stet ${version}.
      </p>
      <p>
        Nothing on this page has to be believed. The program in Stet’s <code>packages/verifier</code>, which
        depends on nothing but Node, checks every byte of this pack, the ledger’s proofs and the signatures:
      </p>
      <pre>node packages/verifier/src/main.ts PACK.tar --key KEY</pre>
      <p class="pale">KEY is the verifier key that you got from elsewhere, not from this pack.</p>
      <h2>What is in force</h2>
      ${inForce === undefined ? html`<p>No policy was ever in force: nothing left.</p>` : inForceSection(inForce)}
      <h2>Who decided</h2>
      ${decisions(policies)}
      <h2>What was found and struck, by day</h2>
      ${volumePlot(volumesOf(entries, 'entity'))}
      <h2>Messages and calls, by day</h2>
      ${volumePlot(volumesOf(entries, 'event', 'call', 'refusal'))}
      <h2>Leak tests</h2>
      ${leakTests(entries)}
      <h2>Everything else that happened</h2>
      ${happenings(entries)}
      <h2>What is looked for in texts</h2>
      <p>
        ${detectableEntities().length} kinds of things; the list is in
        <code>detectors.json</code
        >${accuracy === undefined ? '' : html`, how much of it is found in <code>accuracy.md</code>`}.
      </p>`,
  )
}

function inForceSection({ bundle, words }: PolicyInPack): Html {
  const { sequence, content } = bundle.request.statement
  if (words === undefined) return html`<p>Number ${sequence}: stopped. Nothing leaves.</p>`
  return html`<p>Number ${sequence}, <code>${content}</code></p>
    <pre>${words}</pre>`
}

function decisions(policies: readonly PolicyInPack[]): Html {
  return html`<table>
    <tr>
      <th>number</th>
      <th>what</th>
      <th>asked by</th>
      <th>signed by</th>
      <th>why</th>
    </tr>
    ${policies.map(({ bundle: { request, ballots } }) => {
      const { sequence, about, direction, author, reason, createdAt } = request.statement
      const votes = ballots.map(({ statement }) => `${statement.person} (${statement.role})`).join(', ')
      const kind = about === 'stop' ? 'stop' : direction
      return html`<tr>
        <td class="n">${sequence}</td>
        <td class="${kind === 'loosening' ? 'more' : 'less'}">${kind}</td>
        <td>${author}<br /><span class="pale">${createdAt.slice(0, 10)}</span></td>
        <td>${votes === '' ? `${author} (operator)` : votes}</td>
        <td>${reason}</td>
      </tr>`
    })}
  </table>`
}

function volumesOf(entries: readonly EvidenceEntry[], ...kinds: readonly string[]): Volume[] {
  const sums = new Map<string, Volume>()
  for (const entry of entries) {
    if (entry.kind !== 'counts') continue
    const { minute, counts } = entry as unknown as {
      minute: string
      counts: { kind: string; name: string; outcome: string; count: number }[]
    }
    for (const { kind, name, outcome, count } of counts) {
      if (!kinds.includes(kind)) continue
      const label = kind === 'entity' ? name : kind === 'refusal' ? name : outcome
      const key = `${minute.slice(0, 10)} ${label}`
      sums.set(key, { day: minute.slice(0, 10), name: label, count: (sums.get(key)?.count ?? 0) + count })
    }
  }
  return [...sums.values()]
}

function leakTests(entries: readonly EvidenceEntry[]): Html {
  const tests = entries.filter(({ kind }) => kind === 'leak-test')
  if (tests.length === 0) return html`<p class="pale">None was recorded in this time.</p>`
  return html`<table>
    <tr>
      <th>when</th>
      <th class="n">planted</th>
      <th class="n">arrived</th>
    </tr>
    ${tests.map(
      (one) =>
        html`<tr>
          <td class="t">${timeText(one.at)}</td>
          <td class="n">${Number(one['planted'])}</td>
          <td class="n">${Number(one['arrived'])}</td>
        </tr>`,
    )}
  </table>`
}

const told = new Set(['start', 'stop', 'activation', 'reveal', 'erasure', 'key-rotation', 'alarm'])

function happenings(entries: readonly EvidenceEntry[]): Html {
  const rows = entries.filter(({ kind }) => told.has(kind))
  if (rows.length === 0) return html`<p class="pale">Nothing.</p>`
  return html`<table>
    ${rows.map(
      ({ at, kind, ...rest }) =>
        html`<tr>
          <td class="t">${timeText(at)}</td>
          <td class="t">${kind}</td>
          <td class="m">
            ${Object.entries(rest)
              .map(
                ([name, value]) =>
                  `${name}: ${typeof value === 'string' ? value.slice(0, 16) : JSON.stringify(value)}`,
              )
              .join(', ')}
          </td>
        </tr>`,
    )}
  </table>`
}

function timeText(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
