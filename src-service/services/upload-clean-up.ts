import type { Clock } from '@shared/time'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../deps'
import type { Store } from '../store/port'
import { isNeeded } from './needed-uploads'
import { uploadFolders } from './uploads'

const hour = 60 * 60_000

/** How long a file may lie without anything that needs it, and a transfer without a byte more. */
const forgottenAfterMs = { incoming: 24 * hour, transfer: 72 * hour, upload: 7 * 24 * hour } as const

export type CleanUpDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly dataFolder: string
  readonly log: Log
}

/**
 * Removes what nobody claimed: uploads that no model, profile or photo is made of, transfers that came to a stand, and what a
 * killed process left half received. Another process may be receiving meanwhile, so only what is old goes.
 */
export async function cleanUpUploads(deps: CleanUpDeps): Promise<void> {
  const folders = uploadFolders(deps.dataFolder)
  const now = deps.clock.now().getTime()
  const removed = {
    transfers: await removeTransfers(deps, folders.transfers, now),
    uploads: await removeUnclaimed(deps, now),
    files:
      (await removeOld(folders.incoming, now, forgottenAfterMs.incoming)) +
      (await removeOld(folders.transfers, now, forgottenAfterMs.transfer)) +
      (await removeNameless(deps, folders.kept, now)),
  }
  if (Object.values(removed).some((count) => count > 0)) deps.log('uploads-cleaned-up', removed)
}

async function removeTransfers({ store }: CleanUpDeps, folder: string, now: number): Promise<number> {
  const all = await store.read((tx) => tx.selectFrom('transfers').select(['id', 'started_at']).execute())
  const old: string[] = []
  for (const { id, started_at: startedAt } of all) {
    const moved = (await changedAt(join(folder, id))) ?? Date.parse(startedAt)
    if (now - moved > forgottenAfterMs.transfer) old.push(id)
  }
  if (old.length === 0) return 0
  await store.write((tx) => tx.deleteFrom('transfers').where('id', 'in', old).execute())
  for (const id of old) await rm(join(folder, id), { force: true })
  return old.length
}

/** The rows alone; the bytes go when no member's row names them any more. */
async function removeUnclaimed({ store }: CleanUpDeps, now: number): Promise<number> {
  const before = new Date(now - forgottenAfterMs.upload).toISOString()
  const removed = await store.write((tx) =>
    tx
      .deleteFrom('uploads')
      .where('taken_in_at', '<', before)
      .where((eb) => eb.not(isNeeded(eb)))
      .returning('sha256')
      .execute(),
  )
  return removed.length
}

/** Files without a row, looked at with the write lock held: an upload is moved to its place under the same lock. */
async function removeNameless({ store }: CleanUpDeps, folder: string, now: number): Promise<number> {
  const old: string[] = []
  for (const name of await readdir(folder)) {
    if (now - ((await changedAt(join(folder, name))) ?? now) > forgottenAfterMs.incoming) old.push(name)
  }
  return removeUnnamed(store, folder, old)
}

/** Removes those of these files that no member's row names, and says how many. */
export async function removeUnnamed(store: Store, folder: string, files: readonly string[]): Promise<number> {
  let removed = 0
  for (const sha256 of files) {
    const named = await store.read((tx) => namesOf(tx, sha256))
    if (named) continue
    await store.write(async (tx) => {
      if (await namesOf(tx, sha256)) return
      await rm(join(folder, sha256), { force: true })
      removed += 1
    })
  }
  return removed
}

const namesOf = async (tx: Parameters<Parameters<Store['read']>[0]>[0], sha256: string): Promise<boolean> =>
  (await tx.selectFrom('uploads').select('size').where('sha256', '=', sha256).limit(1).executeTakeFirst()) !==
  undefined

async function removeOld(folder: string, now: number, afterMs: number): Promise<number> {
  let removed = 0
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (now - ((await changedAt(path)) ?? now) <= afterMs) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}

/** Milliseconds since 1970; null where it is not there. Moving a file into place counts as a change of it. */
async function changedAt(path: string): Promise<number | null> {
  const stats = await stat(path).catch(() => null)
  return stats === null ? null : Math.max(stats.mtimeMs, stats.ctimeMs)
}
