import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type AnyRouter,
} from '@tanstack/react-router'
import { pages } from '../pages/pages.ts'
import { Frame } from './frame.tsx'
import { FailedPage, LoadingPage, MissingPage } from './odd-pages.tsx'

/** A router over all pages. */
export function makeRouter(): AnyRouter {
  const root = createRootRoute({ component: Frame, notFoundComponent: MissingPage })
  const first = createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      // The router's way of going elsewhere.
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw redirect({ to: pages[0]?.path ?? '/about', replace: true })
    },
  })
  const routes = pages.map(({ path, load }) =>
    createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, 'Page') }),
  )
  return createRouter({
    routeTree: root.addChildren([first, ...routes]),
    defaultPreload: 'intent',
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: FailedPage,
    scrollRestoration: false,
  })
}
