import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:idf[av]|gaid|aaid|adid|rdid|maid|(?:google |apple |android |mobile )?(?:advertising|advertiser|ad)[ _-]?id(?:entifier)?|identifier for (?:advertisers|vendors?)|werbe-?id)${linkSource}`

/** Identifiers that phones show to advertisers (IDFA, GAID), behind their names. */
export const detector: Detector = {
  id: 'advertising-id',
  version: 1,
  entity: 'ADVERTISING_ID',
  jurisdiction: 'INTL',
  source: 'https://developer.apple.com/documentation/adsupport/asidentifiermanager/advertisingidentifier',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}(?![\p{L}\p{N}_]|-[0-9a-f])`,
    'giu',
  ),
  lengthMax: 83,
  context: [],
  score: { pattern: 0.45, validated: 0.9 },
  // Where tracking is refused, all its digits are zeros.
  validate: (match) => afterKeyWords(match, leading, (value) => !/^[0-]+$/.test(value)),
  samples: [
    {
      text: 'IDFA: EA7583CD-A667-48BC-B806-42ECB2B48606,',
      found: 'EA7583CD-A667-48BC-B806-42ECB2B48606',
      isIndependent: true,
    },
    {
      text: '"gaid":"cdda802e-fb9c-47ad-9866-0794d394c912"',
      found: 'cdda802e-fb9c-47ad-9866-0794d394c912',
      isIndependent: true,
    },
    {
      text: 'my advertising id is 38400000-8cf0-11bd-b23e-10b96e40000d.',
      found: '38400000-8cf0-11bd-b23e-10b96e40000d',
      isIndependent: true,
    },
    { text: 'aaid=cdda802efb9c47ad98660794d394c912', found: 'cdda802efb9c47ad98660794d394c912' },
  ],
  rejects: [
    { name: 'tracking refused', text: 'IDFA: 00000000-0000-0000-0000-000000000000' },
    { name: 'another name', text: 'request id: EA7583CD-A667-48BC-B806-42ECB2B48606' },
    { name: 'one digit more', text: 'IDFA: EA7583CD-A667-48BC-B806-42ECB2B486060' },
    { name: 'one digit less', text: 'IDFA: EA7583CD-A667-48BC-B806-42ECB2B4860' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
