import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [5, 4, 3, 2, 7, 6, 5, 4, 1]

/** Swiss enterprise numbers (UID): CHE, eight digits, a check digit. */
export const detector: Detector = {
  id: 'ch-uid',
  version: 1,
  entity: 'CH_UID',
  jurisdiction: 'CH',
  source: 'https://www.bfs.admin.ch/bfs/en/home/registers/enterprise-register/enterprise-identification.html',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])CHE[- ]?[0-9]{3}[. ]?[0-9]{3}[. ]?[0-9]{3}(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 15,
  context: ['uid', 'mwst', 'tva', 'vat'],
  score: { pattern: 0.45, validated: 0.85 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return weightedSum(digits, weights) % 11 === 0
  },
  samples: [
    { text: 'UID CHE-100.155.212', found: 'CHE-100.155.212', isIndependent: true },
    { text: 'CHE100155212', found: 'CHE100155212', isIndependent: true },
    { text: 'mwst che-100.155.212 MWST', found: 'che-100.155.212' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'CHE-100.155.213' },
    { name: 'one digit more', text: 'CHE-100.155.2120' },
  ],
}
