import type { Clock } from '@shared/time'
import { sql } from 'kysely'
import type { Ledger } from '../ledger'
import { offeredModels, offeredProfiles } from './read-catalogue'

export type Fetched = { readonly sha256: string; readonly size: number }

/**
 * What a member who fetches a model or a profile gets, and the running total that it makes. Each other member counts
 * once, whatever he or she fetches again; the owner does not. Null where it is not offered.
 */
export function download(
  deps: { readonly ledger: Ledger; readonly clock: Clock },
  member: string,
  kind: 'model' | 'profile',
  id: string,
): Promise<Fetched | null> {
  return deps.ledger.write(async (tx, record) => {
    const found = await (
      kind === 'model'
        ? offeredModels(tx).where('models.id', '=', id)
        : offeredProfiles(tx).where('profiles.id', '=', id)
    ).executeTakeFirst()
    if (found === undefined) return null
    const fetched = { sha256: found.sha256, size: found.size }
    if (found.member === member) return fetched
    const at = deps.clock.now().toISOString()
    const counted = await tx
      .insertInto('downloads')
      .values({ subject: id, member, at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('subject')
      .executeTakeFirst()
    if (counted === undefined) return fetched
    const { total } = await tx
      .selectFrom('downloads')
      .select(sql<number>`count(*)`.as('total'))
      .where('subject', '=', id)
      .executeTakeFirstOrThrow()
    await record(
      kind === 'model'
        ? { type: 'model.downloads', member: found.member, at, model: id, total }
        : { type: 'print_profile.downloads', member: found.member, at, profile: id, total },
      null,
    )
    return fetched
  })
}
