import type { PolicyChange } from '@stet/engine'
import { html, page, type Html } from './html.ts'
import type { Counts, LeafChange, SampleResult, Simulation } from './simulate.ts'

const shownMax = 200

/** A simulation for those who read in a browser, or on paper. */
export function simulationPage(simulation: Simulation): string {
  return page(`What ${simulation.policy} would change`, simulationBody(simulation))
}

/** The same, as part of another page. */
export function simulationBody({ digest, against, comparison, samples }: Simulation): Html {
  const verdict = {
    same: 'The same leaves as before.',
    tightening: 'Less leaves, for every possible input.',
    loosening: 'More may leave. Each line in red has to be acknowledged.',
  }[comparison.direction]
  return html`<p>${verdict}</p>
    <p class="pale">
      Policy
      <code>${digest}</code>${against === undefined ? '' : html`, in the place of <code>${against}</code>`}.
      Tried on ${samples.length === 1 ? 'one sample' : `${samples.length} samples`}; of the samples only what
      leaves is shown.
    </p>
    <h2>The change</h2>
    ${
      comparison.changes.length === 0
        ? html`<p>Nothing that decides what leaves.</p>`
        : html`<ul>
            ${comparison.changes.map(changeItem)}
          </ul>`
    }
    <h2>On samples</h2>
    ${samples.map(sampleSection)}`
}

function changeItem({ sentence, direction, place, setting }: PolicyChange): Html {
  const kind = direction === 'loosening' ? 'more' : direction === 'tightening' ? 'less' : 'pale'
  return html`<li class="${kind}">${sentence} <span class="m pale">${place}, ${setting}</span></li>`
}

function sampleSection(result: SampleResult): Html {
  const { name, route, before, after, refusal, newlyLeaving, changed, gone, mismatches } = result
  return html`<h3>${name} <span class="pale">route ${route}</span></h3>
    ${refusal === undefined ? undefined : html`<p class="more">Refused: ${refusal}</p>`}
    ${countsTable(before?.counts, after?.counts)} ${leafTable('Newly leaves', 'more', newlyLeaving)}
    ${leafTable('Leaves in another form', 'pale', changed)} ${leafTable('No longer leaves', 'less', gone)}
    ${
      mismatches.length === 0
        ? undefined
        : html`<p>
            Struck for being of another type than the rule expects:
            ${mismatches.map(({ address, count }) => html`<code>${address}</code> (${count}) `)}
          </p>`
    }
    ${
      after === undefined
        ? undefined
        : html`<details>
            <summary>All that leaves</summary>
            <pre>${pretty(after.output)}</pre>
          </details>`
    }`
}

function countsTable(before: Counts | undefined, after: Counts | undefined): Html | undefined {
  if (after === undefined) return undefined
  const names = ['kept', 'changed', 'struck', 'mismatched', 'unlisted'] as const
  return html`<table>
    <tr>
      <th></th>
      ${names.map((name) => html`<th class="n">${name}</th>`)}
    </tr>
    ${
      before === undefined
        ? undefined
        : html`<tr>
            <td>now</td>
            ${names.map((name) => html`<td class="n">${before[name]}</td>`)}
          </tr>`
    }
    <tr>
      <td>${before === undefined ? '' : 'then'}</td>
      ${names.map((name) => html`<td class="n">${after[name]}</td>`)}
    </tr>
  </table>`
}

function leafTable(title: string, kind: string, changes: readonly LeafChange[]): Html | undefined {
  if (changes.length === 0) return undefined
  const rest = changes.length - shownMax
  return html`<table>
    <tr>
      <th>${title}</th>
      <th>now</th>
      <th>then</th>
    </tr>
    ${changes.slice(0, shownMax).map(
      ({ at, before, after }) =>
        html`<tr class="${kind}">
          <td class="m">${at}</td>
          <td class="m">${before ?? '–'}</td>
          <td class="m">${after ?? '–'}</td>
        </tr>`,
    )}
    ${
      rest > 0
        ? html`<tr>
            <td colspan="3" class="pale">and ${rest} more</td>
          </tr>`
        : undefined
    }
  </table>`
}

function pretty(output: string): string {
  try {
    return JSON.stringify(JSON.parse(output), undefined, 2)
  } catch {
    return output
  }
}
