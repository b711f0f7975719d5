import type { ReactElement } from 'react'
import { PageHead } from '../../design/page-head.tsx'

export function Page(): ReactElement {
  return (
    <>
      <PageHead title="About this page">What this console does, and what it never sends.</PageHead>
      <div className="prose">
        <p>
          <em>Stet</em> is the proofreader’s mark for “let it stand”. Everything that a policy does not let
          stand is struck out. The engine that does so on the gateway runs on these pages too, so that you see
          what it would do before anything is sent anywhere.
        </p>
        <h2>What stays in this browser</h2>
        <ul>
          <li>
            Whatever you paste, type or drop. No page sends it, and the browser is told to allow no other
            host.
          </li>
          <li>
            Policies in the studio, until you copy them into a file. Nothing here changes what is in force.
          </li>
        </ul>
        <h2>What is kept</h2>
        <p>
          Your choice of light or dark, in this browser. Nothing else: a page that is closed has forgotten its
          text.
        </p>
        <h2>What it shows, and what it does not</h2>
        <p>
          Pseudonyms and tokens are made here with a key that everybody knows, to show what they look like;
          those that leave the gateway are others. What no field names and no detector knows stays in free
          text. Stet de-identifies; it does not make data anonymous.
        </p>
      </div>
    </>
  )
}
