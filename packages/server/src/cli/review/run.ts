import { readFile } from 'node:fs/promises'
import { explainPolicy, explanationText, loadPolicy } from '@stet/engine'
import { parseDocument } from 'yaml'
import { loadConfig } from '../../config/load-config.ts'
import { openDesk, type OpenDesk } from '../../pipeline/desk.ts'
import { viewOf, type Settled, type Wish } from '../../review/desk.ts'
import { ReviewRefusal } from '../../review/refusal.ts'
import { signStatement } from '../../review/signature.ts'
import type { RequestRow } from '../../store/review-store.ts'
import { UsageError } from '../exit-code.ts'
import type {
  ActorOptions,
  AskOptions,
  DraftOptions,
  ListOptions,
  ShowOptions,
  SignOptions,
  StopOptions,
} from './options.ts'
import { readPrivateKey } from './private-key.ts'

/** Carries `stet review request` out. */
export async function runRequest(options: AskOptions): Promise<void> {
  const { integration, policy, trust } = options
  if (trust !== undefined) {
    await ask(options, { about: 'trust', integration: '', text: await readFile(trust, 'utf8') })
    return
  }
  if (integration === undefined || policy === undefined)
    throw new UsageError('write --integration and --policy, or --trust')
  await ask(options, { about: 'policy', integration, text: await readFile(policy, 'utf8') })
}

/** Carries `stet stop` out. */
export async function runStop(integration: string, options: StopOptions): Promise<void> {
  await ask(options, { about: 'stop', integration, text: '' })
}

async function ask(
  options: ActorOptions & { reason: string; days?: number },
  what: Pick<Wish, 'about' | 'integration' | 'text'>,
): Promise<void> {
  const { as: author, reason, days } = options
  const key = await readPrivateKey(options.key)
  await atDesk(options.config, async ({ desk }, names) => {
    if (what.about !== 'trust' && !names.includes(what.integration))
      throw new UsageError(`there is no integration ${what.integration}; write one of: ${names.join(', ')}`)
    const statement = await desk.prepare({ ...what, author, reason, days })
    const { id, settled } = await desk.submit(
      { statement, signature: signStatement(statement, key) },
      what.text,
    )
    process.stdout.write(`${id}\n`)
    process.stderr.write(`stet: ${settledText(settled)}\n`)
  })
}

/** Carries `stet review trust` out: the next version of the trust file, with what is in force. */
export async function runDraft({ config }: DraftOptions): Promise<void> {
  await atDesk(config, async ({ watch }) => {
    await watch.poll()
    const { trust, standings } = watch.state
    const draft = parseDocument(trust.text)
    draft.set('version', trust.version + 1)
    const inForce = [...standings].map(([name, { sequence, content }]) => [name, { sequence, content }])
    draft.set('inForce', Object.fromEntries(inForce))
    process.stdout.write(draft.toString())
  })
}

/** Carries `stet review list` out. */
export async function runList({ config, all }: ListOptions): Promise<void> {
  await atDesk(config, async ({ desk, store }) => {
    await desk.settleAll()
    const rows = await store.review.requests({
      ...(all === true ? {} : { state: 'open' as const }),
      max: 200,
    })
    for (const row of rows) {
      const { about, direction, reason, expiresAt } = viewOf(row)
      const votes = (await store.review.ballots(row.id)).map(({ role }) => role)
      const state =
        row.state === 'open' ? `has voted: ${votes.join(', ') || 'nobody'}; until ${expiresAt}` : row.state
      const what = about === 'trust' ? 'trust file' : row.integration
      process.stdout.write(`${row.id.slice(0, 12)}  ${what}  ${direction}  ${state}  ${oneLine(reason)}\n`)
    }
  })
}

/** Carries `stet review show` out. */
export async function runShow(id: string, { config, json }: ShowOptions): Promise<void> {
  await atDesk(config, async ({ store }) => {
    const row = await requestLike(store, id)
    const view = viewOf(row)
    if (json === true) {
      process.stdout.write(
        `${JSON.stringify({ id: row.id, state: row.state, ...view, text: row.text }, undefined, 2)}\n`,
      )
      return
    }
    const { about, sequence, reason, loosenings } = view
    const lines = [
      `${about === 'trust' ? 'Trust file' : row.integration}, number ${sequence}: ${row.state}`,
      `Reason: ${oneLine(reason)}`,
      '',
      'To be acknowledged, one by one:',
      ...loosenings.flatMap((one) => [
        `  ${one.id.slice(0, 8)}  ${oneLine(one.sentence)}`,
        `            ${oneLine(one.place)}, ${oneLine(one.setting)}: ${oneLine(one.before ?? '(nothing)')} → ${oneLine(one.after ?? '(nothing)')}`,
      ]),
      '',
    ]
    process.stdout.write(lines.join('\n'))
    if (about === 'policy')
      process.stdout.write(`\n${explanationText(explainPolicy(loadPolicy(row.text).policy))}`)
  })
}

/** Carries `stet review sign` out. */
export async function runSign(id: string, options: SignOptions): Promise<void> {
  const { as: person, role, acknowledge = [], reason = '' } = options
  const isNo = options.no === true
  if (isNo === (options.yes === true)) throw new UsageError('write --yes or --no')
  if (isNo && reason.trim().length < 8)
    throw new UsageError('write --reason with a no: a sentence that helps its author')
  const key = await readPrivateKey(options.key)
  await atDesk(options.config, async ({ desk, store }) => {
    const row = await requestLike(store, id)
    const { loosenings } = viewOf(row)
    const acknowledged = isNo ? [] : acknowledge.map((prefix) => changeLike(loosenings, prefix))
    const vote = isNo ? 'no' : 'yes'
    const statement = await desk.prepareBallot(row.id, { person, role, vote, reason, acknowledged })
    const settled = await desk.cast({ statement, signature: signStatement(statement, key) })
    process.stderr.write(`stet: voted; ${settledText(settled)}\n`)
  })
}

/** Carries `stet review status` out. */
export async function runStatus({ config, json }: ShowOptions): Promise<void> {
  await atDesk(config, async ({ watch }, names) => {
    await watch.poll()
    const rows = names.map((integration) => ({ integration, ...watch.head(integration) }))
    const { trust } = watch.state
    const { alarms } = watch
    if (alarms.length > 0) process.exitCode = 1
    if (json === true) {
      const shown = rows.map(({ integration, sequence, content }) => ({ integration, sequence, content }))
      process.stdout.write(
        `${JSON.stringify({ trust: trust.version, inForce: shown, alarms }, undefined, 2)}\n`,
      )
      return
    }
    process.stdout.write(`trust file  version ${trust.version}  ${trust.digest}\n`)
    for (const { integration, sequence, content } of rows)
      process.stdout.write(`${integration}  number ${sequence}  ${content}\n`)
    for (const { integration, sequence, message } of alarms)
      process.stdout.write(
        `NOT BELIEVED: ${integration === '' ? 'trust file' : integration}, number ${sequence}: ${message}\n`,
      )
  })
}

async function atDesk(
  path: string,
  work: (open: OpenDesk, integrations: readonly string[]) => Promise<void>,
): Promise<void> {
  const config = loadConfig(await readFile(path, 'utf8'), process.env, path)
  const open = await openDesk(config)
  try {
    await work(open, Object.keys(config.integrations))
  } catch (error) {
    if (error instanceof ReviewRefusal) throw new UsageError(`${error.code}: ${error.message}`)
    throw error
  } finally {
    await open.close()
  }
}

async function requestLike({ review }: OpenDesk['store'], prefix: string): Promise<RequestRow> {
  const found = (await review.requests({ max: 1000 })).filter(({ id }) => id.startsWith(prefix))
  const [row, another] = found
  if (row !== undefined && another === undefined) return row
  throw new UsageError(
    row === undefined
      ? 'there is no such request; see: stet review list'
      : 'several requests begin so; write more of the id',
  )
}

function changeLike(changes: readonly { readonly id: string }[], prefix: string): string {
  const found = changes.filter(({ id }) => prefix.length >= 8 && id.startsWith(prefix))
  const [change, another] = found
  if (change !== undefined && another === undefined) return change.id
  throw new UsageError(
    `${prefix} is none of the loosenings; write the 8 characters that "stet review show" prints`,
  )
}

function settledText(settled: Settled): string {
  switch (settled.state) {
    case 'open':
      return `not in force yet: ${settled.missing.join(', ')} ${settled.missing.length === 1 ? 'has' : 'have'} still to vote`
    case 'activated':
      return `in force, as number ${settled.sequence}`
    case 'refused':
      return `refused. ${settled.reasons.map(oneLine).join('; ')}`
    case 'expired':
      return 'its time is up; make a new request'
    case 'void':
      return `void: ${settled.why}`
  }
}

/** What people wrote, on one line of a terminal. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
}
