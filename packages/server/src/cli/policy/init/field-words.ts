import { singular } from './name-words.ts'

/** Singular, as the words of a name are when they are looked up. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(singular))

/** Words for people: what stands below a member with such a name is about a person. */
export const personWords = words(`
  requester requestor user customer contact author person people assignee assigner agent submitter sender
  recipient owner creator member participant visitor lead employee patient profile admin administrator operator
  collaborator follower reporter caller callee passenger guest subscriber client teammate individual
  representative cardholder buyer purchaser payer payee beneficiary dependent guardian applicant candidate
  attendee organizer consumer shopper tenant student teacher practitioner doctor nurse resident citizen
  spouse child parent relative friend account_holder updater editor approver reviewer commenter actor
  from to cc bcc shipping billing identity identities`)

/** Words for secrets. */
export const secretWords = words(`
  password passwd passphrase pwd secret token credential credentials apikey jwt bearer otp pin cvv cvc csc
  cookie session signature hmac salt nonce csrf certificate totp mfa`)

/** Words for numbers of documents that identify a person. */
export const identityNumberWords = words(`
  ssn sin nino passport licence license vat tax taxid tin ein cpf cnpj rfc curp dni nie nif nhs nhi npi mrn nric
  pesel bsn aadhaar personnummer national identification social`)

/** Words for means of payment. */
export const paymentWords = words(`
  iban bic swift pan routing sortcode cardnumber last4 bankaccount sepa payid upi wallet`)

/** Words for what the law protects in particular, and for what people would rather not have told. */
export const specialWords = words(`
  gender sex sexual race racial ethnic ethnicity religion religious belief diagnosis diagnoses health medical
  medication condition allergy allergies disease disability disabled marital pregnant pregnancy political
  union nationality citizenship salary income wage wages criminal conviction biometric genetic deceased
  veteran immigration orientation pronoun pronouns genero sexe geschlecht`)

/** Words for phones. */
export const phoneWords = words(`
  phone telephone mobile cell cellphone fax tel telefon telefono telefone msisdn whatsapp landline celular sms voicemail`)

/** Words that make `name` the name of a person. */
export const nameKindWords = words(`
  first last full middle given family maiden nick display real legal preferred sur birth person contact
  customer user author sender recipient requester submitter assignee agent owner creator patient cardholder
  holder admin employee caller member native phonetic friendly`)

/** Words that are the name of a person by themselves. */
export const nameWordsAlone = words(`
  surname forename fname lname nombre apellido apellidos nom prenom vorname nachname cognome sobrenome
  initials signatory salutation alias given family`)

/** Words for names under which people are known to a system. */
export const handleWords = words('username login handle screenname nick nickname')

/** Words for where somebody lives. */
export const streetWords = words(`
  address street line1 line2 line3 addressline1 addressline2 address1 address2 house apartment suite
  building direccion endereco adresse indirizzo strasse rue calle shipping_address billing_address`)

/** Words for places that are wider than an address. */
export const placeWords = words(`
  city town county village suburb district locality place ort ville ciudad cidade municipality province
  neighborhood location birthplace region`)

/** Words for postcodes. */
export const postcodeWords = words('postcode zip postal plz cep')

/** Words for coordinates. */
export const coordinateWords = words('lat latitude lng lon long longitude coordinates geolocation latlng')

/** Words for birth, death and age. */
export const birthWords = words('birth dob birthday birthdate born death anniversary')

/** Words for devices. */
export const deviceWords = words(`
  imei imsi mac udid idfa idfv gaid fingerprint device ssid serial useragent browser hostname iccid`)

/** Words for pictures and sounds, which can show a person. */
export const mediaWords = words(`
  photo avatar picture image portrait thumbnail selfie icon logo recording audio video voice photos img`)

/** Words for links. */
export const linkWords = words('url uri href link website permalink webpage homepage site domain')

/** Words for free text. */
export const proseWords = words(`
  body description comment message text content note subject title summary bio about remark reason feedback
  html snippet excerpt caption question answer details query reply transcript markdown headline preview topic
  explanation instruction notes memo purpose statement footer header review opinion blurb abstract`)

/** Words for points in time. */
export const timeWords = words(
  'at date time timestamp datetime created updated modified deleted since until on ts',
)

/** Words for ids. */
export const idWords = words('id uuid guid ids uid gid key number ref reference code sku')

/** Words for a choice from a short list. */
export const choiceWords = words(`
  type status state kind object priority severity channel event action category role level mode stage
  direction visibility scope method unit result outcome environment plan tier interval operator format
  source via resource currency object_type mime`)

/** Words for amounts and counts, which say nothing about a person. */
export const countWords = words(`
  count total size length limit offset page pages per position index version duration seconds minutes hours
  width height amount quantity price tax subtotal discount cost rate percent percentage weight rank`)

/** Words that make `time` a length of time. */
export const durationWords = words(`
  response handling reply wait waiting resolution processing total elapsed spent talk hold average median adjusted
  idle close open assignment read reading build run execution`)

/** Words for a company. */
export const organizationWords = words(
  'company organization organisation employer business merchant account vendor supplier',
)

/** Words for facts about an account that say little about the person behind it. */
export const accountWords = words(`
  verified active suspended locked enabled disabled shared restricted moderator deleted archived public type
  object role locale language count total more page sync synced subscribed unsubscribed`)

/** Every word above: a name with one of them was chosen by somebody who designed a form. */
export const fieldWords: ReadonlySet<string> = new Set([
  ...[personWords, secretWords, identityNumberWords, paymentWords, specialWords, phoneWords, nameKindWords],
  ...[nameWordsAlone, handleWords, streetWords, placeWords, postcodeWords, coordinateWords, birthWords],
  ...[deviceWords, mediaWords, linkWords, proseWords, timeWords, idWords, choiceWords, countWords],
  ...[accountWords, words('name email company organization group tag tags label by for of order product ticket')],
].flatMap((set) => [...set])) // prettier-ignore
