import { englishAnswers, englishClosings, englishGreetings, englishPlain } from './en-more.ts'
import { englishSentences } from './en-sentences.ts'
import type { TemplateSet } from './template-set.ts'

export const en: TemplateSet = {
  language: 'en',
  locales: ['en', 'en_GB', 'en_IN', 'en_AU', 'en_CA', 'en_ZA', 'en_NG', 'en_GH', 'en_IE', 'en_HK'],
  sentences: englishSentences,
  plain: englishPlain,
  greetings: englishGreetings,
  closings: englishClosings,
  answers: englishAnswers,
}
