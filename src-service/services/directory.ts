import type { Entry } from '@shared/ledger/entry'
import { sql } from 'kysely'
import { contains } from '../store/contains'
import type { Reading } from '../store/port'
import type { Role } from '../store/tables'
import { entryOf } from './feed'
import { pageOf, type Found } from './page-of'

/** Who a member is to the team: the nickname, the name one signs in with, or that of a key. */
export type Known = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly joinedAt: string
  readonly trusted: boolean
  readonly payoutsStopped: boolean
}

const membersAtOnce = 50
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
    ])

type Row = Awaited<ReturnType<ReturnType<typeof membersIn>['execute']>>[number]

const knownOf = (row: Row): Known => ({
  id: row.id,
  name: row.nickname ?? row.account ?? row.key ?? row.id,
  role: row.role,
  joinedAt: row.joined_at,
  trusted: row.trusted === 1,
  payoutsStopped: row.payouts_stopped === 1,
})

export const roleOf = async (tx: Reading, member: string): Promise<Role | null> =>
  (await tx.selectFrom('members').select('role').where('id', '=', member).executeTakeFirst())?.role ?? null

/** The ids of those whose nickname, name or id has this in it. */
export const membersCalled = (tx: Reading, find: string) =>
  tx
    .selectFrom('members')
    .leftJoin('member_profile', 'member_profile.member', 'members.id')
    .leftJoin('auth_users', 'auth_users.id', 'members.id')
    .select('members.id')
    .where((eb) =>
      eb.or([
        contains('members.id', find),
        contains('member_profile.nickname', find),
        contains('auth_users.name', find),
        eb.exists(
          eb
            .selectFrom('keys')
            .select('keys.hash')
            .whereRef('keys.member', '=', 'members.id')
            .where(contains('keys.name', find)),
        ),
      ]),
    )

/** Those who are called so, all for an empty text, the newest first and page by page. */
export async function findMembers(tx: Reading, find: string, after: string | null): Promise<Found<Known>> {
  const last =
    after === null
      ? undefined
      : await tx.selectFrom('members').select(['id', 'joined_at']).where('id', '=', after).executeTakeFirst()
  const rows = await membersIn(tx)
    .$if(find !== '', (query) => query.where('members.id', 'in', membersCalled(tx, find)))
    .$if(last !== undefined, (query) =>
      query.where(sql<boolean>`(members.joined_at, members.id) < (${last?.joined_at}, ${last?.id})`),
    )
    .orderBy('members.joined_at', 'desc')
    .orderBy('members.id', 'desc')
    .limit(membersAtOnce + 1)
    .execute()
  return pageOf(rows.map(knownOf), membersAtOnce, ({ id }) => id)
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
