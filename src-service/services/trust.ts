import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Store } from '../store/port'

/** From the next claim on the uploads of a member need no operator where the approval is `trusted`, or need one again. */
export async function setTrust(
  store: Store,
  member: string,
  trusted: boolean,
): Promise<Result<{ readonly trusted: boolean }, AppError>> {
  const changed = await store.write((tx) =>
    tx
      .updateTable('members')
      .set({ trusted: trusted ? 1 : 0 })
      .where('id', '=', member)
      .returning('id')
      .executeTakeFirst(),
  )
  return changed === undefined ? err(appError('not-found')) : ok({ trusted })
}
