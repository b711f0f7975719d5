// "Try it" alone, for one file that opens without a server. It has no worker: a page from a disk may start none.
import './desk/no-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { answer } from './desk/answer.ts'
import { DeskContext } from './desk/use-answer.ts'
import './design/index.css'
import { Page } from './pages/try-it/try-it.tsx'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <DeskContext value={answer}>
        <main className="alone">
          <Page />
        </main>
      </DeskContext>
    </StrictMode>,
  )
}
