import type { Explanation, FieldWords } from '@stet/engine'
import type { ReactElement } from 'react'

/** A route of a policy as a lawyer reads it. */
export function PlainWords({
  words,
  route,
}: {
  words: Explanation
  route: string | undefined
}): ReactElement {
  const shown = words.routes.find(({ name }) => name === route) ?? words.routes[0]
  if (shown === undefined) return <p>This policy has no route, so nothing leaves.</p>
  const used = words.scans
  return (
    <div className="words" role="region" aria-label="The policy in plain words" tabIndex={0}>
      <p>{shown.receives}</p>
      <h3>What leaves, for {words.destination}</h3>
      {shown.leaving.length === 0 ? <p>Nothing.</p> : <Fields fields={shown.leaving} />}
      {shown.struck.length > 0 && (
        <>
          <h3>Named so that it does not leave</h3>
          <p>{shown.struck.map(({ field }) => field).join(', ')}</p>
        </>
      )}
      {shown.known.length > 0 && (
        <>
          <h3>Also struck wherever the text repeats them</h3>
          <p>{shown.known.join(', ')}</p>
        </>
      )}
      {used.map(({ name, sentences }) => (
        <div key={name}>
          <h3>Text searched as “{name}”</h3>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ))}
      <p className="words-rest">{shown.rest}</p>
    </div>
  )
}

function Fields({ fields }: { fields: readonly FieldWords[] }): ReactElement {
  return (
    <dl>
      {fields.map(({ address, field, words, warning }) => (
        <div key={address}>
          <dt title={address}>{field}</dt>
          <dd>
            {words}
            {warning !== undefined && <em className="words-warning"> {warning}</em>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
