import { afterKeyWords } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

/** A colon, a sign or a verb: a word that only stands behind goes on as a sentence. */
const tightLink = String.raw`(?:["']?(?: ?[:=]{1,2} ?)| (?:is|was|ist|lautet|est|es|é|jest)(?: ?:)? )["']?`
const lead = String.raw`(?:pass ?words?|pass ?phrase|passwd|pwd|pw|passcode|kennwort|passwort|mot de passe|mdp|contraseña|clave de acceso|senha|parola d'ordine|wachtwoord|hasło|lösenord|şifre|parola|heslo)(?: ?(?:nr|no|number))?${tightLink}`

/** Passwords behind words that say so. */
export const detector: Detector = {
  id: 'password',
  version: 1,
  entity: 'PASSWORD',
  jurisdiction: 'INTL',
  source: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}_])${lead}[^\s"'<>]{3,64}(?: [0-9]{2,8}(?![0-9]))?`, 'giu'),
  lengthMax: 180,
  context: [],
  score: { pattern: 0.45, validated: 0.75 },
  validate: (match) => afterKeyWords(match, leading, (value) => !notPassword.test(value)),
  samples: [
    { text: 'password is hunter2', found: 'hunter2', isIndependent: true },
    { text: 'pw: S3cret!x', found: 'S3cret!x', isIndependent: true },
    { text: 'mein Passwort lautet Blume77', found: 'Blume77' },
    { text: 'my password is azkn 251', found: 'azkn 251', isIndependent: true },
    { text: '{"password": "Tr0ub4dor&3"}', found: 'Tr0ub4dor&3' },
  ],
  rejects: [
    { name: 'a link', text: 'password reset link' },
    { name: 'not working', text: 'my password is not working' },
    { name: 'a rule', text: 'password must be eight characters' },
    { name: 'hidden', text: 'password: ********' },
    { name: 'a placeholder', text: 'password: <password>' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')

/** What goes on as a sentence, a placeholder, or what is hidden already. */
const notPassword =
  /^(?:[*•x.#_-]+|[<{[$%].*|\(.*|(?:a|about|again|an|and|any|are|as|at|be|because|but|by|can|can't|cannot|change|changed|changes|correct|do|does|doesn't|email|expired|expires|field|for|forgotten|from|has|have|hint|i|if|in|incorrect|invalid|is|isn't|it|keeps|length|link|list|login|lost|manager|missing|must|my|need|needs|never|no|nobody|not|now|of|on|or|page|please|policy|protected|protection|recovery|required|reset|resets|rules|said|secure|set|should|so|still|strength|that|the|their|then|this|to|too|twice|unknown|update|via|was|when|which|will|with|without|won't|work|working|works|would|wrong|you|your|nicht|ist|funktioniert|vergessen|zurücksetzen|oublié|no|olvidada)[.,;:!?]*)$/iu
