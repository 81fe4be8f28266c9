import type { Reading, Writing } from '../store/port'

export const refusedAlarm = 'expiry-refused'

/** Points of a version that were earned before a moment have expired. */
export type Expiring = { readonly programme: string; readonly version: string; readonly before: string }
export type Account = { readonly member: string; readonly programme: string }

/**
 * Whoever may have something that expired since the last look: credits whose time came since, or that were recorded
 * since and late, what came free of a hold since, and whoever was refused. So a look at which nothing is new reads
 * next to nothing.
 */
export async function accountsToLookAt(
  tx: Reading,
  expiring: readonly Expiring[],
): Promise<{ readonly accounts: readonly Account[]; readonly seq: number }> {
  const looks = await tx.selectFrom('expiry_looks').selectAll().execute()
  const lastOf = ({ programme, version }: Omit<Expiring, 'before'>) =>
    looks.find((look) => look.programme === programme && look.version === version)
  const found = new Map<string, Account>()
  const add = ({ member, programme }: Account) => {
    found.set(JSON.stringify([member, programme]), { member, programme })
  }
  for (const one of expiring) {
    const come = await tx
      .selectFrom('entries')
      .select(['member', 'programme'])
      .distinct()
      .where('programme', '=', one.programme)
      .where('version', '=', one.version)
      .where('amount', '>', 0)
      .where('occurred_at', '>=', lastOf(one)?.earned_before ?? '')
      .where('occurred_at', '<', one.before)
      .execute()
    come.forEach(add)
  }
  const known = expiring.flatMap((one) => lastOf(one)?.seq ?? [])
  for (const { occurred_at: occurredAt, kind, ...row } of await entriesSince(tx, known)) {
    const may = expiring.some(
      ({ programme, version, before }) =>
        programme === row.programme &&
        (kind === 'release' || (version === row.version && occurredAt < before)),
    )
    if (may) add(row)
  }
  const refused = await tx
    .selectFrom('alarms')
    .select('member')
    .distinct()
    .where('kind', '=', refusedAlarm)
    .execute()
  for (const { member } of refused) for (const { programme } of expiring) add({ member, programme })
  const newest = await tx
    .selectFrom('entries')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { accounts: [...found.values()], seq: newest?.seq ?? 0 }
}

async function entriesSince(tx: Reading, seqs: readonly number[]) {
  if (seqs.length === 0) return []
  return tx
    .selectFrom('entries')
    .select(['member', 'programme', 'version', 'kind', 'occurred_at'])
    .where('seq', '>', Math.min(...seqs))
    .where((eb) => eb.or([eb('amount', '>', 0), eb('kind', '=', 'release')]))
    .execute()
}

/** Never goes back, whatever the clock or a slower process does. */
export async function rememberLooks(tx: Writing, expiring: readonly Expiring[], seq: number): Promise<void> {
  const looks = await tx.selectFrom('expiry_looks').selectAll().execute()
  for (const { programme, version, before } of expiring) {
    const last = looks.find((look) => look.programme === programme && look.version === version)
    const look = {
      earned_before: last !== undefined && last.earned_before > before ? last.earned_before : before,
      seq: Math.max(seq, last?.seq ?? 0),
    }
    await tx
      .insertInto('expiry_looks')
      .values({ programme, version, ...look })
      .onConflict((conflict) => conflict.columns(['programme', 'version']).doUpdateSet(look))
      .execute()
  }
}
