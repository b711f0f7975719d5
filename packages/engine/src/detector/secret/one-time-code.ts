import type { Detector } from '../contract.ts'

/** One-time codes and passwords: `your verification code is 123456`; the code alone. */
export const detector: Detector = {
  id: 'one-time-code',
  version: 1,
  entity: 'ONE_TIME_CODE',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc6238',
  pattern:
    /(?<![\p{L}\p{N}_])(?:otp|2fa code|mfa code|(?:one[ -]time|verification|security|login|sign[ -]?in|confirmation|authentication|auth|access|sms|bestätigungs|sicherheits)[ -]?(?:code|pass(?:word|code)|pin)|code de (?:vérification|sécurité)|código de (?:verificación|verificação|segurança|seguridad)|einmalpasswort|codice di verifica)(?: (?:is|was|ist|est|es|é|lautet))?[ :=-]{1,3}["']?(?:[A-Z]-)?[0-9]{3}(?:[ -]?[0-9]{1,5})(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 62,
  context: [],
  score: { pattern: 0.8, validated: 0.8 },
  validate: (match) => {
    const start = /(?:[A-Z]-)?[0-9]{3}(?:[ -]?[0-9]+)$/i.exec(match)?.index ?? 0
    return { start, end: match.length }
  },
  samples: [
    { text: 'Your verification code is 482 913.', found: '482 913', isIndependent: true },
    { text: 'OTP: 123456', found: '123456', isIndependent: true },
    { text: 'G-code? no, security code: G-482913', found: 'G-482913' },
    { text: 'Bestätigungscode: 1234', found: '1234' },
  ],
  rejects: [
    { name: 'no code', text: 'the verification code is not coming' },
    { name: 'another number', text: 'error code 123456' },
    { name: 'too long', text: 'OTP: 1234567890' },
  ],
}
