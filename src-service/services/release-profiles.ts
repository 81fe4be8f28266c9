import type { Recorder } from './ledger'
import type { Writing } from '../store/port'
import { settleClaims } from './settle-claims'
import { publish } from './feed'

/**
 * Publishes the profiles of a model that nothing holds back any more: the model is approved, and so is, or was refused,
 * every profile of it that was uploaded earlier. So the first profile of a model is the first uploaded.
 */
export async function releaseProfiles(tx: Writing, record: Recorder, model: string): Promise<void> {
  const { state } = await tx
    .selectFrom('models')
    .select('state')
    .where('id', '=', model)
    .executeTakeFirstOrThrow()
  if (state !== 'approved') return
  const open = await tx
    .selectFrom('profiles')
    .selectAll()
    .where('model', '=', model)
    .where('state', 'in', ['waiting-for-approval', 'approved'])
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute()
  for (const profile of open) {
    if (profile.state === 'waiting-for-approval') return
    const earlier = await tx
      .selectFrom('profiles')
      .select('id')
      .where('model', '=', model)
      .where('first', '=', 1)
      .executeTakeFirst()
    await tx
      .updateTable('profiles')
      .set({ state: 'published', first: earlier === undefined ? 1 : null })
      .where('id', '=', profile.id)
      .execute()
    await record(
      {
        type: 'print_profile.published',
        member: profile.member,
        at: profile.uploaded_at,
        model,
        profile: profile.id,
      },
      profile.claim,
    )
    await publish(tx, profile.member, 'profile', profile.id)
    await settleClaims(tx, { profile: profile.id }, null)
  }
}
