import { afterKeyWords } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

/** A colon, a sign or a verb: a word that only stands behind goes on as a sentence. */
const tightLink = String.raw`(?:["']?(?: ?[:=]{1,2} ?)| (?:is|was|ist|lautet|est|es|é|jest)(?: ?:)? )["']?`
const lead = String.raw`(?:user ?names?|user[ -]?id|login(?: name| id)?|log-?in id|screen ?name|benutzername|nutzername|anmeldename|nom d'utilisateur|identifiant|nombre de usuario|usuario|nome de usuário|usuário|nome utente|gebruikersnaam|nazwa użytkownika|användarnamn|kullanıcı adı)(?! (?:and|or|und|et|y) (?:password|passwort))${tightLink}`

/** User names behind words that say so. */
export const detector: Detector = {
  id: 'username',
  version: 1,
  entity: 'USERNAME',
  jurisdiction: 'INTL',
  source: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}[\p{L}0-9][\p{L}0-9._@+-]{2,63}(?![\p{L}\p{N}_@])`,
    'giu',
  ),
  lengthMax: 170,
  context: [],
  score: { pattern: 0.45, validated: 0.7 },
  validate: (match) => afterKeyWords(match, leading, (value) => !notName.test(value)),
  samples: [
    { text: 'username: jdoe42', found: 'jdoe42', isIndependent: true },
    { text: 'my user name is jane.doe', found: 'jane.doe', isIndependent: true },
    { text: 'Benutzername: mmuster', found: 'mmuster' },
  ],
  rejects: [
    { name: 'no name', text: 'the username is wrong' },
    { name: 'a rule', text: 'username must be unique' },
    { name: 'not given', text: 'username not found' },
    { name: 'a form', text: 'username and password' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')

/** What goes on as a sentence, or says that there is none. */
const notName =
  /^(?:a|an|and|any|are|be|can|cannot|correct|does|for|from|has|have|in|incorrect|invalid|is|isn|it|like|lost|missing|must|my|needs|never|no|not|of|on|or|please|required|reset|should|so|some|taken|that|the|their|this|to|unknown|used|was|what|when|where|which|will|with|work|would|wrong|your|already|also|doesn|nicht|ist|est|n|no|et|und|y|e)$/i
