import type { Detector } from '../contract.ts'

/**
 * Web addresses and connection strings that let their reader in: with user info, or with a token, key,
 * signature, session or password among their parameters.
 */
export const detector: Detector = {
  id: 'url-credentials',
  version: 1,
  entity: 'CREDENTIALS',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
  pattern:
    /(?<![\p{L}\p{N}_+.-])(?:(?:jdbc:|git\+|svn\+)?(?:https?|ftps?|sftp|wss?|ssh|git|smb|ldaps?|imaps?|pop3s?|smtps?|postgres(?:ql)?|mysql2?|mariadb|mssql|sqlserver|oracle|s3|gs|mongodb(?:\+srv)?|rediss?|amqps?|nats|kafka|mqtts?|clickhouse|snowflake|cassandra|neo4j|couchdb|rtsp|socks5h?):\/\/|www\.)[^\s<>"'`{}|\\^@?#&;]{0,160}[@?#&;][^\s<>"'`{}|\\^]{0,3584}/giu,
  lengthMax: 8220,
  context: [],
  score: { pattern: 0.45, validated: 0.97 },
  validate: (match) => {
    const url = match.replace(/[.,:;!?*_~)\]]{1,16}$/, '')
    return (hasUserInfo(url) || hasSecretParameter(url)) && { start: 0, end: url.length }
  },
  samples: [
    {
      text: ['connect to postgres://jane', 'hunter2@db.example.com:5432/app.'].join(':'),
      found: ['postgres://jane', 'hunter2@db.example.com:5432/app'].join(':'),
      isIndependent: true,
    },
    {
      text: ['(https://example.com/reset?', '=0123456789abcdef)'].join('token'),
      found: ['https://example.com/reset?', '=0123456789abcdef'].join('token'),
      isIndependent: true,
    },
    {
      text: ['https://bucket.example.com/a.pdf?X-Amz-Date=20130524T000000Z&X-Amz-Signature=', 'd6a7f2'].join(
        '',
      ),
      found: ['https://bucket.example.com/a.pdf?X-Amz-Date=20130524T000000Z&X-Amz-Signature=', 'd6a7f2'].join(
        '',
      ),
      isIndependent: true,
    },
    {
      text: 'ftp://jane@ftp.example.com/x, then',
      found: 'ftp://jane@ftp.example.com/x',
    },
    {
      text: 'www.example.com/a;jsessionid=1A530637289A03B07199A44E8D531427',
      found: 'www.example.com/a;jsessionid=1A530637289A03B07199A44E8D531427',
    },
  ],
  rejects: [
    { name: 'no credentials', text: 'https://example.com/a?b=c&page=123456#top' },
    { name: 'a parameter that begins so', text: 'https://example.com/?keyword=shoes-for-men' },
    { name: 'no value', text: ['https://example.com/?', '='].join('token') },
    { name: 'the user that everybody is', text: 'ssh://git@github.com/jane/site.git' },
    { name: 'a sign in the path', text: 'https://example.com/@jane/posts' },
    { name: 'another scheme', text: 'chrome://jane@settings' },
  ],
}

function hasUserInfo(url: string): boolean {
  const user = /^[^/]{2,24}\/\/([^/?#@]{1,256})@[^/?#]/u.exec(url)?.[1]
  return user !== undefined && user !== 'git'
}

const wholeWord =
  /(?:^|[._-])(?:key|sig|sid|auth|authorization|pwd|pass|pw|code|otp|pin|ticket|hmac|sas)(?:$|[._-])/i
const anywhere = /token|secret|signature|passw(?:or)?d|credential|session|sessid|apikey|jwt/i

function hasSecretParameter(url: string): boolean {
  for (const [, name = ''] of url.matchAll(/[?&#;]([A-Za-z0-9_.-]{1,64})=[^&#;]{6}/g)) {
    if (wholeWord.test(name) || anywhere.test(name)) return true
  }
  return false
}
