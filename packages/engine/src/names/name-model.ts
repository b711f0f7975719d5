import { prepareCharacters } from './characters.ts'
import { labelCount } from './labels.ts'
import { Lexicon } from './lexicon.ts'
import { rowsLength, rowStride, type TaggerWeights } from './tagger.ts'

/** All that training gives: the words, and the weights. */
export interface NameModel {
  readonly lexicon: Lexicon
  readonly weights: TaggerWeights
}

const transitionCount = labelCount * labelCount + labelCount

/** Reads a model from the base64 that training writes. */
export function decodeModel(
  lexicon: string,
  transitions: readonly number[],
  scale: number,
  rows: string,
): NameModel {
  prepareCharacters()
  return {
    lexicon: new Lexicon(bytesOf(lexicon)),
    weights: { rows: readRows(bytesOf(rows)), transitions: Float32Array.from(transitions), scale },
  }
}

/** Rows without their padding; of a run of zeros only the length is written. */
export function encodeRows(rows: Int8Array): Uint8Array {
  const bytes: number[] = []
  let zeros = 0
  for (let at = 0; at < rows.length; at += 1) {
    if (at % rowStride >= labelCount) continue
    const value = rows[at] ?? 0
    if (value === 0 && zeros < 255) {
      zeros += 1
      continue
    }
    if (zeros > 0) bytes.push(0, zeros)
    zeros = 0
    if (value === 0) zeros = 1
    else bytes.push(value & 0xff)
  }
  if (zeros > 0) bytes.push(0, zeros)
  return Uint8Array.from(bytes)
}

function readRows(bytes: Uint8Array): Int8Array {
  const rows = new Int8Array(rowsLength)
  let place = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const value = bytes[at] ?? 0
    if (value === 0) {
      at += 1
      place += bytes[at] ?? 0
      continue
    }
    rows[Math.floor(place / labelCount) * rowStride + (place % labelCount)] = value
    place += 1
  }
  return rows
}

/** How many numbers a model's transitions are. */
export const transitionsLength = transitionCount

function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes
}
