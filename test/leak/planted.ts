import { parse } from 'csv-parse/sync'
import { Random } from '../fuzz/random.ts'
import { readRecords, type Document } from './documents.ts'
import { encodings } from './encodings.ts'
import { emptyResult, redactByEngine, testDocument } from './leak-test.ts'

/**
 * Proves that the leak test can fail: for each encoding one unlisted value of a document is added to an
 * output in it, and has to be found there.
 */
export async function findPlantedLeaks(
  documents: readonly Document[],
  seed: number,
): Promise<{ readonly planted: number; readonly found: number }> {
  let planted = 0
  let found = 0
  for (const document of documents) {
    const value = telling(document)
    if (value === undefined) continue
    for (const { looks } of encodings) {
      for (const look of looks(value)) {
        planted += 1
        const result = emptyResult()
        await testDocument(document, new Random(seed), result, async (one, fields, random) => {
          const output = await redactByEngine(one, fields, random)
          return fields.length === 0 ? `${output} x${look}x` : output
        })
        if (result.leaks.length > 0) found += 1
      }
    }
  }
  return { planted, found }
}

/** A value long enough to be told by any part of it. */
function telling(document: Document): string | undefined {
  const records = readRecords(document, (text) =>
    parse(text, { record_delimiter: ['\r\n', '\n'], bom: true }),
  )
  return records?.leaves.find(({ isTelling, text }) => isTelling && text.length >= 8)?.text
}
