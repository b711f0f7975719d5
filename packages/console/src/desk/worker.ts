// Runs beside the page, so that typing never waits for the engine.
import './no-eval.ts'
import { answer } from './answer.ts'
import type { Question } from './contract.ts'

addEventListener('message', ({ data }: MessageEvent<{ id: number; question: Question }>) => {
  void answer(data.question).then((told) => {
    postMessage({ id: data.id, answer: told })
  })
})
