import type { Erased } from '@shared/api/own-data'
import { appError } from '@shared/errors'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store, Writing } from '../../store/port'
import { dropPhotos } from '../catalogue/model-photos'
import { publish } from '../feed'
import type { Recorder } from '../ledger'
import { endOpenOrders, type RedemptionsDeps } from '../redemptions'
import { releaseProfiles } from '../release-profiles'
import { settleClaims } from '../settle-claims'
import { removeUnnamed } from '../upload-clean-up'
import { uploadFolders } from '../uploads'

export type EraseDeps = RedemptionsDeps & { readonly store: Store; readonly dataFolder: string }

/**
 * Erases a member for good. Gone are name, account, logins, keys, profile, words, addresses and files; open orders end
 * and give their points back; what was published is no longer offered. Facts, entries and the rows that they name stay
 * under an id that nobody can be told by, so that the sums of the ledger, and what others earned, stay true.
 */
export async function eraseMember(deps: EraseDeps, member: string): Promise<Erased> {
  const erasedAt = deps.clock.now().toISOString()
  const files = await deps.ledger.write(async (tx, record) => {
    await endOpenOrders(tx, deps, member)
    await emptyDisputes(tx, member)
    await withdraw(tx, record, member, erasedAt)
    await tx
      .updateTable('reviews')
      .set({ description: '', photo: null })
      .where('member', '=', member)
      .execute()
    await tx
      .updateTable('suggestions')
      .set({ state: 'declined', decided_by: member, decided_at: erasedAt })
      .where('member', '=', member)
      .where('state', '=', 'open')
      .execute()
    await tx.updateTable('suggestions').set({ words: '' }).where('member', '=', member).execute()
    await tx.deleteFrom('member_profile').where('member', '=', member).execute()
    await tx.deleteFrom('forum_names').where('member', '=', member).execute()
    await tx.deleteFrom('keys').where('member', '=', member).execute()
    // Password, logins and their tokens go with it.
    await tx.deleteFrom('auth_users').where('id', '=', member).execute()
    await tx
      .updateTable('members')
      .set({ role: 'member', trusted: 0, erased_at: erasedAt })
      .where('id', '=', member)
      .execute()
    return {
      uploads: await tx.deleteFrom('uploads').where('member', '=', member).returning('sha256').execute(),
      transfers: await tx.deleteFrom('transfers').where('member', '=', member).returning('id').execute(),
    }
  })
  const folders = uploadFolders(deps.dataFolder)
  await removeUnnamed(
    deps.store,
    folders.kept,
    files.uploads.map(({ sha256 }) => sha256),
  )
  for (const { id } of files.transfers) await rm(join(folders.transfers, id), { force: true })
  return { member, erasedAt }
}

/** The member's own words; what the team ruled stays with the ledger. */
async function emptyDisputes(tx: Writing, member: string): Promise<void> {
  await tx
    .updateTable('disputes')
    .set({ statement: '' })
    .where('member', '=', member)
    .where('opened_by', '=', 'member')
    .execute()
  const appealed = await tx
    .selectFrom('disputes')
    .select(['id', 'appealed_at'])
    .where('member', '=', member)
    .where('appeal', 'is not', null)
    .execute()
  for (const { id, appealed_at } of appealed) {
    await tx.updateTable('disputes').set({ appeal: '', appealed_at }).where('id', '=', id).execute()
  }
}

/** What waits is refused; what was published loses its words and its file, and is offered to nobody any more. */
async function withdraw(tx: Writing, record: Recorder, member: string, at: string): Promise<void> {
  const gone = appError('does-not-qualify', { by: 'member' })
  const waitingModels = await tx
    .updateTable('models')
    .set({ state: 'refused' })
    .where('member', '=', member)
    .where('state', '=', 'waiting-for-approval')
    .returning('id')
    .execute()
  for (const { id } of waitingModels) {
    await publish(tx, member, 'model', id)
    await settleClaims(tx, { model: id }, gone)
  }
  const waitingProfiles = await tx
    .updateTable('profiles')
    .set({ state: 'refused' })
    .where('member', '=', member)
    .where('state', 'in', ['waiting-for-approval', 'approved'])
    .returning(['id', 'model'])
    .execute()
  for (const { id } of waitingProfiles) await settleClaims(tx, { profile: id }, gone)
  await tx
    .updateTable('models')
    .set({ title: '', description: '', tags: '[]', remix_of: null, withdrawn_at: at })
    .where('member', '=', member)
    .execute()
  await dropPhotos(tx, { member })
  await tx.updateTable('profiles').set({ name: '', withdrawn_at: at }).where('member', '=', member).execute()
  for (const model of new Set(waitingProfiles.map((one) => one.model))) {
    await releaseProfiles(tx, record, model)
  }
}
