import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Button } from '../design/button.tsx'
import { Empty } from '../design/empty.tsx'

export function LoadingPage(): ReactElement {
  return (
    <Empty isPage title="Opening …" isBusy>
      The page is on its way.
    </Empty>
  )
}

export function MissingPage(): ReactElement {
  return (
    <Empty isPage title="Nothing stands here">
      No page has this address. <Link to="/">Go to the first page</Link>.
    </Empty>
  )
}

/** Where a part of the page could not be fetched, or failed. */
export function FailedPage(): ReactElement {
  return (
    <Empty isPage title="This page could not be opened">
      <p>The gateway may be restarting, or have a newer console. What you typed was not sent anywhere.</p>
      <Button
        onClick={() => {
          location.reload()
        }}
      >
        Load it again
      </Button>
    </Empty>
  )
}
