import type { Reading } from '../store/port'

/** Whether there is such a member, who was not erased: for one who was, nobody does anything any more. */
export async function isThere(tx: Reading, member: string): Promise<boolean> {
  const found = await tx
    .selectFrom('members')
    .select('id')
    .where('id', '=', member)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/** When each erased member was erased. */
export async function erasedMembers(tx: Reading): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('members')
    .select(['id', 'erased_at'])
    .where('erased_at', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ id, erased_at: at }) => (at === null ? [] : [[id, at] as const])))
}
