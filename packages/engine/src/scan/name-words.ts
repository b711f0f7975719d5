/**
 * Names that are English words of grammar. In lower case they are words; with a capital they are a name,
 * unless a sentence starts there and goes on in lower case.
 */
export const grammarWords: ReadonlySet<string> = words(
  'an any as at be by can do for go he her him his how i if in is it its long may me more most my no not of off on or our out per she so such that the them then they this to too up us was way we when who why will with you your',
)

/** Of these, the ones that ask: at a sentence start they are words only before a pronoun, as in `Will you`. */
export const askingWords: ReadonlySet<string> = words('will may can do')

/** What follows an asking word that is no name. */
export const pronouns: ReadonlySet<string> = words(
  'i you he she it we they this that these those there my your his her its our their the a an someone somebody anyone anybody not',
)

/** Names that are common English words: a name with a capital, a word without. */
export const commonWords: ReadonlySet<string> = words(
  'abbey amber angel april art ash ask august autumn banks baker bell berry best bill bishop black bloom blue bob bond booker booth branch brand bridge brook brooks brown buck bush butler candy carol carter case cash chance chase chip christian church clay close cliff coin cole coleman college cook cooper court crystal curry daisy dale dash dawn day daisy dean dick dollar dot drew duke earl east eden faith farmer field fields fisher flora flower forest foster fox frank franco gale gene ginger glass gold good grace grant gray green grey guy hall hand harmony hardy hazel heath heather heaven hill hills holly home honey hope house hunt hunter iris island ivy jack jade jasmine jay jean jesus jewel john joy june justice key king knight lake lamb lance land lane lee les lily little lord love low luck luna major man marina mark market marks marsh marshal mason mercy mike miles mill miller miracle moon moore moss news nick noble north olive page paige pam park parker parks parrot pat patience pearl penny perry pet pete pierce piper pool pope porter potter price prince queen rain ray read reed rich rick ridge river rivers rob robin rock rose ruby rush sage sally sandy savage sea sharp short silver sky small smart smith snow sol south spring star stone storm street strong sue summer sunny swan tanner taylor temple terry ticket tiffany tiger tony trace trinity turner van victor victory violet wade walker wall ward water waters wave weaver web wells west wheeler white wild winner winter wise wolf wood woods worth yard young',
)

/** Titles and suffixes that name nobody, and particles that stand inside surnames. */
export const titles: ReadonlySet<string> = words(
  'mr mrs ms miss mx dr prof sir madam lady lord rev fr sr jr ii iii iv phd md esq herr frau hr fru dott ing mag dipl sig sra srta mme mlle m',
)
export const particles: ReadonlySet<string> = words(
  'van von de der den des du da das do dos di del della dei la le les el al bin ibn ben bat abu af av zu zum zur ter ten te y e und and the of st san',
)

/** Local parts of e-mail addresses that belong to nobody. */
export const sharedMailboxes: ReadonlySet<string> = words(
  'abuse account accounts admin administrator all billing bookings career careers contact customer customercare customers customerservice default email enquiries enquiry everyone feedback finance hello help helpdesk home hostmaster info information inquiries invoice invoices jobs legal mail mailer mailerdaemon manager marketing media member members news newsletter noreply notification notifications office order orders payments personal postmaster press privacy reception reply reservations root sales security service services shop staff store subscribe support system team tech test testing ticket tickets unsubscribe update updates user users webmaster website welcome work',
)

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
