import { createContext, startTransition, useContext, useEffect, useRef, useState } from 'react'
import type { Answer, Question } from './contract.ts'
import type { Desk } from './desk.ts'

export const DeskContext = createContext<Desk>(() => Promise.reject(new Error('no desk stands here')))

/**
 * The answer to the latest question; the one before stays until the new one is there.
 *
 * @param question - undefined where there is nothing to ask yet: the engine is not even loaded then
 */
export function useAnswer<Asked extends Question>(
  question: Asked | undefined,
): Extract<Answer, { kind: Asked['kind'] }> | undefined {
  type Told = Extract<Answer, { kind: Asked['kind'] }>
  const desk = useContext(DeskContext)
  const [told, setTold] = useState<Told>()
  const state = useRef<{ isBusy: boolean; next: Asked | undefined }>({ isBusy: false, next: undefined })
  useEffect(() => {
    const { current } = state
    const ask = async (asked: Asked): Promise<void> => {
      current.isBusy = true
      const answer = (await desk(asked)) as Told
      current.isBusy = false
      const { next } = current
      current.next = undefined
      // While somebody types, only the last question matters.
      if (next !== undefined) void ask(next)
      // A key that is pressed meanwhile goes first.
      startTransition(() => {
        setTold(answer)
      })
    }
    if (question === undefined) return
    if (current.isBusy) current.next = question
    else void ask(question)
  }, [desk, question])
  return told
}
