import type { Detector } from '../contract.ts'

/** Addresses of databases, queues and servers with a password in them. */
export const detector: Detector = {
  id: 'connection-uri',
  version: 1,
  entity: 'CREDENTIALS',
  jurisdiction: 'INTL',
  source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
  pattern:
    /(?<![A-Za-z0-9_])(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|nats|kafka|ftps?|sftp|ssh|smtps?|imaps?|ldaps?|mssql|sqlserver|clickhouse|https?):\/\/[^\s:\/@"'<>]{0,128}:[^\s\/@"'<>]{1,256}@[^\s"'<>]{1,512}/giu,
  lengthMax: 1824,
  context: [],
  score: { pattern: 0.97, validated: 0.97 },
  samples: [
    {
      text: `DATABASE_URL=${uri('postgres', 'db.example.com/app')}`,
      found: uri('postgres', 'db.example.com/app'),
      isIndependent: true,
    },
    {
      text: uri('mongodb+srv', 'cluster0.example.net'),
      found: uri('mongodb+srv', 'cluster0.example.net'),
      isIndependent: true,
    },
    { text: `redis://:pa55word@cache:6379/0`, found: `redis://:pa55word@cache:6379/0` },
  ],
  rejects: [
    { name: 'no password', text: 'postgres://db.example.com/app' },
    { name: 'an at sign in the path', text: 'https://example.com:8080/@jane' },
    { name: 'words around a colon', text: 'see https: then me@example.com' },
  ],
}

function uri(scheme: string, rest: string): string {
  return `${scheme}://${['app', 'hunter2'].join(':')}@${rest}`
}
