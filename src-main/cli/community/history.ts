import { parseArgs } from 'node:util'
import { transactionFilterSchema, type Transaction, type TransactionFilter } from '@shared/api/contract'
import { transactionsCsvHead, transactionsCsvLine } from '@shared/api/transactions-csv'
import type { AppError } from '@shared/errors'
import { createSpeech, type Speech } from '@shared/i18n/speech'
import { err, ok, type Result } from '@shared/result'
import type { ServiceClient } from '@core/sync/client'
import { columns } from '../columns'
import { printablePath as printable } from '../format-report'
import { exitStatus, type CliIo } from '../io'
import { inSession, type CommunityDeps } from './session'

const usage = `Usage: history [--programme P] [--rule R] [--kind K] [--state S] [--from T] [--until T] [--text WORDS] [--json | --csv]
  --programme P    the entries of this programme alone
  --rule R         what this rule gave or took
  --kind K         award, deduction, reversal, hold, release, capture, expiry, adjustment or brought-forward
  --state S        stands, corrected, held or in-dispute
  --from T         what happened from this moment or day on; --until T: before it
  --text WORDS     what has these words in its rule, subject or title
  --json           one JSON object a line, the newest first
  --csv            the same as a table for a spreadsheet
`

const filters = {
  programme: { type: 'string' },
  rule: { type: 'string' },
  kind: { type: 'string' },
  state: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  text: { type: 'string' },
} as const

type Asked = { readonly filter: TransactionFilter; readonly as: 'text' | 'json' | 'csv' }

/** `history`: every entry of the ledger that is the member's, the newest first. */
export const createHistory =
  (deps: CommunityDeps) =>
  async (args: readonly string[], io: CliIo): Promise<number> => {
    const asked = askedFor(args)
    if (!asked.ok) {
      io.err(`${asked.error}\n${usage}`)
      return exitStatus.failed
    }
    const { filter, as } = asked.value
    const speech = createSpeech('en', deps.clock.now())
    return inSession(deps, io, async ({ client }) => {
      if (as === 'csv') io.out(transactionsCsvHead)
      let count = 0
      for await (const page of pagesOf(client, filter)) {
        if (!page.ok) return page
        count += page.value.length
        if (page.value.length > 0) io.out(pageText(page.value, as, speech))
      }
      if (count === 0 && as === 'text') io.out('There are no such entries.\n')
      return ok(exitStatus.ok)
    })
  }

function askedFor(args: readonly string[]): Result<Asked, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { ...filters, json: { type: 'boolean' }, csv: { type: 'boolean' } },
    })
    const { json = false, csv = false, ...filter } = values
    if (json && csv) return err('Either --json or --csv.')
    const parsed = transactionFilterSchema.safeParse(filter)
    if (!parsed.success) return err(`--${String(parsed.error.issues[0]?.path[0])} is not one of those.`)
    return ok({ filter: parsed.data, as: json ? 'json' : csv ? 'csv' : 'text' })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

async function* pagesOf(
  client: ServiceClient,
  filter: TransactionFilter,
): AsyncGenerator<Result<readonly Transaction[], AppError>, undefined> {
  for (let cursor: string | null = null; ;) {
    const page: Awaited<ReturnType<ServiceClient['transactions']>> = await client.transactions(filter, cursor)
    if (!page.ok) {
      yield page
      return
    }
    yield ok(page.value.transactions)
    if (page.value.next === null) return
    cursor = page.value.next
  }
}

function pageText(page: readonly Transaction[], as: Asked['as'], speech: Speech): string {
  switch (as) {
    case 'json':
      return page.map((one) => `${JSON.stringify(one)}\n`).join('')
    case 'csv':
      return page.map(transactionsCsvLine).join('')
    case 'text':
      return columns(
        page.map((one) => row(one, speech)),
        ['left', 'left', 'left', 'right', 'right'],
      )
  }
}

/** When, by which rule and of what kind, what it is about, the points, and the balance after it. */
function row(
  { entry, ruleName, state, about, note, balanceAfter }: Transaction,
  { number, signed }: Speech,
): readonly string[] {
  const rule = ruleName?.en ?? entry.rule
  const notes = [entry.kind, entry.reason ?? '', state].filter(
    (word) => word !== '' && word !== 'award' && word !== 'stands',
  )
  const what = notes.length === 0 ? rule : `${rule} (${notes.join(', ')})`
  return [
    entry.occurredAt.slice(0, 'YYYY-MM-DD'.length),
    printable(what),
    printable([about, note && `“${note}”`].filter(Boolean).join(' ')),
    entry.held === 0 ? signed(entry.amount) : `${signed(entry.held)} held`,
    number(balanceAfter),
  ]
}
