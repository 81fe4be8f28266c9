import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import type { Store } from '../store/port'
import { note } from './audit'

/** From the next claim on the uploads of a member need no operator where the approval is `trusted`, or need one again. */
export async function setTrust(
  deps: { readonly store: Store; readonly clock: Clock },
  operator: string,
  member: string,
  trusted: boolean,
): Promise<Result<{ readonly trusted: boolean }, AppError>> {
  return deps.store.write(async (tx) => {
    const row = await tx
      .selectFrom('members')
      .select('trusted')
      .where('id', '=', member)
      .where('erased_at', 'is', null)
      .executeTakeFirst()
    if (row === undefined) return err(appError('not-found'))
    if ((row.trusted === 1) === trusted) return ok({ trusted })
    await tx
      .updateTable('members')
      .set({ trusted: trusted ? 1 : 0 })
      .where('id', '=', member)
      .execute()
    await note(tx, {
      ...{ operator, at: deps.clock.now().toISOString(), kind: 'member', object: member, reason: null },
      action: trusted ? 'member-trusted' : 'member-distrusted',
      details: {},
    })
    return ok({ trusted })
  })
}
