import type { Entry } from '@shared/ledger/entry'
import { contains } from '../store/contains'
import type { Reading } from '../store/port'
import type { Role } from '../store/tables'
import { entryOf } from './feed'

/** Who a member is to the team: the nickname, the name one signs in with, or that of a key. */
export type Known = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly joinedAt: string
  readonly balance: number
  readonly trusted: boolean
  readonly payoutsStopped: boolean
}

const mostFound = 50
const entriesAtOnce = 50

const membersIn = (tx: Reading) =>
  tx
    .selectFrom('members')
    .leftJoin('member_profile', 'member_profile.member', 'members.id')
    .leftJoin('auth_users', 'auth_users.id', 'members.id')
    .select((eb) => [
      'members.id',
      'members.role',
      'members.joined_at',
      'members.trusted',
      'members.payouts_stopped',
      'member_profile.nickname',
      'auth_users.name as account',
      eb.selectFrom('keys').select('keys.name').whereRef('keys.member', '=', 'members.id').limit(1).as('key'),
      eb
        .selectFrom('balances')
        .select(({ fn }) => fn.sum<number | string | null>('balances.balance').as('balance'))
        .whereRef('balances.member', '=', 'members.id')
        .as('balance'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof membersIn>['execute']>>[number]

const knownOf = (row: Row): Known => ({
  id: row.id,
  name: row.nickname ?? row.account ?? row.key ?? row.id,
  role: row.role,
  joinedAt: row.joined_at,
  balance: Number(row.balance ?? 0),
  trusted: row.trusted === 1,
  payoutsStopped: row.payouts_stopped === 1,
})

export const roleOf = async (tx: Reading, member: string): Promise<Role | null> =>
  (await tx.selectFrom('members').select('role').where('id', '=', member).executeTakeFirst())?.role ?? null

/** At most fifty whose nickname, name or id has this in it, in either case; the newest of all for an empty text. */
export async function findMembers(tx: Reading, find: string): Promise<readonly Known[]> {
  const has = (column: string) => contains(column, find)
  const rows = await membersIn(tx)
    .$if(find !== '', (query) =>
      query.where((eb) =>
        eb.or([
          has('members.id'),
          has('member_profile.nickname'),
          has('auth_users.name'),
          eb.exists(
            eb
              .selectFrom('keys')
              .select('keys.hash')
              .whereRef('keys.member', '=', 'members.id')
              .where(has('keys.name')),
          ),
        ]),
      ),
    )
    .orderBy('members.joined_at', 'desc')
    .orderBy('members.id', 'desc')
    .limit(mostFound)
    .execute()
  return rows.map(knownOf)
}

export async function memberNamed(tx: Reading, id: string): Promise<Known | null> {
  const row = await membersIn(tx).where('members.id', '=', id).executeTakeFirst()
  return row === undefined ? null : knownOf(row)
}

/** The names of these members, by their ids. */
export async function namesOf(tx: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await membersIn(tx)
    .where('members.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, knownOf(row).name]))
}

export type LedgerPage = {
  readonly entries: readonly Entry[]
  /** Where the older ones go on; null at the end. */
  readonly before: number | null
}

/** A member's entries, the newest first, of those before a number. */
export async function readLedgerPage(
  tx: Reading,
  member: string,
  before: number | null,
): Promise<LedgerPage> {
  const rows = await tx
    .selectFrom('entries')
    .selectAll()
    .where('member', '=', member)
    .$if(before !== null, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(entriesAtOnce + 1)
    .execute()
  const last = rows.length > entriesAtOnce ? rows[entriesAtOnce - 1] : undefined
  return { entries: rows.slice(0, entriesAtOnce).map(entryOf), before: last?.seq ?? null }
}

export async function entryNamed(tx: Reading, id: string): Promise<Entry | null> {
  const row = await tx.selectFrom('entries').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : entryOf(row)
}
