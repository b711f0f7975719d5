/** Names that are usually written without a gap, and the words in them. */
const compounds: Readonly<Record<string, string>> = {
  firstname: 'first name',
  lastname: 'last name',
  fullname: 'full name',
  middlename: 'middle name',
  givenname: 'given name',
  familyname: 'family name',
  displayname: 'display name',
  nickname: 'nick name',
  realname: 'real name',
  username: 'user name',
  filename: 'file name',
  emailaddress: 'email address',
  ipaddress: 'ip address',
  phonenumber: 'phone number',
  zipcode: 'postcode',
  postalcode: 'postcode',
  birthdate: 'birth date',
  birthday: 'birth day',
  birthplace: 'birth place',
  dateofbirth: 'birth date',
  apikey: 'api key',
  accesstoken: 'access token',
  timezone: 'time zone',
  createdat: 'created at',
  updatedat: 'updated at',
  userid: 'user id',
  customerid: 'customer id',
  useragent: 'user agent',
  streetaddress: 'street address',
  cardnumber: 'card number',
  accountnumber: 'account number',
  jobtitle: 'job title',
  mimetype: 'mime type',
  contenttype: 'content type',
}

/**
 * The words of a member name, in small letters: `firstName`, `first_name`, `First Name` and `firstname`
 * all give `first`, `name`. Plurals stay as they are.
 */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/\be[ _-]?mail/g, 'email')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .flatMap((word) => (Object.hasOwn(compounds, word) ? (compounds[word] ?? word).split(' ') : [word]))
}

/** A word without its plural `s`. */
export function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|us|is|as)$/.test(word) || word.length < 4) return word
  if (/(?:sses|ches|shes|xes)$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}
