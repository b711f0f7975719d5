import type { Detector } from '../contract.ts'

const label = String.raw`(?:nationality|citizenship|ethnicity|ethnic origin|religion|religious affiliation|denomination|political (?:party|affiliation|views?)|party affiliation|staatsangehörigkeit|nationalität|staatsbürgerschaft|konfession|religionszugehörigkeit|parteizugehörigkeit|nationalité|nacionalidad|nacionalidade|religión|religião|nazionalità|cittadinanza|religione|nationaliteit|godsdienst|obywatelstwo|narodowość|wyznanie|medborgarskap|nationalitet|uyruk|uyruğu|dini)(?: ?[:=] ?| (?:is|ist|est|es|é|è|jest|är) )`

/** Nationality, religion and political adherence behind their label, in any language. */
export const detector: Detector = {
  id: 'nationality-by-label',
  version: 1,
  entity: 'NRP',
  jurisdiction: 'INTL',
  source: 'https://gdpr-info.eu/art-9-gdpr/',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${label}[\p{L}][\p{L}'’-]{2,24}(?![\p{L}\p{N}_]|[.-][\p{L}])`,
    'giu',
  ),
  lengthMax: 85,
  context: [],
  score: { pattern: 0.5, validated: 0.7 },
  validate: (match) => {
    const start = lead.exec(match)?.[0].length ?? match.length
    return !notValue.test(match.slice(start)) && { start, end: match.length }
  },
  samples: [
    { text: 'Nationality: Zimbabwean', found: 'Zimbabwean', isIndependent: true },
    { text: 'Staatsangehörigkeit: deutsch', found: 'deutsch', isIndependent: true },
    { text: 'religión: católica', found: 'católica' },
    { text: 'my religion is shinto', found: 'shinto' },
    { text: 'Political party: Grüne', found: 'Grüne' },
    { text: 'uyruğu: Türk', found: 'Türk' },
  ],
  rejects: [
    { name: 'asked', text: 'what is your nationality?' },
    { name: 'not said', text: 'nationality is unknown' },
    { name: 'a rule', text: 'citizenship is required' },
    { name: 'a longer word', text: 'binationality: German' },
  ],
}

const lead = new RegExp(`^${label}`, 'iu')

const notValue =
  /^(?:a|also|an|and|any|are|asked|being|data|field|for|has|hidden|important|in|incorrect|invalid|irrelevant|mandatory|missing|my|none|not|now|null|one|optional|other|our|personal|prefer|private|protected|redacted|required|shown|still|that|the|their|undefined|unknown|unspecified|was|what|wrong|your|nicht|unbekannt|erforderlich|inconnue|requise|obligatoire|obligatoria|desconocida)$/i
