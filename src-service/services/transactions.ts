import type {
  Transaction,
  TransactionFilter,
  TransactionsResponse,
  TransactionState,
} from '@shared/api/transactions'
import { transactionsCsvHead, transactionsCsvLine } from '@shared/api/transactions-csv'
import type { Programme } from '@shared/programme/schema'
import type { ProgrammeText } from '@shared/programme/text'
import { sql } from 'kysely'
import { contains } from '../store/contains'
import type { Reading, Store } from '../store/port'
import { entryOf } from './feed'

const rowsPerRead = 500

/** One page of a member's entries, the newest first, of those that the filter lets through. */
export async function readTransactions(
  tx: Reading,
  member: string,
  asked: TransactionFilter & { readonly cursor?: string | undefined; readonly limit: number },
  programmes: readonly Programme[],
): Promise<TransactionsResponse> {
  const { programme, rule, kind, state, from, until, text, cursor, limit } = asked
  let query = linesOf(tx, member)
  if (programme !== undefined) query = query.where('programme', '=', programme)
  if (rule !== undefined) query = query.where('rule', '=', rule)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (state !== undefined) query = query.where('state', '=', state)
  if (from !== undefined) query = query.where('occurred_at', '>=', moment(from))
  if (until !== undefined) query = query.where('occurred_at', '<', moment(until))
  if (cursor !== undefined) query = query.where('seq', '<', Number(cursor))
  if (text !== undefined) {
    const rules = rulesNamed(programmes, text)
    query = query.where((eb) =>
      eb.or([
        ...['rule', 'subject', 'about'].map((column) => contains(column, text)),
        ...(rules.length > 0 ? [eb('rule', 'in', rules)] : []),
      ]),
    )
  }
  const rows = await query
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    transactions: rows.slice(0, limit).map((row): Transaction => {
      const { state, about, note, balance_after: balanceAfter, ...entry } = row
      return {
        entry: entryOf(entry),
        ruleName: ruleNameOf(programmes, entry),
        ...{ state, about, note, balanceAfter },
      }
    }),
    next: last === undefined ? null : String(last.seq),
  }
}

/** All of them as CSV, read page by page: entries are never changed, so nothing moves meanwhile. */
export async function* transactionsCsv(
  store: Store,
  member: string,
  filter: TransactionFilter,
  programmes: readonly Programme[],
): AsyncGenerator<string, undefined> {
  yield transactionsCsvHead
  for (let cursor: string | undefined; ;) {
    const page = await store.read((tx) =>
      readTransactions(tx, member, { ...filter, cursor, limit: rowsPerRead }, programmes),
    )
    yield page.transactions.map(transactionsCsvLine).join('')
    if (page.next === null) return
    cursor = page.next
  }
}

/** As the version calls it by which the entry was made; null for what no rule of a programme makes. */
function ruleNameOf(
  programmes: readonly Programme[],
  {
    programme,
    version,
    rule,
  }: { readonly programme: string; readonly version: string; readonly rule: string },
): ProgrammeText | null {
  const own = programmes.filter(({ id }) => id === programme)
  const made = own.find((one) => one.version === version)
  const named = [...(made === undefined ? [] : [made]), ...own.toReversed()].flatMap(({ rules }) =>
    rules.filter(({ id }) => id === rule),
  )
  return named[0]?.name ?? null
}

/** The rules that have this text in their name, in whatever language. */
function rulesNamed(programmes: readonly Programme[], text: string): readonly string[] {
  const wanted = text.toLowerCase()
  const named = programmes
    .flatMap(({ rules }) => rules)
    .filter(({ name }) => Object.values(name).some((one) => one.toLowerCase().includes(wanted)))
  return [...new Set(named.map(({ id }) => id))]
}

/** As the ledger writes it, so that it compares as text. */
const moment = (day: string): string => new Date(day).toISOString()

/** The member's entries with what later ones, disputes and names make of them. */
function linesOf(tx: Reading, member: string) {
  const summed = tx
    .selectFrom('entries')
    .selectAll('entries')
    .select(sql<number>`sum(amount) over (partition by programme order by seq)`.as('balance_after'))
    .where('member', '=', member)
  const told = tx
    .selectFrom(summed.as('one'))
    .selectAll('one')
    .select([state.as('state'), about.as('about'), note.as('note')])
  return tx.selectFrom(told.as('line')).selectAll('line')
}

const state = sql<TransactionState>`case
  when exists (select 1 from disputes where disputes.entry = one.id and disputes.state in ('open', 'appealed'))
    then 'in-dispute'
  when one.kind = 'hold' and not exists (select 1 from entries later where later.answers = one.id
    and later.kind in ('release', 'capture')) then 'held'
  when exists (select 1 from entries later where later.answers = one.id
    and later.kind in ('deduction', 'reversal', 'adjustment', 'expiry')) then 'corrected'
  else 'stands' end`

const about = sql<string | null>`nullif(coalesce(
  (select title from models where models.id = one.subject),
  (select name from profiles where profiles.id = one.subject),
  (select title from redemptions where redemptions.id = one.cause),
  (select coalesce(profiles.name, models.title) from facts join claims on claims.id = facts.claim
    left join models on models.id = claims.model left join profiles on profiles.id = claims.profile
    where facts.id = one.cause)), '')`

const note = sql<string | null>`case when one.kind in ('adjustment', 'deduction') then coalesce(
  (select reason from adjustments where adjustments.entry = one.id),
  (select case when disputes.final_effect = one.id then final_ruling else ruling end
    from disputes where disputes.id = one.cause)) end`
