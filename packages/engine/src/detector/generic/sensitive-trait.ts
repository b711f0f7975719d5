import { wordChoice } from '../check/word-choice.ts'
import type { Detector } from '../contract.ts'

const trait = wordChoice([
  ...'transgender transsexual trans gay homosexual heterosexual lesbian bisexual bi pansexual asexual queer intersex nonbinary non-binary genderfluid pregnant disabled deaf blind autistic diabetic epileptic asthmatic anorexic bulimic schizophrenic bipolar alcoholic infertile paraplegic quadriplegic dyslexic dyspraxic immunocompromised hiv-positive suicidal haemophiliac hemophiliac'.split(
    ' ',
  ),
  'hiv positive',
  'hard of hearing',
  'visually impaired',
  'in a wheelchair',
  'on dialysis',
  'a recovering alcoholic',
  'terminally ill',
  'a trans woman',
  'a trans man',
])

const kind = String.raw`(?:acute|advanced|breast|bowel|brain|bladder|cervical|chronic|clinical|coeliac|celiac|colon|crohn['’]?s|early|gestational|heart|kidney|liver|lung|metastatic|multiple|ovarian|pancreatic|post-traumatic|prostate|severe|skin|stage [1-4]|type [12]|alzheimer['’]?s|parkinson['’]?s|huntington['’]?s|bipolar|anxiety|eating|down['’]?s?|tourette['’]?s?|asperger['’]?s?|irritable bowel)`
const illness = String.raw`(?:${kind} (?:disease|disorder|failure|syndrome)|high blood pressure|(?:${kind} )?(?:${wordChoice(
  "adhd aids alcoholism alzheimer's alzheimers alzheimer anaemia anemia anorexia arrhythmia arthritis asthma autism bulimia cancer chlamydia cirrhosis covid copd crohn's dementia depression diabetes eczema endometriosis epilepsy fibromyalgia gonorrhea gonorrhoea gout haemophilia hemophilia herpes hiv hypertension hypothyroidism leukaemia leukemia lupus lymphoma melanoma migraine migraines mesothelioma myeloma ocd osteoporosis parkinson's parkinsons pneumonia psoriasis psychosis ptsd schizophrenia scoliosis sclerosis sepsis syphilis thrombosis tinnitus tuberculosis tumor tumour brustkrebs krebs lungenkrebs depressionen demenz epilepsie asthme diabète épilepsie cáncer epilepsia depresión diabete cancro kanker".split(
    ' ',
  ),
)}|[a-z]{3,18}(?:itis|phrenia|plegia|carcinoma|sarcoma|neuropathy|fibrosis)))`

const lead = String.raw`(?:(?:diagnosed with|diagnosis(?: is| was|:) |suffers? from|suffering from|suffered from|treated for|treatment for|tested positive for|living with|diagnostiziert mit|leide an|leidet an|atteinte? d['’]e?|souffre d['’]e?|diagnosticado (?:de|con)|sufro de|gediagnosticeerd met|diagnosed as having|i have|i have got|i've got|he has|she has|my (?:wife|husband|son|daughter|mother|father|mum|mom|dad|partner|child) has) ?(?:an? |the |un |une |una |eine[mnr]? )?)`
const someone = String.raw`(?:(?:i am|i'm|i’m|im|he is|he's|she is|she's|they are|my (?:wife|husband|son|daughter|mother|father|mum|mom|dad|partner|child|brother|sister) is)(?: (?:an?|also|openly|currently|six months|clinically|severely))? )`
const inOtherLanguages = String.raw`(?:ich bin (?:schwul|lesbisch|trans|transgender|bisexuell|homosexuell|schwanger|hiv-positiv|behindert|schwerbehindert|gehörlos|blind)|je suis (?:gay|lesbienne|bisexuelle?|homosexuelle?|trans|enceinte|séropositi(?:f|ve)|handicapée?|sourde?|aveugle)|soy (?:gay|lesbiana|bisexual|homosexual|trans|seropositiv[oa]|discapacitad[oa]|sord[oa]|cieg[oa])|estoy embarazada|sou (?:gay|lésbica|bissexual|trans|soropositiv[oa])|estou grávida|sono (?:gay|lesbica|bisessuale|trans|incinta|sieropositiv[oa]|disabile)|ik ben (?:homo|lesbisch|biseksueel|trans|zwanger|gehandicapt|doof|blind)|jestem (?:gejem|lesbijką|w ciąży|niepełnosprawn[ya])|jag är (?:gay|lesbisk|bisexuell|trans|gravid))`

/** Health, sexual orientation and gender identity, where words say that somebody has it: a short list. */
export const detector: Detector = {
  id: 'sensitive-trait',
  version: 1,
  entity: 'SENSITIVE_TRAIT',
  jurisdiction: 'INTL',
  source: 'https://gdpr-info.eu/art-9-gdpr/',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])(?:${someone}${trait}|${lead}${illness}|hiv[- ]positive|hiv\+|${inOtherLanguages})(?![\p{L}\p{N}_]|-[\p{L}])`,
    'giu',
  ),
  lengthMax: 110,
  context: [],
  score: { pattern: 0.5, validated: 0.7 },
  validate: (match) => {
    const start = leading.exec(match)?.[0].length ?? 0
    const isIdiom = /^(?:blind|deaf|trans|bi|queer)$/i.test(match.slice(start)) && /^they/i.test(match)
    return !isIdiom && { start, end: match.length }
  },
  samples: [
    { text: 'I am transgender and need help', found: 'transgender', isIndependent: true },
    { text: 'she was diagnosed with breast cancer last year', found: 'breast cancer', isIndependent: true },
    { text: 'the patient is HIV positive', found: 'HIV positive', isIndependent: true },
    { text: 'my son has type 1 diabetes.', found: 'type 1 diabetes' },
    { text: 'he suffers from arthritis', found: 'arthritis' },
    { text: 'ich bin schwanger', found: 'schwanger' },
    { text: 'i’m pregnant', found: 'pregnant' },
  ],
  rejects: [
    { name: 'a fault', text: 'the server suffers from crashes' },
    { name: 'diagnosed in software', text: 'the issue was diagnosed with logs' },
    { name: 'another word', text: 'I am blindsided' },
    { name: 'a thing', text: 'a blind spot' },
    { name: 'no person', text: 'support for diabetes' },
    { name: 'a compound', text: 'I am gay-friendly' },
  ],
}

const leading = new RegExp(
  String.raw`^(?:${someone}|${lead}|(?:ich bin|je suis|soy|estoy|sou|estou|sono|ik ben|jestem|jag är) )`,
  'iu',
)
