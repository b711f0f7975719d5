/** What is looked at, in the order in which it is printed. */
export const topics = [
  'configuration',
  'database',
  'keys',
  'clock',
  'disk',
  'helpdesk',
  'destination',
  'network',
] as const

/** One thing that was looked at. It holds names, codes and numbers; never a secret. */
export interface Finding {
  readonly topic: (typeof topics)[number]
  readonly state: 'ok' | 'warning' | 'problem'
  readonly text: string
  /** What to do; left out where all is well. */
  readonly next?: string
}

export function ok(topic: Finding['topic'], text: string): Finding {
  return { topic, state: 'ok', text }
}

export function warning(topic: Finding['topic'], text: string, next: string): Finding {
  return { topic, state: 'warning', text, next }
}

export function problem(topic: Finding['topic'], text: string, next: string): Finding {
  return { topic, state: 'problem', text, next }
}
