import { claimStatusSchema, type ClaimStatus } from '@shared/api/contract'
import type { Reading } from '../store/port'

/** What became of claims, by id; a claim that is not known is not in the answer. */
export async function claimStatuses(
  tx: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ClaimStatus>> {
  if (ids.length === 0) return new Map()
  const claims = await tx
    .selectFrom('claims')
    .select(['id', 'state', 'error', 'model', 'profile'])
    .where('id', 'in', ids)
    .execute()
  const facts = await tx
    .selectFrom('facts')
    .select(['id', 'claim'])
    .where('claim', 'in', ids)
    .orderBy('seq')
    .execute()
  return new Map(
    claims.map((claim) => [
      claim.id,
      claimStatusSchema.parse({
        ...claim,
        error: claim.error === null ? null : (JSON.parse(claim.error) as unknown),
        facts: facts.filter((fact) => fact.claim === claim.id).map(({ id }) => id),
      }),
    ]),
  )
}
