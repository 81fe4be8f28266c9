import { sql, type Insertable } from 'kysely'
import type { EntryDraft } from '@shared/ledger/entry'
import type { Insert, Store, Writing } from '../store/port'
import type { FeedKind, Tables } from '../store/tables'

type Row<T extends keyof Tables> = Insertable<Tables[T]>

/** What of a member's profile is given anew; what is not given stays. */
type ProfileValues = Partial<Record<'nickname' | 'avatar' | 'bio' | 'region' | 'tags', string>>

/**
 * Rows that belong to one transaction, kept until they are written together: a statement for each table, however many
 * rows there are. Whoever reads one of these tables in the transaction writes the sheet first.
 */
export type Sheet = {
  readonly profile: (member: string, values: ProfileValues) => void
  readonly claim: (row: Row<'claims'>) => void
  readonly fact: (row: Omit<Row<'facts'>, 'seq'>) => void
  /** An award: it answers nothing. Its balance and the news of it go with it. */
  readonly award: (entry: EntryDraft, id: string) => void
  readonly news: (member: string, kind: FeedKind, ref: string) => void
  /**
   * Has what is on the sheet written while more is put on it. Answers when all that was on it before is written, so that
   * there is never more than one statement under way.
   */
  readonly begin: () => Promise<void>
  /** Answers when all of it is written. */
  readonly write: () => Promise<void>
  /** Answers when no statement is under way, however it went. */
  readonly atRest: () => Promise<void>
}

export function createSheet(store: Pick<Store, 'rowsOf' | 'insertAll'>, tx: Writing): Sheet {
  const profiles = new Map<string, Row<'member_profile'>>()
  const balances = new Map<string, Row<'balances'>>()
  const rows = {
    claims: [] as Row<'claims'>[],
    facts: [] as Omit<Row<'facts'>, 'seq'>[],
    entries: [] as Omit<Row<'entries'>, 'seq'>[],
    feed: [] as Omit<Row<'feed'>, 'seq'>[],
  }
  const news: Sheet['news'] = (member, kind, ref) => rows.feed.push({ member, kind, ref })

  /** None where there is nothing to insert. `onConflict` says what becomes of rows that are there already. */
  const insertOf = (table: keyof Tables, all: readonly object[], onConflict = sql``): Insert[] => {
    const columns = Object.keys(all[0] ?? {}).map((name) => sql.ref(name))
    return all.length === 0
      ? []
      : [
          sql`insert into ${sql.table(table)} (${sql.join(columns)}) ${store.rowsOf(table, all)} ${onConflict}`,
        ]
  }
  const given = (...columns: readonly string[]) =>
    sql.join(
      columns.map((name) => {
        const column = sql.ref(name)
        return sql`${column} = coalesce(excluded.${column}, member_profile.${column})`
      }),
    )
  const insertProfiles = () =>
    insertOf(
      'member_profile',
      [...profiles.values()],
      sql`on conflict (member) do update set ${given('nickname', 'avatar', 'bio', 'region')},
        tags = case excluded.tags when '[]' then member_profile.tags else excluded.tags end`,
    )
  const addToBalances = () =>
    insertOf(
      'balances',
      [...balances.values()],
      sql`on conflict (member, programme) do update set
        balance = balances.balance + excluded.balance, held = balances.held + excluded.held`,
    )

  let underWay: Promise<void> = Promise.resolve()
  const begin: Sheet['begin'] = async () => {
    await underWay
    const inserts = [
      ...insertProfiles(),
      ...insertOf('claims', rows.claims),
      ...insertOf('facts', rows.facts),
      ...insertOf('entries', rows.entries),
      ...addToBalances(),
      ...insertOf('feed', rows.feed),
    ]
    profiles.clear()
    balances.clear()
    for (const all of Object.values(rows)) all.length = 0
    underWay = store.insertAll(tx, inserts)
    // Whoever waits for it next is told.
    underWay.catch(() => undefined)
  }

  return {
    profile: (member, values) => {
      const before = profiles.get(member) ?? {
        member,
        nickname: null,
        avatar: null,
        bio: null,
        region: null,
        tags: '[]',
      }
      profiles.set(member, { ...before, ...values })
    },
    claim: (row) => rows.claims.push(row),
    fact: (row) => rows.facts.push(row),
    award: (entry, id) => {
      const { member, programme, amount } = entry
      rows.entries.push({
        id,
        member,
        programme,
        version: entry.version,
        amount,
        held: entry.held,
        kind: entry.kind,
        rule: entry.rule,
        subject: entry.subject,
        step: entry.step,
        cause: entry.cause,
        answers: null,
        occurred_at: entry.occurredAt,
        recorded_at: entry.recordedAt,
        reason: entry.reason,
        why: JSON.stringify(entry.why),
      })
      const key = JSON.stringify([member, programme])
      const before = balances.get(key) ?? { member, programme, balance: 0, held: 0 }
      balances.set(key, { ...before, balance: before.balance + amount, held: before.held + entry.held })
      news(member, 'entry', id)
    },
    news,
    begin,
    write: async () => {
      await begin()
      await underWay
    },
    atRest: () => underWay.catch(() => undefined),
  }
}
