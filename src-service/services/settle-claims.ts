import type { AppError } from '@shared/errors'
import type { Writing } from '../store/port'
import { publish } from './feed'

/** Ends the waiting of every claim for a model or a profile: done, or refused with the reason. */
export async function settleClaims(
  tx: Writing,
  of: { readonly model: string } | { readonly profile: string },
  error: AppError | null,
): Promise<void> {
  const waiting = tx
    .updateTable('claims')
    .set({
      state: error === null ? 'done' : 'refused',
      error: error === null ? null : JSON.stringify(error),
    })
    .where('state', '=', 'waiting-for-approval')
  const settled = await (
    'model' in of
      ? waiting.where('model', '=', of.model).where('kind', '=', 'publish-model')
      : waiting.where('profile', '=', of.profile)
  )
    .returning(['id', 'member'])
    .execute()
  for (const { id, member } of settled) await publish(tx, member, 'claim', id)
}
