import type { Answer, Question } from './contract.ts'
import { answerStudio } from './studio.ts'
import { answerTry } from './try-text.ts'

/** Answers one question; everything happens here, and nothing is sent anywhere. */
export function answer(question: Question): Promise<Answer> {
  return question.kind === 'studio' ? answerStudio(question) : answerTry(question)
}
