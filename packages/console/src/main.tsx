import './desk/no-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from '@tanstack/react-router'
import { makeRouter } from './app/router.tsx'
import { workerDesk } from './desk/desk.ts'
import { DeskContext } from './desk/use-answer.ts'
import './design/index.css'

const desk = workerDesk(
  () => new Worker(new URL('./desk/worker.ts', import.meta.url), { type: 'module', name: 'desk' }),
)
const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <DeskContext value={desk}>
        <RouterProvider router={makeRouter()} />
      </DeskContext>
    </StrictMode>,
  )
}
