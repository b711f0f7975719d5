import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, type ReactElement } from 'react'
import { Brand } from '../design/brand.tsx'
import { pages } from '../pages/pages.ts'
import { ThemeChoice } from './theme-choice.tsx'
import './frame.css'

/** What stands around every page. */
export function Frame(): ReactElement {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const main = useRef<HTMLElement>(null)
  const shown = useRef(path)
  useEffect(() => {
    const page = pages.find((one) => one.path === path)
    document.title = page === undefined ? 'Stet' : `${page.title} · Stet`
    // A new page begins at its top, for a screen reader too.
    if (shown.current !== path && shown.current !== '/') main.current?.focus()
    shown.current = path
  }, [path])
  return (
    <div className="frame">
      <a className="frame-skip" href="#main">
        Skip to the page
      </a>
      <header className="frame-side">
        <Brand />
        <nav aria-label="Pages">
          {pages.map(({ path: to, title }) => (
            <Link key={to} to={to} className="frame-link" activeProps={{ 'aria-current': 'page' }}>
              {title}
            </Link>
          ))}
        </nav>
        <ThemeChoice />
      </header>
      <main id="main" className="frame-main" tabIndex={-1} ref={main}>
        <Outlet />
      </main>
    </div>
  )
}
