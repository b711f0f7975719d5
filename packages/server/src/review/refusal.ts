/** Why a request, ballot or bundle does not count. Codes go into logs, metrics and the ledger. */
export const refusals = {
  SHAPE: 'It is not written as it has to be: something is missing, added or of the wrong kind.',
  ORGANIZATION: 'It is for another organisation.',
  INTEGRATION: 'It is for another integration.',
  SEQUENCE: 'It does not follow what is in force: it is old, was replaced, or one is missing in between.',
  BASE: 'What it would change is not in force any more. Make a new request.',
  TRUST: 'It was made under another trust file than the one in force. Make a new request.',
  CONTENT: 'The text is not the one that was signed.',
  TEXT: 'The text is not valid.',
  DIRECTION: 'It lets more out than it says, so it needs product, legal and engineering.',
  DETECTORS: 'It was signed with detectors that this version of Stet does not have.',
  ACKNOWLEDGED: 'Not every loosening was acknowledged.',
  AUTHOR: 'The author is not in the trust file, or may not do this alone.',
  AUTHOR_SIGNATURE: 'The author’s signature is not good.',
  AUTHOR_VOTES: 'The author cannot vote on a request of their own.',
  PERSON: 'The person is not in the trust file.',
  ROLE: 'The person does not have this role.',
  PERSON_TWICE: 'One person cannot vote in two roles.',
  ROLE_TWICE: 'There are two votes of one role.',
  REPORTS_TO_AUTHOR: 'The person reports to the author, and the trust file does not allow that.',
  SIGNATURE: 'A signature is not good.',
  REQUEST: 'A vote is for another request.',
  VOTE: 'Somebody said no.',
  MISSING: 'Not all of product, legal and engineering have said yes.',
  CHANGED: 'What is in force was changed in the database, or taken out of it.',
  EXPIRED: 'It came too late.',
  TIME: 'A time in it cannot be.',
} as const

export type RefusalCode = keyof typeof refusals

/** Says why something does not count. Holds no value of a document; ids of people at most. */
export class ReviewRefusal extends Error {
  override readonly name = 'ReviewRefusal'
  readonly code: RefusalCode

  constructor(code: RefusalCode, detail = '') {
    super(detail === '' ? refusals[code] : `${refusals[code]} (${detail})`)
    this.code = code
  }
}
