import type { Detector } from '../contract.ts'

/** Keys inside connection strings: AccountKey, SharedAccessKey, Password, and signatures of shared access. */
export const detector: Detector = {
  id: 'azure-connection-string',
  version: 1,
  entity: 'CREDENTIALS',
  jurisdiction: 'INTL',
  source: 'https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string',
  pattern:
    /(?<![A-Za-z0-9_])(?:AccountKey|SharedAccessKey|SharedSecretValue|Password|Pwd|sig)=[^\s;"'<>&]{6,300}/giu,
  lengthMax: 640,
  context: [],
  score: { pattern: 0.85, validated: 0.85 },
  validate: (match) => {
    const start = match.indexOf('=') + 1
    const isPlaceholder = /^(?:[*x.•-]+|\$|%[A-Z_]+%|\{|your|null$|undefined$)/i.test(match.slice(start))
    return !isPlaceholder && { start, end: match.length }
  },
  samples: [
    {
      text: `AccountName=shop;AccountKey=${specimen()};EndpointSuffix=core.windows.net`,
      found: specimen(),
      isIndependent: true,
    },
    {
      text: `Server=db;Database=app;User Id=sa;Password=${['hunt', 'er2x'].join('')};`,
      found: ['hunt', 'er2x'].join(''),
    },
    { text: `?sv=2022-11-02&sig=${specimen()}&se=2027`, found: specimen() },
  ],
  rejects: [
    { name: 'a placeholder', text: 'Password=your_password;' },
    { name: 'stars', text: 'Password=********;' },
    { name: 'nothing behind it', text: 'AccountKey=;' },
  ],
}

function specimen(): string {
  return [
    'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6',
    'IFsuFq2UVErCz4I6tq',
    'K1SZFPTOtr',
    'KBHBeksoGMGw==',
  ].join('')
}
