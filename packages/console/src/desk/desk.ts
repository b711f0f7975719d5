import type { Answer, Question } from './contract.ts'

/** Who answers questions: a worker beside the page, or the page itself. */
export type Desk = (question: Question) => Promise<Answer>

/** A desk in a worker of its own, which is started with the first question. */
export function workerDesk(start: () => Worker): Desk {
  const waiting = new Map<number, (answer: Answer) => void>()
  let worker: Worker | undefined
  let id = 0
  return (question) => {
    if (worker === undefined) {
      worker = start()
      worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; answer: Answer }>) => {
        waiting.get(data.id)?.(data.answer)
        waiting.delete(data.id)
      })
    }
    id += 1
    const mine = id
    worker.postMessage({ id: mine, question })
    return new Promise((resolve) => waiting.set(mine, resolve))
  }
}
