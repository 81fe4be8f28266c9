import { changeSchema, type Change, type PublishedModel, type PublishedProfile } from '@shared/api/contract'
import { factSchema } from '@shared/facts/fact'
import { entrySchema, type Entry } from '@shared/ledger/entry'
import type { Reading, Writing } from '../store/port'
import type { FeedKind, Tables } from '../store/tables'
import { claimStatuses } from './claim-status'
import type { Selectable } from 'kysely'

/** Tells a member that something of theirs came about or changed. The row names it; what it says is read when asked. */
export async function publish(tx: Writing, member: string, kind: FeedKind, ref: string): Promise<void> {
  await tx.insertInto('feed').values({ member, kind, ref }).execute()
}

export type FeedPage = { readonly changes: readonly Change[]; readonly next: number; readonly more: boolean }

/** What changed for a member after a number, in the order in which it was written. */
export async function readFeed(tx: Reading, member: string, after: number, limit: number): Promise<FeedPage> {
  const rows = await tx
    .selectFrom('feed')
    .select(['seq', 'kind', 'ref'])
    .where('member', '=', member)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const refs = (kind: FeedKind) => [...new Set(page.filter((row) => row.kind === kind).map(({ ref }) => ref))]
  const [facts, entries, claims, models, profiles] = [
    await factsById(tx, refs('fact')),
    await entriesById(tx, refs('entry')),
    await claimStatuses(tx, refs('claim')),
    await modelsById(tx, refs('model')),
    await profilesById(tx, refs('profile')),
  ]
  const changes = page.map(({ seq, kind, ref }): Change => {
    switch (kind) {
      case 'fact':
        return changeSchema.parse({ kind, seq, fact: facts.get(ref) })
      case 'entry':
        return changeSchema.parse({ kind, seq, entry: entries.get(ref) })
      case 'claim':
        return changeSchema.parse({ kind, seq, status: claims.get(ref) })
      case 'model':
        return changeSchema.parse({ kind, seq, model: models.get(ref) })
      case 'profile':
        return changeSchema.parse({ kind, seq, profile: profiles.get(ref) })
    }
  })
  return { changes, next: page.at(-1)?.seq ?? after, more: rows.length > limit }
}

async function factsById(tx: Reading, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await tx.selectFrom('facts').select(['id', 'body']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, body }) => [id, factSchema.parse(JSON.parse(body))]))
}

async function entriesById(tx: Reading, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await tx.selectFrom('entries').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, entryOf(row)]))
}

export function entryOf(row: Selectable<Tables['entries']>): Entry {
  const { seq: _seq, occurred_at: occurredAt, recorded_at: recordedAt, why, ...rest } = row
  return entrySchema.parse({ ...rest, occurredAt, recordedAt, why: JSON.parse(why) as unknown })
}

async function modelsById(tx: Reading, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await tx
    .selectFrom('models')
    .select(['id', 'title', 'origin', 'fingerprint', 'state', 'uploaded_at'])
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, uploaded_at: uploadedAt, ...rest }): [string, PublishedModel] => [
      id,
      { model: id, ...rest, uploadedAt },
    ]),
  )
}

async function profilesById(tx: Reading, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await tx
    .selectFrom('profiles')
    .select(['id', 'model', 'name', 'uploaded_at'])
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, uploaded_at: uploadedAt, ...rest }): [string, PublishedProfile] => [
      id,
      { profile: id, ...rest, uploadedAt },
    ]),
  )
}
