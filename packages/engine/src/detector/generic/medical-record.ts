import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const noun = String.raw`(?: ?(?:number|no|num|nr|id|identifier|#)\.?(?![\p{L}]))`
const lead = String.raw`(?:(?:mrn|m\.r\.n\.|medical record|med rec)${noun}?|(?:patient|chart|hospital|health record|clinic|encounter|unit record)${noun}|(?:patienten|fall|krankenakten|behandlungs)(?:nummer|nr\.?|-nr\.?|-id)|(?:numéro|n[°o]) (?:de )?(?:dossier(?: médical| patient)?|patient)|ipp|nhc|(?:número|n[°o]|num\.?) (?:de )?(?:la )?(?:historia clínica|expediente(?: médico)?|prontuário|paciente)|historia clínica|prontuário|(?:numero )?cartella clinica|patiënt-?nummer|patientnummer|(?:病历|病歴|カルテ|患者)(?:号|番号))${linkSource}`

/** Numbers under which a hospital or a practice keeps somebody's record, behind words that say so. */
export const detector: Detector = {
  id: 'medical-record',
  version: 1,
  entity: 'MEDICAL_RECORD',
  jurisdiction: 'INTL',
  source: 'https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}(?:[a-z]{1,4}[ -]?)?[0-9]{2,12}(?:[ -][0-9]{2,6}){0,3}[a-z]{0,2}(?![\p{L}\p{N}_]|[.\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 100,
  context: [],
  score: { pattern: 0.45, validated: 0.85 },
  validate: (match) => afterKeyWords(match, leading, (value) => value.replace(/[^0-9]/g, '').length >= 4),
  samples: [
    { text: 'MRN: 00123456,', found: '00123456', isIndependent: true },
    { text: 'medical record number is A-1234567.', found: 'A-1234567', isIndependent: true },
    { text: '{"mrn": "12-34-56"}', found: '12-34-56' },
    { text: 'Patient ID PT 884213 was seen', found: 'PT 884213' },
    { text: 'Patientennummer 4711084', found: '4711084' },
    { text: 'número de historia clínica: 556677', found: '556677' },
    { text: 'numéro de dossier : 2019-12345', found: '2019-12345' },
  ],
  rejects: [
    { name: 'too short', text: 'MRN: 12' },
    { name: 'no number', text: 'medical record number is missing' },
    { name: 'a patient who is counted', text: 'patient 12345' },
    { name: 'inside a longer reference', text: 'MRN: 123456/77' },
    { name: 'a word that ends so', text: 'outpatient no 12345' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
