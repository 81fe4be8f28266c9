import { hashOfKey } from '../http/keys'
import type { Member } from '../deps'
import type { Store, Writing } from '../store/port'
import type { Role } from '../store/tables'
import type { Clock } from '@shared/time'
import type { Ledger, Recorder } from './ledger'
import { together } from './together'

/** Makes a member, with the fact that he or she joined; one who is there already stays as he or she is. */
export function addMember(
  deps: { readonly ledger: Ledger; readonly clock: Clock },
  member: {
    readonly id: string
    readonly role: Role
    readonly key?: { readonly name: string; readonly hash: string }
  },
): Promise<void> {
  const at = deps.clock.now().toISOString()
  return deps.ledger.write(async (tx, record) => {
    await insertMember(tx, record, { ...member, at })
    if (member.key !== undefined) {
      await tx
        .insertInto('keys')
        .values({ ...member.key, member: member.id, made_at: at, revoked_at: null })
        .execute()
    }
  })
}

/** The member alone, inside a transaction, with the fact that he or she joined. */
export async function insertMember(
  tx: Writing,
  record: Recorder,
  { id, role, at }: { readonly id: string; readonly role: Role; readonly at: string },
): Promise<void> {
  const added = await tx
    .insertInto('members')
    .values({ id, role, joined_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added !== undefined) await record({ type: 'member.joined', member: id, at }, null)
}

/** So many keys at most are looked up by one statement. */
const mostTogether = 100

/** Finds the member of a key by its hash; a revoked key finds nobody. Requests in flight are looked up together. */
export function authenticateByStoredKeys(store: Store): (key: string) => Promise<Member | null> {
  const memberOfHash = together(mostTogether, async (hashes: readonly string[]) => {
    const rows = await store.look((db) =>
      db
        .selectFrom('keys')
        .innerJoin('members', 'members.id', 'keys.member')
        .select(['keys.hash', 'members.id', 'members.role'])
        .where(store.among('keys.hash', hashes))
        .where('keys.revoked_at', 'is', null)
        .execute(),
    )
    const found = new Map(rows.map(({ hash, ...member }) => [hash, member]))
    return hashes.map((hash) => found.get(hash) ?? null)
  })
  return (key) => memberOfHash(hashOfKey(key))
}
