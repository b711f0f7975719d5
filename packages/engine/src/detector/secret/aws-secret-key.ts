import type { Detector } from '../contract.ts'

/** Secret access keys of Amazon Web Services: forty characters that only their name tells from a hash. */
export const detector: Detector = {
  id: 'aws-secret-key',
  version: 1,
  entity: 'AWS_SECRET_KEY',
  jurisdiction: 'INTL',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  pattern:
    /(?<![A-Za-z0-9_])(?:aws[ _-]?)?secret[ _-]?(?:access[ _-]?)?key(?:[ _-]?id)?["'`]?\s{0,3}(?:=>|:=|[:=]|is)?\s{0,3}["'`]?[A-Za-z0-9+\/]{40}(?![A-Za-z0-9+\/=])/giu,
  lengthMax: 88,
  context: [],
  score: { pattern: 0.95, validated: 0.95 },
  validate: (match) => ({ start: match.length - 40, end: match.length }),
  samples: [
    { text: `aws_secret_access_key = ${specimen()}`, found: specimen(), isIndependent: true },
    { text: `"SecretAccessKey": "${specimen()}"`, found: specimen() },
    { text: `secret key: ${specimen()}`, found: specimen() },
  ],
  rejects: [
    { name: 'one character less', text: `aws_secret_access_key = ${specimen().slice(1)}` },
    { name: 'a hash without a name', text: specimen() },
  ],
}

/** The key of the documentation, put together when it is needed. */
function specimen(): string {
  return ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/')
}
