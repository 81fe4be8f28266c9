import { limits } from '@shared/api/contract'
import { appError, type AppError } from '@shared/errors'
import { err, ok, type Result } from '@shared/result'
import type { Clock } from '@shared/time'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../error-code'
import type { Store } from '../store/port'

export type Upload = { readonly size: number; readonly takenInAt: string }

export type Uploads = {
  /** Where the bytes of a hash are; the hash was checked to be one. */
  readonly pathOf: (sha256: string) => string
  /** What this member sent, if it is still there. Another member's bytes are nobody else's business. */
  readonly find: (member: string, sha256: string) => Promise<Upload | null>
  /** Takes bytes in; they are on disk under their hash when this answers. */
  readonly takeIn: (
    upload: Incoming,
  ) => Promise<Result<{ readonly size: number; readonly isNew: boolean }, AppError>>
}

export type Incoming = {
  readonly member: string
  readonly sha256: string
  readonly declaredSize: number | null
  readonly bytes: AsyncIterable<Uint8Array>
}

const forgottenAfterMs = 24 * 60 * 60 * 1000

export function createUploads(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly dataFolder: string
}): Uploads {
  const folder = join(deps.dataFolder, 'uploads')
  const incoming = join(deps.dataFolder, 'incoming')
  for (const path of [folder, incoming]) mkdirSync(path, { recursive: true, mode: 0o700 })
  clearForgotten(incoming, deps.clock.now().getTime())
  const pathOf = (sha256: string): string => join(folder, sha256)

  const find: Uploads['find'] = async (member, sha256) => {
    const row = await deps.store.read((tx) =>
      tx
        .selectFrom('uploads')
        .select(['size', 'taken_in_at'])
        .where('member', '=', member)
        .where('sha256', '=', sha256)
        .executeTakeFirst(),
    )
    if (row === undefined) return null
    const onDisk = await stat(pathOf(sha256)).catch(() => null)
    return onDisk?.size === row.size ? { size: row.size, takenInAt: row.taken_in_at } : null
  }

  const keep = async ({ member, sha256 }: Incoming, size: number, part: string): Promise<void> => {
    await rename(part, pathOf(sha256))
    await syncFolder(folder)
    const takenInAt = deps.clock.now().toISOString()
    await deps.store.write((tx) =>
      tx
        .insertInto('uploads')
        .values({ member, sha256, size, taken_in_at: takenInAt })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    )
  }

  return {
    pathOf,
    find,
    async takeIn(upload) {
      if ((upload.declaredSize ?? 0) > limits.uploadBytes) return err(tooLarge)
      const before = await find(upload.member, upload.sha256)
      if (before !== null) return ok({ size: before.size, isNew: false })
      const part = join(incoming, `${deps.newId()}.part`)
      try {
        const written = await writeHashed(part, upload.bytes)
        if (!written.ok) return written
        if (written.value.sha256 !== upload.sha256) return err(appError('hash-mismatch'))
        if (written.value.size === 0) return err(appError('bad-request', { field: 'body' }))
        await keep(upload, written.value.size, part)
        return ok({ size: written.value.size, isNew: true })
      } finally {
        await rm(part, { force: true })
      }
    },
  }
}

const tooLarge = appError('too-large', { limit: limits.uploadBytes })

/** Hashes while it writes, stops at the limit whatever was declared, and flushes. A sender who went away is no fault of ours. */
async function writeHashed(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<{ readonly sha256: string; readonly size: number }, AppError>> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes) {
      size += chunk.byteLength
      if (size > limits.uploadBytes) return err(tooLarge)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    return ok({ sha256: hash.digest('hex'), size })
  } catch (error) {
    if (codeOf(error) === 'ECONNRESET') return err(appError('bad-request', { field: 'body' }))
    throw error
  } finally {
    await file.close()
  }
}

/** A rename is on disk only when its folder is. Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** What a killed process left half received. Another process over the same folder may be receiving: only old ones go. */
function clearForgotten(incoming: string, now: number): void {
  for (const name of readdirSync(incoming)) {
    const path = join(incoming, name)
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now
    if (now - changed > forgottenAfterMs) rmSync(path, { force: true })
  }
}
