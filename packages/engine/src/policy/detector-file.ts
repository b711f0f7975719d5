import { z } from 'zod'
import { checkNames } from '../detector/custom/checks.ts'
import { wordsMax } from './limits-of-text.ts'
import { keyed, says } from './schema-parts.ts'

const patternCharsMax = 500
const wordCharsMax = 200
const nearMax = 100
const samplesMax = 100
const sampleCharsMax = 2000

const wordInstead = 'write words and phrases, in quotes where they are numbers: [Project Falcon, "4711"]'
const sampleInstead = 'write a text, or { text: "my card LC-1", found: "LC-1" }'

const word = z
  .string(says(wordInstead))
  .max(wordCharsMax, says(`write at most ${wordCharsMax} characters a word`))
const sampleText = z
  .string(says(sampleInstead))
  .min(1, says(sampleInstead))
  .max(sampleCharsMax, says(`write at most ${sampleCharsMax} characters a sample`))

/** What stands behind an entity of `detectors`. */
export const detectorFile = keyed(
  {
    description: z
      .string(says('write a sentence'))
      .max(1000, says('write at most 1,000 characters'))
      .optional()
      .meta({ description: 'What it finds; shown to reviewers.' }),
    pattern: z
      .string(says('write a regular expression in single quotes'))
      .min(1, says('write a regular expression in single quotes'))
      .max(patternCharsMax, says(`write at most ${patternCharsMax} characters`))
      .optional()
      .meta({
        description:
          'Regular expression; every repeat has an end. Never begins or ends inside a word or number.',
      }),
    exactCase: z.boolean(says('write true or false')).optional().meta({
      description: 'Whether capitals and small letters differ for the pattern; false where left out.',
    }),
    check: z
      .enum(checkNames, says(`write one of: ${checkNames.join(', ')}`))
      .optional()
      .meta({
        description:
          'Check digits that a match of the pattern must have: of its part in round brackets, else of all of it.',
      }),
    words: z
      .array(word, says('write a list: [Project Falcon, Blue Harbour]'))
      .min(1, says('write at least one word'))
      .max(wordsMax, says(`write at most ${wordsMax} words`))
      .optional()
      .meta({ description: 'Whole words and phrases, found in any case, with diacritics or without.' }),
    near: z
      .array(
        z
          .string(says('write single words: [loyalty, member]'))
          .regex(/^[\p{L}\p{M}\p{N}]{1,60}$/u, says('write single words: [loyalty, member]')),
        says('write a list of words: [loyalty, member]'),
      )
      .min(1, says('write at least one word, or leave near: out'))
      .max(nearMax, says(`write at most ${nearMax} words`))
      .optional()
      .meta({ description: 'A finding counts only where one of these words stands near it.' }),
    matches: z
      .array(
        z.union(
          [sampleText, keyed({ text: sampleText, found: sampleText }, sampleInstead)],
          says(sampleInstead),
        ),
        says('write a list of texts'),
      )
      .max(samplesMax, says(`write at most ${samplesMax} samples`))
      .optional()
      .meta({ description: 'Texts in which something must be found; checked each time the policy is read.' }),
    rejects: z
      .array(sampleText, says('write a list of texts'))
      .max(samplesMax, says(`write at most ${samplesMax} samples`))
      .optional()
      .meta({ description: 'Texts in which nothing must be found.' }),
  },
  'write a map with pattern, or words',
).meta({ description: 'Something that all scans of this policy look for.' })

export type DetectorFile = z.infer<typeof detectorFile>
