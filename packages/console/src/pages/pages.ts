import type { ComponentType } from 'react'

/** One page: a folder of its own, loaded when it is opened. */
export interface Page {
  readonly path: string
  readonly title: string
  /** What it is for, in a line. */
  readonly purpose: string
  readonly load: () => Promise<{ readonly Page: ComponentType }>
}

/** Every page there is, in the order of the navigation. */
export const pages: readonly Page[] = [
  {
    path: '/try',
    title: 'Try it',
    purpose: 'Paste a text and see what would be struck, and why.',
    load: () => import('./try-it/try-it.tsx'),
  },
  {
    path: '/studio',
    title: 'Policy studio',
    purpose: 'Write a policy beside a sample, and see what leaves.',
    load: () => import('./studio/studio.tsx'),
  },
  {
    path: '/about',
    title: 'About this page',
    purpose: 'What this console does, and what it never sends.',
    load: () => import('./about/about.tsx'),
  },
]
