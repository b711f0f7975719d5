import type { Detector } from '../contract.ts'

const network = String.raw`(?:twitter|instagram|insta|ig|tiktok|tik tok|snapchat|snap|telegram|threads|mastodon|discord|bluesky|facebook|fb|linkedin|youtube|reddit|github|skype|wechat|whatsapp|kik|twitch|pinterest|tumblr|vk)`
const handle = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,38}[\p{L}\p{N}_])?`
const forms = [
  String.raw`${network}(?: (?:handle|account|username|user name|id|name|profile|page))?(?: is| at| as|:| ?=| ?:|,| -)? ?["'(]?@${handle}`,
  String.raw`${network}(?: (?:handle|username|user name|id))(?: is | ?[:=] ?)["']?${handle}`,
  String.raw`(?:handle|dm me|follow me|follow|find me|message me|add me)(?: is| at| on ${network}| as|:)?:? ["'(]?@${handle}`,
  String.raw`@${handle}["')]? (?:on|at|in|via) (?:my )?${network}(?![\p{L}\p{N}_])`,
  String.raw`(?:twitter|instagram|tiktok|facebook|threads|twitch|x|t)\.(?:com|net|tv|me)\/@?${handle}`,
  String.raw`linkedin\.com\/in\/${handle}`,
]

/** Names of people in social networks, where the network's name or a request to follow says so. */
export const detector: Detector = {
  id: 'social-handle',
  version: 1,
  entity: 'SOCIAL_HANDLE',
  jurisdiction: 'INTL',
  source: 'https://help.x.com/en/managing-your-account/x-username-rules',
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}_.-])(?:${forms.join('|')})`, 'giu'),
  lengthMax: 150,
  context: [],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => {
    const at = match.search(/@/u)
    const start = at >= 0 ? at : match.search(lastName)
    const name = nameAt.exec(match.slice(start))?.[0] ?? ''
    const isPath = match.includes('/')
    const isWord = at < 0 && !isPath && !/[0-9_.]/.test(name) && !/[:=] ?["']?[^:=]*$/.test(match)
    return !isWord && !notHandles.has(name.toLowerCase()) && { start, end: start + name.length }
  },
  samples: [
    { text: 'my twitter is @jane_doe, ok', found: '@jane_doe', isIndependent: true },
    { text: 'Instagram: @jane.doe.', found: '@jane.doe', isIndependent: true },
    { text: 'follow me @jane2001', found: '@jane2001', isIndependent: true },
    { text: 'I am @jane on TikTok', found: '@jane' },
    { text: 'snapchat username: janed', found: 'janed' },
    { text: 'discord id is jane_77 there', found: 'jane_77' },
    { text: 'see instagram.com/jane.doe', found: 'jane.doe' },
    { text: 'linkedin.com/in/jane-doe-12345', found: 'jane-doe-12345' },
  ],
  rejects: [
    { name: 'a network that is down', text: 'my twitter is broken' },
    { name: 'a name that is broken', text: 'my instagram handle is broken' },
    { name: 'a handle of nobody known', text: 'thanks @janedoe' },
    { name: 'an e-mail address', text: 'jane@example.com' },
    { name: 'a page of the network', text: 'twitter.com/home' },
    { name: 'another host', text: 'netflix.com/browse' },
  ],
}

const lastName = new RegExp(`${handle}$`, 'u')
const nameAt = new RegExp(`^@?${handle}`, 'u')

/** Pages of networks and words that follow a colon. */
const notHandles: ReadonlySet<string> = new Set(
  'home login signup explore settings search hashtag share intent about help privacy terms tos jobs pages groups watch events marketplace reels p reel stories c channel user i none n/a na not unknown yes no'.split(
    ' ',
  ),
)
