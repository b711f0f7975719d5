import type { Detector } from '../contract.ts'
import { faithWords, nationWords } from '../data/peoples.ts'

const people = String.raw`(?:${nationWords})`
const faith = String.raw`(?:${faithWords})`
/** What is called by a people and is none: languages, food, cards, things. */
const notThing = String.raw`(?! (?:express|airlines?|airways|language|languages|version|translation|keyboard|subtitles?|fries|toast|pastry|pastries|silver|football|english|bank|press|bulldog|shepherd|breakfast|muffins?|standard|time|dollars?|pounds?|rupees?|peso|yen|krona|krone|francs?|market|office|site|website|store|shop|layout|letters?|text|words?|speaking|speakers?|republic|grammar|literature|lessons?|classes|course))(?!-(?:speaking|language))`

/**
 * Nationality, ethnic origin, religion and political adherence, as words for a person or a group; languages,
 * dishes and brands are left alone as far as the next word tells.
 */
export const detector: Detector = {
  id: 'nationality',
  version: 1,
  entity: 'NRP',
  jurisdiction: 'INTL',
  source: 'https://gdpr-info.eu/art-9-gdpr/',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_-])(?:${people}|${faith})${notThing}(?![\p{L}\p{N}_])`,
    'giu',
  ),
  lengthMax: 40,
  context: [],
  score: { pattern: 0.6, validated: 0.6 },
  validate: (match) => !/^(?:polish|swede|dane|finish|thai|scot|turkey|china|jordan|chad)$/.test(match),
  samples: [
    { text: 'I am Slovenian but I live in Belgium.', found: 'Slovenian', isIndependent: true },
    { text: 'i am cambodian', found: 'cambodian', isIndependent: true },
    { text: 'a German multinational', found: 'German' },
    { text: 'she is Muslim', found: 'Muslim', isIndependent: true },
    { text: 'my Swedish wife', found: 'Swedish' },
  ],
  rejects: [
    { name: 'a card', text: 'American Express declined' },
    { name: 'a language of a page', text: 'the French version' },
    { name: 'a verb', text: 'polish the table' },
    { name: 'a country', text: 'Dominican Republic' },
    { name: 'a part of a word', text: 'Germanium' },
  ],
}
