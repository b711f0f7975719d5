import { RE2JS } from 're2js'
import { StetError } from '../errors.ts'
import type { Leaf } from '../span/leaf.ts'
import { isDate, isTimestamp, unixSpelling } from './calendar.ts'
import type { Operator, Outcome } from './contract.ts'
import { kept, struckAsForged, struckByType } from './contract.ts'
import { countryCodes } from './data/iso-3166.ts'
import { currencyCodes } from './data/iso-4217.ts'
import { compileUrl } from './keep-url.ts'
import { looksForged } from './placeholder.ts'

/** The type that a value must have to be kept. */
export type KeepOptions =
  | {
      readonly type:
        | 'integer'
        | 'number'
        | 'boolean'
        | 'timestamp'
        | 'date'
        | 'uuid'
        | 'language'
        | 'currency'
        | 'country'
        | 'link'
        | 'any'
    }
  | { readonly type: 'enum'; readonly values: readonly (string | number | boolean)[] }
  | { readonly type: 'url'; readonly hosts: readonly string[] }
  | { readonly type: 'pattern'; readonly pattern: string }

/** Longest text that a pattern is tried on, in UTF-16 units. */
const patternTextMax = 65_536
/** Steps of a compiled pattern: what a text's length is multiplied by. */
const patternStepsMax = 10_000

type Keep = (leaf: Leaf) => Outcome

/**
 * Compiles a typed `keep`, once for all leaves.
 *
 * | type | kept |
 * |---|---|
 * | `integer` | at most 20 digits without a leading zero, and a minus |
 * | `number` | the grammar of JSON, at most 40 characters |
 * | `boolean` | `true`, `false`; in a format without types also `True`, `TRUE` and so on |
 * | `timestamp` | RFC 3339 with its offset; as a number Unix seconds, or milliseconds, up to 2100 |
 * | `date` | `YYYY-MM-DD` |
 * | `uuid` | hexadecimal in 8-4-4-4-12, of any version |
 * | `language` | a language of two or three letters, with a script and a region or without |
 * | `currency`, `country` | a code of ISO 4217, ISO 3166-1, all in capitals or all in small letters |
 * | `enum` | exactly a listed value: the number 1 is not the string "1", and not 1.0 |
 * | `url` | see {@link compileUrl} |
 * | `pattern` | a string that all of the pattern matches (RE2, linear time), at most 65,536 units long |
 * | `link` | nothing: only a gateway knows where a link leads, through its ports |
 * | `any` | every scalar |
 *
 * Digits are those of ASCII. Where the format has no types (CSV) the text is looked at, and an empty one
 * is kept. A text that looks like one of our placeholders or tokens is struck by `any`, `pattern` and
 * `url`; the other types leave no room for one.
 *
 * @throws {@link StetError} STET_POLICY_INVALID for a pattern that RE2 does not know or that is too large
 */
export function compileKeep(options: KeepOptions): Keep {
  switch (options.type) {
    case 'integer':
      return ofKind('number', isInteger)
    case 'number':
      return ofKind('number', isNumber)
    case 'boolean':
      return compileBoolean()
    case 'timestamp':
      return compileTimestamp()
    case 'date':
      return ofKind('string', isDate)
    case 'uuid':
      return ofKind('string', (text) => text.length === 36 && uuid.test(text))
    case 'language':
      return ofKind('string', (text) => text.length <= 11 && language.test(text))
    case 'currency':
      return ofKind('string', compileCodes(currencyCodes))
    case 'country':
      return ofKind('string', compileCodes(countryCodes))
    case 'enum':
      return compileEnum(options.values)
    case 'url':
      return allowingEmptyCell(compileUrl(options.hosts))
    case 'pattern':
      return compilePattern(options.pattern)
    case 'link':
      return allowingEmptyCell(() => struckByType)
    case 'any':
      return keepAny
  }
}

const compiled = new WeakMap<KeepOptions, Keep>()

/** Lets a value of its type stand, byte for byte; strikes any other. See {@link compileKeep}. */
export const keep: Operator<KeepOptions> = {
  id: 'keep',
  accepts: ['string', 'number', 'boolean'],
  isKeyed: false,
  needsSubject: false,
  apply(leaf, options) {
    let treat = compiled.get(options)
    if (treat === undefined) compiled.set(options, (treat = compileKeep(options)))
    return treat(leaf)
  },
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** RFC 5646, section 2.1, but for variants, extensions and private use, which hold arbitrary words. */
const language = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?$/i

function isInteger(text: string): boolean {
  const start = text.charCodeAt(0) === 0x2d ? 1 : 0
  const count = text.length - start
  if (count < 1 || count > 20 || (count > 1 && text.charCodeAt(start) === 0x30)) return false
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x30 || code > 0x39) return false
  }
  return true
}

function isNumber(text: string): boolean {
  return text.length <= 40 && /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(text)
}

/** A test on the text of leaves of one kind, or of cells without one. */
function ofKind(kind: 'string' | 'number', test: (text: string) => boolean): Keep {
  return (leaf) => {
    if (leaf.kind !== (leaf.isTyped ? kind : 'string')) return struckByType
    const { text } = leaf
    return test(text) || (!leaf.isTyped && text === '') ? kept : struckByType
  }
}

function allowingEmptyCell(treat: Keep): Keep {
  return (leaf) => (!leaf.isTyped && leaf.kind === 'string' && leaf.text === '' ? kept : treat(leaf))
}

function compileBoolean(): Keep {
  const cells = ofKind('string', (text) => /^(?:true|false|True|False|TRUE|FALSE)$/.test(text))
  return (leaf) => {
    if (!leaf.isTyped) return cells(leaf)
    return leaf.kind === 'boolean' ? kept : struckByType
  }
}

function compileTimestamp(): Keep {
  const written = ofKind('string', isTimestamp)
  const counted = ofKind('number', (text) => unixSpelling(text) !== undefined)
  return (leaf) => {
    if (leaf.isTyped && leaf.kind === 'number') return counted(leaf)
    const outcome = written(leaf)
    return outcome === kept || leaf.isTyped ? outcome : counted(leaf)
  }
}

function compileCodes(codes: readonly string[]): (text: string) => boolean {
  const either = new Set([...codes, ...codes.map((code) => code.toLowerCase())])
  return (text) => either.has(text)
}

function compileEnum(values: readonly (string | number | boolean)[]): Keep {
  const texts = new Set(values.map(String))
  const byKind = { string: new Set<string>(), number: new Set<string>(), boolean: new Set<string>() }
  for (const value of values) byKind[typeof value as keyof typeof byKind].add(String(value))
  return allowingEmptyCell((leaf) => {
    if (leaf.kind === 'null') return struckByType
    return (leaf.isTyped ? byKind[leaf.kind] : texts).has(leaf.text) ? kept : struckByType
  })
}

function compilePattern(pattern: string): Keep {
  const regex = compileRegex(pattern)
  return allowingEmptyCell((leaf) => {
    if (leaf.kind !== 'string' || leaf.text.length > patternTextMax || !regex.matches(leaf.text))
      return struckByType
    return looksForged(leaf.text) ? struckAsForged : kept
  })
}

/** The pattern is compiled by itself and matched as a whole: no `)|(` can break out of an anchor. */
function compileRegex(pattern: string): RE2JS {
  let regex: RE2JS | undefined
  try {
    regex = RE2JS.compile(pattern)
  } catch {
    throw new StetError('STET_POLICY_INVALID', { rule: 'keep: pattern' })
  }
  if (regex.programSize() <= patternStepsMax) return regex
  throw new StetError('STET_POLICY_INVALID', { limit: 'patternStepsMax', limitValue: patternStepsMax })
}

function keepAny(leaf: Leaf): Outcome {
  if (leaf.kind === 'null') return struckByType
  return leaf.kind === 'string' && looksForged(leaf.text) ? struckAsForged : kept
}
