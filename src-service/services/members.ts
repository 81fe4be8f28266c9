import { hashOfKey } from '../http/keys'
import type { Member } from '../deps'
import type { Store, Writing } from '../store/port'
import type { Role } from '../store/tables'
import type { Clock } from '@shared/time'
import type { Ledger, Recorder } from './ledger'

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

/** Finds the member of a key by its hash; a revoked key finds nobody. */
export const authenticateByStoredKeys =
  (store: Store) =>
  async (key: string): Promise<Member | null> => {
    const found = await store.read((tx) =>
      tx
        .selectFrom('keys')
        .innerJoin('members', 'members.id', 'keys.member')
        .select(['members.id', 'members.role'])
        .where('keys.hash', '=', hashOfKey(key))
        .where('keys.revoked_at', 'is', null)
        .executeTakeFirst(),
    )
    return found ?? null
  }
